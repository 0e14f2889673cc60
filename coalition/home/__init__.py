"""Home: the first page of each person, and the demo; the only app that mixes all others.

Owns no models. queries.py gathers her day and what waits for her; actions.py announces terms that end. /demo/ exists
only where DEMO=1, which production refuses (checks.py).
"""
