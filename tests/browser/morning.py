"""The day until lunch, first half: the circle, rules, vision, cards, issues and the rating."""

from playwright.sync_api import expect

from agenda.models import Card, Issue, Rating, Round
from agenda.rounds.readings import reading
from coalition.home.demo import data
from coalition.meetings.models import Participant
from tests.browser.cast import PATIENCE, Phone
from tests.browser.day import Day, agree, words


def circle(day: Day) -> None:
    for woman in Participant.objects.all():
        day.host.deed("take_turn", f':has(input[value="{woman.pk}"])')


def rules(day: Day) -> None:
    for rule in data()["ground_rules"]:
        day.host.deed("add_rule", ":has([name=text]:not([type=hidden]))", text=words(rule))
    for phone in day.phones:
        agree = phone.page.locator("#now button[name=all]")
        expect(phone.page.locator("#now input[name=rules]")).to_have_count(8, timeout=PATIENCE)
        with phone.page.expect_response(lambda answer: answer.request.method == "POST"):
            agree.click()
    expect(day.wall.page.locator("#now")).to_contain_text("5", timeout=PATIENCE)


def note(day: Day) -> None:
    day.host.deed("add_note", text=words(data()["concept_choice"]["in_one_line"]))


def vision(day: Day) -> None:
    """Twenty fragments: each phone is handed round three times."""
    fragments = [row["text"] for row in data()["vision_fragments"]]
    for turn in range(4):
        for number, phone in enumerate(day.phones):
            if turn:
                phone.hand_over()
            eyes_closed = phone.page.locator("#now a[href='?write=1']")
            if eyes_closed.count():
                eyes_closed.click()
            phone.send(text=fragments[5 * turn + number])
    expect(day.wall.page.locator("#now")).not_to_contain_text(fragments[0])
    day.host.page.reload()
    day.host.deed("show_all")
    expect(day.wall.page.locator("#now")).to_contain_text(fragments[0], timeout=PATIENCE)
    agree(day, words(data()["vision_draft"]))


def objectives(day: Day) -> None:
    for row in data()["objectives"]:
        day.host.deed("keep_objective", text=words(row), outcome=words(row["outcome"]))


def cards(day: Day) -> None:
    """Groups A to D write on the first four phones; one card tries to be a script."""
    for phone, letter in zip(day.phones, "ABCD", strict=False):
        phone.page.locator(f"#now button[name=group][value={letter}]").click()
        phone.here()
    for row in data()["cards"]:
        phone = day.phones["ABCD".index(row["group"])]
        phone.send("form[data-send]:has(#id_text)", text=row["text"])
    bad = "<script>document.title='gotcha'</script>\u202e"
    day.phones[4].send("form[data-send]:has(#id_text)", text=bad)
    expect(day.wall.page.locator("#now")).not_to_contain_text("mtaji")
    day.host.page.reload()
    day.host.deed("show_all")
    expect(day.wall.page.locator("#now")).to_contain_text("mtaji mtaji mtaji!!", timeout=PATIENCE)
    expect(day.wall.page.locator("#now")).to_contain_text("document.title='gotcha'")
    assert "gotcha" not in day.wall.page.title() + day.host.page.title()
    made = Card.objects.get(text__contains="gotcha")
    day.host.page.reload()
    day.host.deed("take_off_wall", f':has(input[value="{made.pk}"])')
    day.host.page.reload()
    day.host.deed("hide_card", f':has(input[value="{made.pk}"])')


def themes(day: Day) -> None:
    texts = {row["id"]: row["text"] for row in data()["cards"]}
    pks = dict(Card.objects.filter(step__slug="core-issues").values_list("text", "pk"))
    for theme in data()["themes"]:
        together = [pks[texts[card]] for card in theme["cards"]]
        day.host.deed(
            "put_together", ':has([name=source][value=""])', cards=together, name=words(theme["name"])
        )
    undo_and_again(day)
    day.host.deed("", "", "park_cards", cards=[pks[texts["c40"]]])
    assert [issue.cards.count() for issue in Issue.objects.order_by("pk")] == [4, 7, 4, 3, 4, 5, 5, 4, 3]


def undo_and_again(day: Day) -> None:
    """Merge the last issue into the one before, and take that back."""
    last, before = Issue.objects.order_by("-pk")[:2]
    day.host.deed("merge_issues", f':has([name=issue][value="{last.pk}"])', into=before.pk)
    assert Issue.objects.standing().count() == 8
    day.host.deed("undo")
    assert Issue.objects.standing().count() == 9


def rating(day: Day) -> None:
    """Twenty women weigh nine issues; five phones are handed round, and nothing shows before the host shows it."""
    women = list(data()["ratings"].values())
    for turn in range(4):
        for number, phone in enumerate(day.phones):
            phone.hand_over()
            weigh(phone, women[5 * turn + number])
            if turn == number == 0:
                assert '<svg class="matrix' not in day.wall.page.content()
    given = [any(pair) for woman in women for pair in woman.values()]
    assert Rating.objects.count() == sum(given) == 166
    expect(day.wall.page.locator("#now .count")).to_contain_text("20", timeout=PATIENCE)


def weigh(phone: Phone, grades: dict) -> None:
    """One woman's grades, an issue a page; what she leaves blank she skips."""
    for urgency, feasibility in grades.values():
        given = {"urgency": urgency, "feasibility": feasibility}
        given = {name: grade for name, grade in given.items() if grade}
        place = phone.page.locator("#now [name=issue]").get_attribute("value")
        if given:
            phone.send(**given)
        else:
            phone.page.locator("#now form a.btn-secondary").click()
        moved = phone.page.locator(f"#now:not(:has([name=issue][value='{place}']))")
        expect(moved).to_have_count(1)


def check_ratings(day: Day) -> None:
    """What the counts say equals the data's reference, exactly."""
    found = reading(Round.objects.get())
    results = {line.name: line.result for line in found.lines}
    names = {row["id"]: words(row["name"]) for row in data()["themes"]}
    for theme, expected in data()["ratings_expected"].items():
        assert figures(results[names[theme]]) == expected
    answers = found.results
    given = {"given": answers.given, "possible": answers.possible, "missing": answers.missing}
    assert given == data()["ratings_answers"]


def figures(result) -> dict:
    """A result in the words of the demo data."""
    found = {"n_both": result.n_both, "quadrant": result.quadrant, "rank": result.rank}
    for letter, grades in (("u", result.urgency), ("f", result.feasibility)):
        found |= {f"n_{letter}": grades.n, f"median_{letter}": float(grades.median)}
        found |= {f"mean_{letter}": round(float(grades.mean), 3), f"sd_{letter}": round(float(grades.sd), 3)}
    return found
