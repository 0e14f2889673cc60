"""The agenda: from one woman's words to what the coalition carries together.

    card -> issue -> rating -> agenda -> decision

Rooms of this house
    models/card.py       Card: a woman's words, kept as written; waiting, shown, hidden, parked, or in an issue
    models/saying.py     Saying: what a woman said between meetings, until a meeting takes it up as a card
    models/issue.py      Issue: a named pile of cards. Change: what the room did to its piles, so that it can be undone
    models/charter.py    CharterText: vision, mission, objectives, ground rules, how we are organised. Promise
    models/strategy.py   Strategy: how an issue is carried to those who can change it, version by version; SpeakerYes: a
                         woman's own yes to speak for it. Scene: a role-play that is on
    models/brief.py      Brief: two pages for one office, a draft, then frozen. Evidence: what can be shown, and where
    models/petition.py   Petition; Signature: who signed, kept apart, erased when handed over; SheetCount: paper
    models/story.py      Story: a woman's own, sealed; StoryConsent: her yes to one use; StoryAsk; Showing
    models/stakeholder.py  Stakeholder: an office or group on the power map of an issue
    models/rating.py     Round of rating, in a room or open to all members for days; Rating and MemberRating (urgency,
                         feasibility), and the counts kept of them
    models/slips.py      SlipBatch: rating slips entered from paper at once, and the counts kept of them
    models/ordering.py   Ordering of issues by Ballots, and the counts kept of them; PaperCount: what was read off paper
    models/agenda.py     Agenda (a published version, frozen) and its Items
    models/public.py     PublicPage: an agenda as it stands for everybody outside, while two of us say so
    models/decision.py   Decision and the Positions taken on it; models/attempt.py each try as it was counted
    models/secret_ballot.py  SecretBallot, its Options, and the BallotChanges that two make to it
    models/ballot_papers.py  what lies in the box while it is open, and what is left after counting
    actions/             the verbs, a file for each noun
    steps/               the kinds of session step that are ours; settings.MEETING_STEPS names them
    ballots/             counts ballots that put issues in order; its package names the methods
    aloud.py             the agenda as a script to read aloud, in one language or both
    comparing.py         two versions of the agenda side by side
    document.py          the agenda as a document to edit
    history.py           what a room did to its piles, in sentences
    rounds/              rounds of rating, in a room and between meetings: its package is their map
    suggesting/          suggests which cards may belong together; the room decides
    slips.py             the grid into which rating slips are typed; beans.py the numbers of beans, dots or hands
    pictures.py          a picture for each number of an issue
    carrying/            how issues are carried, strategies to stories: its package is their map
    ways.py              the ways in which a room decides: rule, hand signs, what the host reads aloud, and what the
                         charter says comes after two tries
    quorum.py            whether enough women are here to decide, of all (as the charter says) or of the committee
    roleplays.py         reads data/roleplays.yaml, the scenes to practise with
    votes/               secret votes, from the draft to the result: its package is their map
    versions.py          the charter as versions: what held when, what changed, who said yes to it
    views/               the published agenda, results of orderings, the charter, for members and on paper
    jobs.py              counts secret ballots whose time is over, and lets their traces go

May import coalition.meetings, coalition.reminders, members and coalition.web; actionplan and coalition.home import it.
Who cast which secret paper is known to nobody: a key leads from a woman to her paper, and goes when it is counted.
Who wrote a card or took a position is known only while its step is open; the link is cut when the step is saved.
"""
