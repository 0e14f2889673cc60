"""The advocacy ladder: practised, made, told, talked about with a practice to come back to here and now."""

import uuid
from datetime import timedelta

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from actionplan.models import Visit
from agenda import roleplays
from agenda.models import Item, Scene
from coalition.meetings.models import Meeting
from tests.actionplan.making import make_action, make_task
from tests.agenda.carrying import make_agenda, make_visit
from tests.factories import make_meeting, make_member, make_step

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def issue():
    return make_agenda("Work")[0]


@pytest.fixture
def planner(client):
    client.force_login(make_member("facilitator"))
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    return client


def page(name, *args) -> str:
    return reverse(f"actionplan:{name}", args=args)


def said(issue, **fields) -> dict:
    return {"issue": issue.pk, "office": "Council", "on": timezone.localdate(), "who": ["co_lead"]} | fields


def test_a_visit_is_planned_once_however_often_it_is_sent(planner, issue):
    sent = said(issue, key=uuid.uuid4())
    for _tap in range(2):
        assert planner.post(page("plan_visit"), sent).status_code == 302
    assert Visit.objects.values_list("office", "who").get() == ("Council", ["co_lead"])


def test_only_issues_of_the_agenda_are_visited_for(planner, issue):
    other = issue.meeting.issues.create(name="Not on it")
    answer = planner.post(page("plan_visit"), said(other))
    assert list(answer.context["form"].errors) == ["issue"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("practised_on", timezone.localdate() + 2 * DAY),
        ("on", "1999-01-01"),
        ("who", ["Mama Asha"]),
        ("office", ""),
        ("outcome", "a" * 501),
    ],
)
def test_what_a_visit_may_not_say(planner, issue, field, value):
    answer = planner.post(page("plan_visit"), said(issue, **{field: value}))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])


def test_nothing_was_said_on_a_day_that_is_to_come(planner, issue):
    answer = planner.post(page("plan_visit"), said(issue, on=timezone.localdate() + DAY, outcome="Yes"))
    assert list(answer.context["form"].errors) == ["outcome"]


def test_after_the_visit_a_practice_is_offered_and_before_it_none(planner, issue):
    coming, made = make_visit(issue, on=timezone.localdate() + DAY), make_visit(issue)
    shown = [planner.get(page("visit", one.pk)).content.decode() for one in (coming, made)]
    assert ["Come back to here and now" in one for one in shown] == [False, True]


def test_it_is_talked_about_after_it_and_once(planner, issue):
    coming, made = make_visit(issue, on=timezone.localdate() + DAY), make_visit(issue)
    for one in (coming, made, made):
        planner.post(page("talk_about_visit", one.pk))
    found = [Visit.objects.get(pk=one.pk).talked_on for one in (coming, made)]
    assert found == [None, timezone.localdate()]


def test_of_two_writers_neither_covers_the_other_unseen(planner, issue):
    visit = make_visit(issue)
    sent = said(issue, outcome="They will answer", was=visit.mark)
    Visit.objects.update(next_step="A letter")
    back = planner.post(page("change_visit", visit.pk), sent)
    assert Visit.objects.values_list("outcome", "next_step").get() == ("", "A letter")
    visit.refresh_from_db()
    form = back.context["form"]
    assert (back.status_code, form["outcome"].value(), form["was"].value()) == (
        422,
        "They will answer",
        visit.mark,
    )
    planner.post(page("change_visit", visit.pk), sent | {"was": visit.mark})
    assert Visit.objects.get().outcome == "They will answer"


def test_members_read_and_do_not_write(client, issue):
    visit = make_visit(issue, office="<script>x</script>")
    client.force_login(make_member())
    assert "<script>x" not in client.get(page("visit", visit.pk)).content.decode()
    assert client.post(page("change_visit", visit.pk), said(issue)).status_code == 403


@pytest.mark.parametrize("count", [1, 7])
def test_the_list_asks_the_same_however_many(planner, issue, count, django_assert_num_queries):
    for _number in range(count):
        make_visit(issue)
    with django_assert_num_queries(6):
        planner.get(page("visit_list"))


