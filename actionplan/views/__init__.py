"""Views of the action plan: tasks (a woman's own), plan (everybody's), partners, commitments."""
