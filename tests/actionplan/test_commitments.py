import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from actionplan import actions
from actionplan.models import Commitment
from tests.factories import make_member, make_participant, make_step

pytestmark = pytest.mark.django_db
PAGE = reverse("actionplan:commitment_list")


def test_she_keeps_one_for_herself(client, her):
    response = client.post(PAGE, {"text": "learn to write my name"}, follow=True)
    assert [kept.text for kept in her.commitments.all()] == ["learn to write my name"]
    assert "learn to write my name" in response.content.decode()


def test_nobody_else_sees_it(client):
    actions.add_commitment(make_member(), text="my secret")
    assert "my secret" not in client.get(PAGE).content.decode()


def test_it_lies_sealed_in_the_database(her):
    kept = actions.add_commitment(her, text="my secret")
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM actionplan_commitment WHERE id = %s", [kept.pk])
        assert cursor.fetchone()[0].startswith("e1.")


def test_an_empty_one_is_asked_again(client):
    response = client.post(PAGE, {"text": "  \u202e "})
    assert (response.status_code, Commitment.objects.count()) == (422, 0)


def test_done_and_undone(client, her):
    kept = actions.add_commitment(her, text="rest")
    client.post(reverse("actionplan:set_done", args=[kept.pk]), {"done": "on"})
    assert her.commitments.get().done is True
    client.post(reverse("actionplan:set_done", args=[kept.pk]))
    assert her.commitments.get().done is False


def test_she_deletes_it(client, her):
    kept = actions.add_commitment(her, text="rest")
    client.post(reverse("actionplan:remove_commitment", args=[kept.pk]))
    assert list(her.commitments.all()) == []


@pytest.mark.parametrize("deed", ["set_done", "remove_commitment"])
def test_those_of_others_are_not_found(client, deed):
    kept = actions.add_commitment(make_member(), text="rest")
    assert client.post(reverse(f"actionplan:{deed}", args=[kept.pk])).status_code == 404


def test_a_stranger_is_sent_to_sign_in(db):
    assert Client().get(PAGE).headers["Location"].startswith(reverse("account_login"))


def test_it_goes_with_her(her):
    actions.add_commitment(her, text="rest")
    her.delete()
    assert Commitment.objects.count() == 0


def test_the_database_keeps_private_and_group_apart(her):
    step = make_step(kind="reflect", record="commitments")
    woman = make_participant(step.room)
    for fields in (
        {"visibility": "private"},
        {"visibility": "private", "member": her, "step": step},
        {"visibility": "private", "member": her, "participant": woman},
        {"visibility": "group"},
        {"visibility": "group", "member": her, "step": step},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Commitment.objects.create(text="x", **fields)


@pytest.mark.parametrize("count", [1, 3])
def test_queries_stay_the_same(client, her, count, django_assert_num_queries):
    for number in range(count):
        actions.add_commitment(her, text=str(number))
    with django_assert_num_queries(4):
        client.get(PAGE)