# Where it was practised, and which task it serves.
@pytest.fixture
def played():
    """A role-play of a session that is over, with a lesson."""
    step = make_step(kind="roleplay", meeting=make_meeting(template="coalition-one-day"))
    step.notes.create(text="Say the number <first>")
    scene = Scene.objects.create(step=step, scenario=roleplays.slugs()[0], phase="done")
    end(step.meeting)
    return scene


def end(meeting) -> None:
    Meeting.objects.filter(pk=meeting.pk).update(started_at=meeting.starts_at, ended_at=meeting.ends_at)


def title(scene) -> str:
    with translation.override("en"):
        return roleplays.scenario(scene.scenario).title


def test_it_is_linked_to_the_scene_and_its_day_follows_from_it(planner, issue, played):
    planner.post(page("plan_visit"), said(issue, scene=played.pk, key=uuid.uuid4()))
    visit = Visit.objects.get()
    assert (visit.scene, visit.practised_on) == (played, timezone.localdate(played.step.meeting.starts_at))
    for path, shown in (
        (page("visit", visit.pk), page("scene", played.pk)),
        (page("scene", played.pk), page("visit", visit.pk)),
        (page("visit_list"), page("scene", played.pk)),
        (page("issue", issue.pk), page("scene", played.pk)),
        (page("issue", issue.pk), page("visit", visit.pk)),
    ):
        assert f'href="{shown}"' in planner.get(path).content.decode(), path
    scene = planner.get(page("scene", played.pk)).content.decode()
    assert ("Say the number &lt;first&gt;" in scene, title(played) in scene) == (True, True)
    paper = planner.get(page("print_issue", issue.pk)).content.decode()
    assert (title(played) in paper, "/plan/visits/" in paper) == (True, False)


def test_a_scene_that_was_not_played_or_whose_day_goes_on_is_none_to_practise_in(planner, issue, played):
    now = make_step(kind="roleplay").scenes.create(scenario=played.scenario, phase="play")
    Scene.objects.filter(pk=played.pk).update(phase="prepare")
    for scene in (now, played):
        answer = planner.post(page("plan_visit"), said(issue, scene=scene.pk))
        assert list(answer.context["form"].errors) == ["scene"]
        assert planner.get(page("scene", scene.pk)).status_code == 404


def test_it_is_practised_before_it(planner, issue, played):
    before = timezone.localdate(played.step.meeting.starts_at) - DAY
    answer = planner.post(page("plan_visit"), said(issue, scene=played.pk, on=before))
    assert list(answer.context["form"].errors) == ["practised_on"]


def test_it_serves_a_task_and_the_task_leads_to_it(planner, issue):
    item = Item.objects.get(issue=issue)
    task = make_task(action=make_action(item=item), title="Write a letter", owner=make_member())
    visit = make_visit(issue)
    planner.post(page("change_visit", visit.pk), said(issue, task=task.pk, was=visit.mark))
    visit.refresh_from_db()
    assert visit.task == task
    shown = planner.get(page("visit", visit.pk)).content.decode()
    assert ("Write a letter" in shown, f'href="{page("why", task.pk)}"' in shown) == (True, True)
    assert f'href="{page("visit", visit.pk)}"' in planner.get(page("why", task.pk)).content.decode()
    assert "Write a letter" in planner.get(page("issue", issue.pk)).content.decode()
    planner.force_login(task.owner)
    assert f'href="{page("visit", visit.pk)}"' in planner.get(page("task", task.pk)).content.decode()
    task.delete()
    visit.refresh_from_db()
    assert visit.task is None


def test_a_task_of_another_issue_is_none_of_its(planner, issue):
    other = make_agenda("Land", version=2)[0]
    task = make_task(action=make_action(item=Item.objects.get(issue=other)))
    answer = planner.post(page("plan_visit"), said(issue, task=task.pk))
    assert answer.context["form"].errors == {"task": ["This task serves another issue: Land."]}


def test_a_finished_task_stays_where_it_was_chosen_and_is_offered_to_no_other(planner, issue):
    task = make_task(title="Letter", finished=True)
    visit = make_visit(issue, task=task)
    planner.post(page("change_visit", visit.pk), said(issue, task=task.pk, was=visit.mark, outcome="Yes"))
    visit.refresh_from_db()
    assert (visit.task, visit.outcome) == (task, "Yes")
    answer = planner.post(page("plan_visit"), said(issue, task=task.pk))
    assert list(answer.context["form"].errors) == ["task"]
