"""The demo's whole past day, carried from one computer to another."""

import pytest

from coalition.meetings.actions import travel
from coalition.meetings.models import Arrival, Meeting
from coalition.meetings.travel import told_home
from tests.travel.laptop import brought, carried, forget, rows_of_everything, words

pytestmark = pytest.mark.django_db
PAGES = [
    "/agenda/",
    "/agenda/1/",
    "/agenda/1/print/",
    "/agenda/orders/",
    "/plan/partners/",
    "/care/plan/",
    "/plan/",
    "/tasks/",
    "/charter/",
    "/charter/print/",
    "/care/",
    "/meetings/",
    "/home/",
]
OF_THE_DAY = ["/meetings/{}/", "/meetings/{}/record/", "/meetings/{}/record/list/", "/meetings/{}/report/"]


def read_all(client, day: Meeting) -> dict[str, str]:
    paths = PAGES + [path.format(day.pk) for path in OF_THE_DAY]
    found = {}
    for path, name in zip(paths, PAGES + OF_THE_DAY, strict=True):
        answer = client.get(path)
        assert answer.status_code == 200, path
        found[name] = words(answer)
    return found


def test_every_page_that_a_member_reads_is_the_same(day, facilitator, co_lead, reader):
    before = read_all(reader, day)
    came = carried(day, by=facilitator, second=co_lead)
    after = read_all(reader, came)
    # Cards stand in an order that tells nothing of who sent when, drawn anew on each computer.
    for found in (before, after):
        found["/meetings/{}/record/"] = sorted(found["/meetings/{}/record/"].split())
    assert [(name, after[name]) for name in before if before[name] != after[name]] == []


def test_what_it_tells_is_the_same_again(day, facilitator, co_lead):
    told = told_home(day)
    came = carried(day, by=facilitator, second=co_lead)
    again = told_home(came)
    assert again == told


def test_twice_is_once(day, facilitator, co_lead):
    contents = travel.contents_of(told_home(day))
    forget(day)
    came = brought(contents, by=facilitator, second=co_lead)
    rows = rows_of_everything()
    assert brought(contents, by=facilitator, second=co_lead) == came
    found = rows_of_everything()
    more = {model: count - rows[model] for model, count in found.items() if count != rows[model]}
    assert more == {
        "meetings.Arrival": 1,
        "members.AuditEvent": 2,
    }  # that she asked, and that another approved
    assert {(one.contents, one.digits) for one in Arrival.objects.all()} == {("", "")}
