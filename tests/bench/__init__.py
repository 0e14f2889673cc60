"""What the house costs, as ratios to bare Django views on the same server program, measured in one run (`make bench`).

``stage`` makes a throw-away database with a hall in it; ``bare`` holds the views that do only the one thing;
``servers`` runs both under granian with the options of `manage.py serve`; ``load`` asks them; ``__main__`` takes
turns and prints. ``ballots`` holds each ranking method against one pass over the same ballots; ``ratings`` a round of a
million ratings against one of a thousand. It measures and never fails: the budgets are printed beside what was found.
"""
