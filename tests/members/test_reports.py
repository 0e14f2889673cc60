"""A woman says to one whom she chose that a rule was broken: what may go wrong, and what nobody else sees."""

import threading
import uuid

import pytest
from django.db import IntegrityError, connections, transaction
from django.utils import timezone

from members import actions, queries
from members.models import Report, ReportStep, ReportWords
from tests.factories import make_member
from tests.members.saying import DAY, WORDS, page, say, signed_in, texts

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


@pytest.fixture
def she():
    return make_member(name_used="Pili")


@pytest.fixture
def hearer():
    return make_member("safeguarding", name_used="Saada")


@pytest.fixture
def other():
    return make_member("care_companion", name_used="Fura")


# --- She writes


def test_she_writes_and_both_read_it(client, she, hearer, other):
    answer = signed_in(client, she).post("/speak/", {"hearer": hearer.pk, "words": WORDS}, follow=True)
    report = Report.objects.get()
    assert (report.member, report.hearer, report.noted_by, texts(report)) == (she, hearer, None, [WORDS])
    assert (WORDS in answer.content.decode(), f"/speak/{report.pk}/" in answer.content.decode()) == (
        False,
        False,
    )
    assert WORDS in page(client, f"/speak/{report.pk}/")
    signed_in(client, hearer)
    assert "Someone asks to talk with you." in page(client, "/home/")
    assert WORDS not in page(client, f"/speak/heard/{report.pk}/")
    assert WORDS in client.post(f"/speak/heard/{report.pk}/open/", follow=True).content.decode()
    assert "Someone asks to talk with you." not in page(client, "/home/")


def test_a_wish_to_be_called_is_enough(client, she, hearer):
    signed_in(client, she).post("/speak/", {"hearer": hearer.pk, "wants_call": "on"})
    report = Report.objects.get()
    assert (report.wants_call, texts(report)) == (True, [])


def test_nothing_said_is_asked_again(client, she, hearer):
    answer = signed_in(client, she).post("/speak/", {"hearer": hearer.pk})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["words"])


def test_who_listens_is_offered_and_nobody_else(client, she, hearer, other):
    make_member("care_companion", "co_lead")
    make_member("safeguarding", "membership_admin")
    make_member("facilitator")
    actions.pause(make_member("safeguarding"), by=None, now=timezone.now())
    actions.leave(away := make_member(), by=away, now=timezone.now())
    offered = signed_in(client, she).get("/speak/").context["form"].fields["hearer"].queryset
    assert list(offered) == [other, hearer]


