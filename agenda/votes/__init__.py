"""Secret votes: each member votes on her own account, nobody knows how, and what comes out binds.

A draft is opened by two of the committee; papers come in by phone and in the hall; when its time is over they are
counted, and what led from a woman to her paper is destroyed. The nouns are in agenda/models (secret_ballot.py,
ballot_papers.py), the pages in templates/agenda/votes.

    urls.py      /votes/...
    views/       pages (what all see), paper (hers), drafts, two (what two do together), hall; found looks a vote up
    forms/       called as the views that bind them
    actions/     drafts, two, voting (her paper), hall, closing (counting, and what goes then and thirty days later)
    queries.py   which votes wait for her, what options are called, how a result reads
    results.py   papers in, a result that may be published out; no database

Who cast which paper is known to nobody: a key leads from a woman to her paper, and goes when it is counted.
"""
