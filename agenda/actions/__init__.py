"""The verbs of the agenda, a file for each noun.

What the host does in a step has the form of a deed: ``verb(step, *, …, by, now)``, and may return a sentence for her.
"""
