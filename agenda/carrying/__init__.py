"""How issues are carried to those who can change them: strategies, power maps, briefs, petitions, women's own stories.

The nouns are in agenda/models (strategy.py, stakeholder.py, brief.py, petition.py, story.py).

    urls.py      /agenda/strategies/, briefs/, evidence/, petitions/, stories/, and /me/stories/
    views/ forms/ actions/    a file for each of these
    issues.py    strategies, speakers and power maps, as pages read them; powermap.py draws a map
    briefing.py  what a reader is warned of before a policy brief goes out; document.py the brief as a document to edit
    stories.py   stories without their words, for her and for who may ask
    offices.py   reads agenda/data/offices.yaml, the offices that decide, to choose from
"""
