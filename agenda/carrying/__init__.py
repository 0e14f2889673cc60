"""How issues are carried to those who can change them: what the pages show, and what helps to write.

issues.py    strategies, speakers and power maps, as pages read them
powermap.py  draws a power map
briefing.py  what a reader is warned of before a policy brief goes out
document.py  a policy brief as a document to edit
stories.py   stories without their words, for her and for who may ask
offices.py   reads agenda/data/offices.yaml, the offices that decide, to choose from
"""