def test_she_who_listens_does_not_write_to_herself(client, hearer, other):
    offered = signed_in(client, hearer).get("/speak/").context["form"].fields["hearer"].queryset
    assert list(offered) == [other]
    with pytest.raises(actions.Refused):
        say(hearer, hearer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.create(key=uuid.uuid4(), member=hearer, hearer=hearer, chosen_at=timezone.now())


def test_not_to_her_is_kept_locked_and_holds_later_too(client, she, hearer, other):
    third = make_member("care_companion", name_used="Zai")
    sent = {"hearer": hearer.pk, "not_to": [other.pk], "words": WORDS}
    assert signed_in(client, she).post("/speak/", sent | {"hearer": other.pk}).status_code == 422
    client.post("/speak/", sent)
    report = Report.objects.get()
    assert list(queries.hearers_left(report, timezone.localdate())) == [third]
    Report.objects.update(chosen_at=timezone.now() - 4 * DAY)
    with pytest.raises(actions.Refused):
        actions.choose_another(report, hearer=other, now=timezone.now())


def test_the_page_says_how_she_can_be_reached_by_voice(client, she, hearer):
    signed_in(client, hearer).post("/speak/heard/", {"text": "0700 000 000, after 4"})
    assert "0700 000 000, after 4" in page(signed_in(client, she), "/speak/")


def test_a_coalition_without_anybody_who_listens_says_so(client, she):
    assert "Nobody has been named yet" in page(signed_in(client, she), "/speak/")


@pytest.mark.usefixtures("within_one_window")
def test_a_flood_is_stopped(client, she, hearer):
    signed_in(client, she)
    sent = [
        client.post("/speak/", {"hearer": hearer.pk, "words": "x", "key": uuid.uuid4()}).status_code
        for _n in range(11)
    ]
    assert (sent, Report.objects.count()) == ([302] * 10 + [422], 10)


# --- Another woman writes it down with her


def test_a_woman_she_trusts_writes_it_down(client, she, hearer):
    helper = make_member(name_used="Mama Reh")
    sent = {"number": she.number.lower(), "hearer": hearer.pk, "words": WORDS}
    assert signed_in(client, helper).post("/speak/for/", sent).status_code == 422  # not read back to her
    client.post("/speak/for/", sent | {"said_yes": "on"})
    report = Report.objects.get()
    assert (report.member, report.noted_by, report.hearer) == (she, helper, hearer)
    assert client.get(f"/speak/{report.pk}/").status_code == 404
    assert "Mama Reh" in page(signed_in(client, she), "/speak/mine/")


def test_not_to_the_woman_herself_and_for_nobody_unknown(client, hearer):
    signed_in(client, make_member())
    sent = {"hearer": hearer.pk, "words": WORDS, "said_yes": "on"}
    errors = [
        list(client.post("/speak/for/", sent | {"number": number}).context["form"].errors)
        for number in (hearer.number, "M-9999")
    ]
    assert errors == [["hearer"], ["number"]]


# --- Adding, taking back, choosing another


def test_she_adds_and_the_other_is_told(client, she, hearer):
    report = say(she, hearer)
    actions.open_report(report, by=hearer, now=timezone.now())
    signed_in(client, she).post(f"/speak/{report.pk}/", {"words": "And my phone"})
    assert texts(report) == [WORDS, "And my phone"]
    signed_in(client, hearer)
    assert "She wrote more" in page(client, "/speak/heard/")
    assert "And my phone" in page(client, f"/speak/heard/{report.pk}/")


def test_taken_back_is_erased_for_both(client, she, hearer):
    report = say(she, hearer)
    actions.open_report(report, by=hearer, now=timezone.now())
    actions.note_step(report, kind="heard", on=timezone.localdate(), note="x", by=hearer)
    signed_in(client, she).post(f"/speak/{report.pk}/erase/")
    assert [model.objects.count() for model in (Report, ReportWords, ReportStep)] == [0, 0, 0]
    assert signed_in(client, hearer).get(f"/speak/heard/{report.pk}/").status_code == 404


def test_taken_back_in_one_tab_is_gone_in_the_other(client, she, hearer):
    report = say(she, hearer)
    assert (actions.erase_report(report), actions.erase_report(report)) == (True, False)
    assert not actions.add_words(report, key=uuid.uuid4(), words="x", now=timezone.now())
    assert signed_in(client, she).post(f"/speak/{report.pk}/", {"words": "x"}).status_code == 404
    assert not actions.note_step(report, kind="heard", on=timezone.localdate(), note="", by=hearer)


def test_one_form_sent_twice_is_one(client, she, hearer):
    signed_in(client, she)
    sent = {"hearer": hearer.pk, "words": WORDS, "key": uuid.uuid4()}
    assert [client.post("/speak/", sent).status_code for _tab in range(2)] == [302, 302]
    added = {"words": "More", "key": uuid.uuid4()}
    report = Report.objects.get()
    assert [client.post(f"/speak/{report.pk}/", added).status_code for _tab in range(2)] == [302, 302]
    assert texts(report) == [WORDS, "More"]


def test_another_may_be_chosen_after_three_days(client, she, hearer, other):
    report = say(she, hearer)
    signed_in(client, she)
    assert "You may choose another woman" not in page(client, "/home/")
    client.post(f"/speak/{report.pk}/choose/", {"hearer": other.pk})
    assert Report.objects.get().hearer == hearer
    Report.objects.update(chosen_at=timezone.now() - 3 * DAY)
    assert "You may choose another woman" in page(client, "/home/")
    client.post(f"/speak/{report.pk}/choose/", {"hearer": other.pk})
    assert Report.objects.get().hearer == other
    assert signed_in(client, hearer).get(f"/speak/heard/{report.pk}/").status_code == 404


def test_opened_in_time_stays_with_her(client, she, hearer, other):
    report = say(she, hearer, now=timezone.now() - 4 * DAY)
    actions.open_report(report, by=hearer, now=timezone.now())
    with pytest.raises(actions.Refused, match="opened it by now"):
        actions.choose_another(report, hearer=other, now=timezone.now())


def test_who_was_given_it_away_cannot_open_it_any_more(she, hearer, other):
    report = say(she, hearer, now=timezone.now() - 4 * DAY)
    actions.choose_another(report, hearer=other, now=timezone.now())
    assert not actions.open_report(report, by=hearer, now=timezone.now())
    assert not actions.note_step(report, kind="closed", on=timezone.localdate(), note="", by=hearer)


@pytest.mark.parametrize("goes", ["loses her role", "leaves", "pauses", "becomes a co-lead"])
def test_the_one_she_chose_listens_no_longer(client, she, hearer, other, goes):
    report = say(she, hearer)
    actions.open_report(report, by=hearer, now=timezone.now())
    if goes == "pauses":
        actions.pause(hearer, by=hearer, now=timezone.now())
    elif goes == "leaves":
        actions.leave(hearer, by=hearer, now=timezone.now())
    elif goes == "becomes a co-lead":
        actions.grant_role(hearer, role="co_lead", today=timezone.localdate())
    else:
        hearer.role_terms.end(timezone.localdate())
    assert "You may choose another woman" in page(signed_in(client, she), "/home/")
    client.post(f"/speak/{report.pk}/choose/", {"hearer": other.pk})
    assert Report.objects.get().hearer == other


@pytest.mark.parametrize("role", ["", "co_lead"])
def test_without_the_role_nothing_of_it_opens(client, she, hearer, role):
    report = say(she, hearer)
    actions.open_report(report, by=hearer, now=timezone.now())
    hearer.role_terms.end(timezone.localdate())
    if role:
        actions.grant_role(hearer, role="care_companion", today=timezone.localdate())
        actions.grant_role(hearer, role=role, today=timezone.localdate())
    signed_in(client, hearer)
    paths = ["/speak/heard/", f"/speak/heard/{report.pk}/"]
    assert [client.get(path).status_code for path in paths] == [403, 403]


def test_what_another_woman_was_told_is_not_there(client, she, hearer, other):
    report = say(she, hearer)
    signed_in(client, other)
    assert client.get(f"/speak/heard/{report.pk}/").status_code == 404
    assert client.post(f"/speak/heard/{report.pk}/open/").status_code == 404
    assert Report.objects.get().opened_at is None


def test_both_must_show_that_it_is_they(client, she, hearer):
    report = say(she, hearer)
    for member, path in (
        (she, f"/speak/{report.pk}/"),
        (she, "/speak/mine/"),
        (hearer, f"/speak/heard/{report.pk}/"),
    ):
        client.force_login(member)
        assert client.get(path)["Location"].startswith("/me/prove/")
    client.post(f"/speak/heard/{report.pk}/open/")
    assert Report.objects.get().opened_at is None


def test_who_takes_over_her_record_does_not_take_over_what_she_was_told(client, she, hearer, other):
    """Two records of one woman may be two women after all: the one who spoke chooses anew."""
    report = say(she, hearer)
    hearer.role_terms.end(timezone.localdate())
    first, second = make_member("membership_admin"), make_member("membership_admin")
    asked = actions.ask_to_merge(other, hearer, takes=[], by=first, now=timezone.now())
    assert actions.approve_merge(asked, by=second, now=timezone.now())
    report.refresh_from_db()
    assert report.hearer != other
    assert "You may choose another woman" in page(signed_in(client, she), "/home/")


@pytest.mark.django_db(transaction=True)
def test_opened_while_she_chooses_another(she, hearer, other):
    """Either she opened it and it stays, or the other has it and it is closed: never both."""
    for _round in range(5):
        report = say(she, hearer, now=timezone.now() - 4 * DAY)
        outcomes = {}

        def choose(report=report, outcomes=outcomes):
            try:
                actions.choose_another(report, hearer=other, now=timezone.now())
                outcomes["chosen"] = True
            except actions.Refused:
                outcomes["chosen"] = False
            connections.close_all()

        def open_it(report=report, outcomes=outcomes):
            outcomes["opened"] = actions.open_report(report, by=hearer, now=timezone.now())
            connections.close_all()

        threads = [threading.Thread(target=one) for one in (choose, open_it)]
        [one.start() for one in threads]
        [one.join() for one in threads]
        report.refresh_from_db()
        assert outcomes["chosen"] != outcomes["opened"]
        assert (report.hearer, report.opened_at is None) == (
            (other, True) if outcomes["chosen"] else (hearer, False)
        )
