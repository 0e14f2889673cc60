"""Papers with an order or with dots: two women count and read them; few phones beside them are set aside."""

import pytest

from agenda.models import OrderCount, Ordering, PaperCount
from tests.agenda.deeds import do, refused
from tests.agenda.orders import make_order, papers, put_all
from tests.agenda.room import press
from tests.factories import make_member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
ABC = ["A", "B", "C"]
WHY = "who read the papers could tell it."


@pytest.fixture
def host(client):
    client.force_login(make_member("facilitator"))
    return client


def read(step, *readings):
    return [
        do(step, "read_papers", **papers(number, orders)) for number, orders in enumerate(readings, start=1)
    ]


def strip(host, step) -> str:
    return host.get(f"/host/s/{step.meeting_id}/strip/").content.decode()


def test_as_many_papers_are_typed_as_were_counted():
    sent = papers(1, "3x 2 1=3\n1") | {"papers": 5}
    said = "You counted 5 papers, and 4 are typed. Look which one differs."
    assert refused(make_order(ABC), "read_papers", **sent) == {"papers": [said]}
    assert PaperCount.objects.count() == 0


def test_two_different_women_read():
    step = make_order(ABC)
    read(step, "5x 1")
    sent = papers(2, "5x 1") | {"read_by": "MAMA 1"}
    said = "Two different people read: write the other one here."
    assert refused(step, "read_papers", **sent) == {"read_by": [said]}
    assert do(step, "read_papers", **papers(1, "5x 1")).startswith("Noted.")


@pytest.mark.parametrize("change", [{"papers": ""}, {"papers": 0}, {"read_by": ""}, {"read_by": "x" * 61}])
def test_who_reads_and_how_many_are_asked(change):
    sent = papers(1, "5x 1") | change
    assert list(refused(make_order(ABC), "read_papers", **sent)) == list(change)


def test_who_read_is_forgotten_when_it_is_saved():
    step = make_order(ABC)
    read(step, "5x 1", "5x 1")
    assert list(PaperCount.objects.values_list("read_by", flat=True)) == ["Mama 1", "Mama 2"]
    press(step, 3)
    assert PaperCount.objects.count() == 0


@pytest.mark.parametrize(("phones", "counted"), [(0, 6), (1, 6), (4, 6), (5, 11)])
def test_fewer_than_five_phones_beside_papers_are_not_counted(host, phones, counted):
    step = make_order(ABC)
    read(step, "6x 1 2", "6x 1 2")
    put_all(step, *["2"] * phones)
    is_told = WHY in strip(host, step)
    press(step)
    assert sum(OrderCount.objects.values_list("count", flat=True)) == counted
    assert is_told == (phones not in (0, 5))
    assert ("Press Back to open it again." in strip(host, step)) == is_told


def test_papers_on_which_two_do_not_agree_set_nothing_aside(host):
    step = make_order(ABC)
    read(step, "6x 1 2", "5x 1 2")
    put_all(step, "2")
    assert WHY not in strip(host, step)
    press(step)
    assert list(OrderCount.objects.values_list("levels", "count")) == [([[2]], 1)]
    assert Ordering.objects.get().closed_at is not None
