import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from tests.factories import NOW, TODAY, make_meeting, make_member, make_step
from tests.languages import foreign_strings
from wellness import actions, queries
from wellness.models import CarePlan, Referral

pytestmark = pytest.mark.django_db
PLAN = {
    "opening": "long-exhale",
    "check_in": "once a week",
    "people": "Care companion of each chapter",
    "emergency": "Call the care companion\nDo not leave her alone",
    "joy": "A cooking day",
}
WRITERS = ("care_companion", "co_lead", "facilitator")
OTHERS = (None, "membership_admin", "secretary", "treasurer", "chapter_focal")


def _sign_in(client, role=None):
    member = make_member(*filter(None, [role]))
    client.force_login(member)
    return member


@pytest.mark.parametrize(("role", "status"), [(r, 200) for r in WRITERS] + [(r, 403) for r in OTHERS])
def test_who_may_change_the_plan(client, role, status):
    _sign_in(client, role)
    referral = Referral.objects.create(name="Clinic", number="112")
    asked = [client.get(reverse(f"wellness:{name}")) for name in ("edit_care_plan", "add_referral")]
    posted = client.post(reverse("wellness:check_referral", args=[referral.pk]))
    assert [answer.status_code for answer in asked] == [status, status]
    assert posted.status_code == (302 if status == 200 else 403)


def test_the_plan_is_written_and_read(client):
    _sign_in(client, "care_companion")
    client.post(reverse("wellness:edit_care_plan"), PLAN)
    page = client.get(reverse("wellness:care_plan")).text
    said = ("Long out-breath", "<li data-words>Do not leave her alone</li>", "A cooking day")
    assert [words for words in said if words not in page] == []


def test_a_member_reads_it_and_cannot_change_it(client):
    actions.write_plan(**PLAN, today=TODAY)
    _sign_in(client)
    page = client.get(reverse("wellness:care_plan")).text
    assert "A cooking day" in page
    assert reverse("wellness:edit_care_plan") not in page


def test_unchecked_numbers_are_flagged_to_who_writes_and_hidden_from_members(client):
    Referral.objects.create(name="Child helpline", number="116")
    _sign_in(client)
    assert "116" not in client.get(reverse("wellness:care_plan")).text
    _sign_in(client, "co_lead")
    page = client.get(reverse("wellness:care_plan")).text
    assert ("116" in page, "not checked yet" in page, 'class="noprint"' in page) == (True, True, True)


def test_a_number_is_marked_after_a_call(client):
    member = _sign_in(client, "care_companion")
    referral = Referral.objects.create(name="Child helpline", number="116")
    client.post(reverse("wellness:check_referral", args=[referral.pk]))
    assert list(queries.help_contacts().values_list("number", "checked_by")) == [("116", member.pk)]


def test_a_place_without_a_number_cannot_be_marked():
    referral = actions.add_referral(name="Clinic")
    actions.mark_checked(referral, by=make_member(), today=TODAY)
    assert queries.help_contacts().count() == 0
    with pytest.raises(IntegrityError, match="wellness_only_a_number_can_be_checked"), transaction.atomic():
        Referral.objects.filter(pk=referral.pk).update(checked_on=TODAY)


def test_a_number_added_is_not_yet_shown(client):
    _sign_in(client, "facilitator")
    client.post(reverse("wellness:add_referral"), {"name": "Legal aid", "number": "+255 712 000 000"})
    assert (queries.referrals().count(), queries.help_contacts().count()) == (1, 0)


def test_letters_in_a_number_are_refused_with_an_example(client):
    _sign_in(client, "facilitator")
    answer = client.post(reverse("wellness:add_referral"), {"name": "Legal aid", "number": "call me"})
    assert answer.status_code == 422
    assert "Write digits only, such as 116" in answer.text


def test_a_place_is_removed(client):
    _sign_in(client, "facilitator")
    referral = actions.add_referral(name="Clinic")
    client.post(reverse("wellness:remove_referral", args=[referral.pk]))
    assert queries.referrals().count() == 0


def test_a_change_on_the_page_replaces_the_last_and_leaves_the_session_s_as_it_was():
    step = make_step(kind="wellness", record="care_plan")
    actions.write_plan(**PLAN, today=TODAY, step=step)
    actions.write_plan(**PLAN | {"joy": "Dancing"}, today=TODAY)
    actions.write_plan(**PLAN | {"joy": "Singing"}, today=TODAY)
    assert list(CarePlan.objects.order_by("pk").values_list("joy", "step")) == [
        ("A cooking day", step.pk),
        ("Singing", None),
    ]
    assert queries.care_plan().joy == "Singing"


def test_practices_used_are_counted_by_meeting():
    for meeting in (make_meeting(), make_meeting()):
        actions.note_practice(meeting, slug="long-exhale", at=NOW)
        actions.note_practice(meeting, slug="long-exhale", at=NOW)
    actions.note_practice(meeting, slug="heart-weather", at=NOW)
    assert [(practice.slug, count) for practice, count in queries.practices_used()] == [
        ("long-exhale", 2),
        ("heart-weather", 1),
    ]


@pytest.mark.parametrize("language", ["en", "sw"])
@pytest.mark.parametrize("name", ["care_plan", "edit_care_plan", "add_referral"])
def test_pages_speak_one_language(client, language, name):
    actions.write_plan(**PLAN, today=TODAY)
    actions.note_practice(make_meeting(), slug="long-exhale", at=NOW)
    Referral.objects.create(name="Clinic", number="112", checked_on=TODAY)
    Referral.objects.create(name="Helpline", number="116")
    _sign_in(client, "care_companion")
    client.cookies["lugha"] = language
    page = client.get(reverse(f"wellness:{name}")).text
    assert foreign_strings(page, language) == []


def test_the_plan_costs_the_same_with_one_row_and_with_many(client, django_assert_num_queries):
    _sign_in(client)
    for count in (1, 10):
        for _ in range(count):
            actions.note_practice(make_meeting(), slug="humming", at=NOW)
            Referral.objects.create(name="Clinic", number="112", checked_on=TODAY)
        with django_assert_num_queries(7):
            client.get(reverse("wellness:care_plan"))
