"""Rounds of rating: each woman grades each issue for urgency and feasibility, in a room or between meetings.

The nouns are in agenda/models (rating.py, slips.py); the step of a room is agenda/steps/rating.py.

    urls.py      /agenda/rate/, /agenda/rounds/, and slips from paper
    views/       rounds (all of them), rate (hers), results, paper (slips in a room), between (slips between meetings)
    forms.py     which issues until when, more time, one woman's grades
    actions/     rating (in a room), between (open to all members), paper, tallying (how both are counted and sealed)
    queries.py   which rounds are open to her, and what she gave
    readings.py  a round read for people; counts.py as files; caution.py what a host should know before she counts
    tally.py     the counts: means, spread, quadrant, order; matrix.py draws the map, bars.py where women agree
    weighing.py  the order at every weight, exactly; whatif.py what the page of it shows
    moving.py    what moved from one round to the next; recounting.py other ways of counting, to say whether they agree

Who gave what is deleted when a round is sealed; fewer than five women are not shown.
"""
