"""Counting ballots that put alternatives in order, and grades. Arrays in, an order with ties out; no database.

    ordered.py          Profile: the ballots as an array of places, each with how often it was cast
    pairwise.py         Table: how many put one before the other, for every two; who beats whom
    borda.py copeland.py schulze.py ranked_pairs.py instant_runoff.py    the methods, a file for each
    grades.py           score, majority judgment and dots, for grades in place of an order
    dotted.py           dot voting read for people
    transferable.py     single transferable vote, for two co-leads
    methods.py          the table of methods: name, sentence for members, how to count; do they agree?
    preflib.py          reads the files of preflib.org (soc, soi, toc, toi), strictly; gathering.py what they all share
    writing.py          writes them, and rows for a sheet, so that outside tools reach the same result
    order.py            what every method answers: numbers from best to worst, equal places in one list

An alternative that a ballot leaves out stands last on it, level with the others left out. No method draws lots and none
looks at the numbers of the alternatives, so a tie is answered as a tie. May import numpy and Django's translation only.
"""
