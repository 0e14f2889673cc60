"""How issues are carried to those who can change them: what the pages show, and what helps to write.

issues.py    strategies, speakers and power maps, as pages read them
powermap.py  draws a power map
offices.py   reads agenda/data/offices.yaml, the offices that decide, to choose from
"""
