"""Counting a round: grades go where their issues went, then each pair of grades is counted once for each woman.

Three things are not counted as they stand, because whoever subtracts one result from another would read single women
off it: grades on phones that are fewer than five beside slips from paper (who typed the slips knows these); what fewer
than five women changed since the round before (that round's counts stay); and, once sealed, any issue under five.
"""

from collections import Counter
from datetime import datetime

from django.db.models import Count

from agenda.models import Issue, Round, RoundIssue, SlipCount, Tally
from agenda.rounds.tally import SMALLEST_GROUP

#: How many women gave an issue this pair of grades: urgency, feasibility.
Pairs = Counter[tuple[int | None, int | None]]


def count(round_: Round, *, now: datetime) -> None:
    """Count phones and paper as they stand, in one statement each. The caller keeps further answers out."""
    follow_merges(round_)
    before = round_before(round_)
    pairs = _pairs(round_)
    as_before = _small_changes(pairs, _kept(before)) if before else {}
    pairs |= as_before
    round_.tallies.all().delete()
    # By content: the order of the rows tells nothing about who came when.
    Tally.objects.bulk_create(
        Tally(round=round_, issue_id=issue, urgency=urgency, feasibility=feasibility, count=women)
        for issue in sorted(pairs)
        for (urgency, feasibility), women in sorted(pairs[issue].items(), key=str)
    )
    round_.issues.exclude(issue__in=as_before).update(is_as_before=False)
    round_.issues.filter(issue__in=as_before).update(is_as_before=True)
    raters = round_.grades.values(round_.grades.model.WHO).distinct().count()
    raters += sum(round_.batches.values_list("raters", flat=True))
    Round.objects.filter(pk=round_.pk).update(closed_at=now, raters=raters, after=before)


def seal(round_: Round) -> None:
    """Delete who gave what, and what fewer than five women gave: from now on there are only counts."""
    round_.grades.all().delete()
    SlipCount.objects.filter(batch__round=round_).delete()
    enough = [issue for issue, pairs in _kept(round_).items() if _is_enough(pairs)]
    round_.tallies.exclude(issue__in=enough).delete()


def follow_merges(round_: Round) -> None:
    """What was merged meanwhile is rated where its cards went; what was taken away is rated no more.

    A woman who graded both is counted by what she gave the issue that stays. Slips cannot follow: they are counts, and
    nobody could tell which of them are one woman's.
    """
    for entry in round_.issues.select_related("issue__merged_into"):
        stays = entry.issue.rated_as
        if stays != entry.issue:
            _follow(round_, entry, stays)


def _follow(round_: Round, entry: RoundIssue, stays: Issue | None) -> None:
    grades, who = round_.grades, round_.grades.model.WHO
    if stays is not None:
        has_graded = list(grades.filter(issue=stays).values_list(who, flat=True))
        grades.filter(issue=entry.issue_id).exclude(**{f"{who}__in": has_graded}).update(issue=stays)
    grades.filter(issue=entry.issue_id).delete()
    SlipCount.objects.filter(batch__round=round_, issue=entry.issue_id).delete()
    if stays is None or round_.issues.filter(issue=stays).exists():
        entry.delete()
    else:
        RoundIssue.objects.filter(pk=entry.pk).update(issue=stays)


def phones_set_aside(round_: Round) -> int:
    """On how many issues the grades from phones would not be counted now: too few beside slips from paper."""
    on_paper = SlipCount.objects.filter(batch__round=round_).values("issue")
    few = round_.grades.filter(issue__in=on_paper).values("issue").annotate(women=Count("pk"))
    return few.filter(women__lt=SMALLEST_GROUP).order_by().count()


def round_before(round_: Round) -> Round | None:
    """The newest other round, shown and with as many levels, that holds any of its issues."""
    mine = round_.issues.values("issue")
    same = Round.objects.shown().filter(levels=round_.levels, issues__issue__in=mine).exclude(pk=round_.pk)
    return same.order_by("-closed_at", "-pk").first()


def _pairs(round_: Round) -> dict[int, Pairs]:
    """How often each pair of grades was given to each issue, on phones and on paper."""
    pair = ("issue_id", "urgency", "feasibility")
    phones = _by_issue(round_.grades.values_list(*pair).annotate(women=Count("pk")).order_by())
    paper = _by_issue(SlipCount.objects.filter(batch__round=round_).values_list(*pair, "count"))
    together = dict(paper)
    for issue, given in phones.items():
        if issue not in paper or given.total() >= SMALLEST_GROUP:
            together[issue] = given + paper.get(issue, Counter())
    return together


def _kept(round_: Round) -> dict[int, Pairs]:
    return _by_issue(round_.tallies.values_list("issue", "urgency", "feasibility", "count"))


def _by_issue(rows) -> dict[int, Pairs]:
    found: dict[int, Pairs] = {}
    for issue, urgency, feasibility, women in rows:
        found.setdefault(issue, Counter())[urgency, feasibility] += women
    return found


def _small_changes(pairs: dict[int, Pairs], before: dict[int, Pairs]) -> dict[int, Pairs]:
    """The counts of before, for each issue of which fewer than five women gave other grades since."""
    small = {}
    for issue in pairs.keys() & before.keys():
        new, old = pairs[issue], before[issue]
        changed = max(_women(new - old), _women(old - new))
        if 0 < changed < SMALLEST_GROUP:
            small[issue] = old
    return small


def _women(pairs: Pairs) -> int:
    """So many women at least: beans are counted for each scale by itself, so one woman may stand in two places."""
    return max(sum(women for pair, women in pairs.items() if pair[scale] is not None) for scale in (0, 1))


def _is_enough(pairs: Pairs) -> bool:
    """Five women or more gave each of the two grades."""
    given = [sum(women for pair, women in pairs.items() if pair[scale] is not None) for scale in (0, 1)]
    return min(given) >= SMALLEST_GROUP
