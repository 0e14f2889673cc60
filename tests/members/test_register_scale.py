"""Ten thousand members: the same queries, no sorting of everything, quick on either database."""

import re
import time

import pytest
from django.db import connection
from django.utils import timezone

from members import queries
from members.models import Member, RoleTerm
from members.models.member import folded
from tests.factories import TODAY, make_chapter, make_member

pytestmark = pytest.mark.django_db
NAMES = ["Asha", "Bahati", "Chiku", "Dalila", "Eshe", "Fatuma", "Gaudensia", "Halima", "Imani", "Jamila"]
LATER = ["Juma", "Ally", "Mushi", "Kombo", "Said", "Mrisho", "Bakari"]


def many(count):
    """A register of ``count`` women in ten chapters, a secretary among every hundred."""
    chapters = [make_chapter() for _ten in range(10)]
    women = []
    for one in range(count):
        name = f"{NAMES[one % 10]} {LATER[one % 7]} {one:05}"
        women.append(
            Member(
                number=f"M-{20000 + one}", name_used=name, name_key=folded(name), chapter=chapters[one % 10]
            )
        )
    made = Member.objects.bulk_create(women)
    terms = [RoleTerm(member=woman, role="secretary", starts_on=TODAY) for woman in made[::100]]
    RoleTerm.objects.bulk_create(terms)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


@pytest.mark.slow
def test_ten_thousand_are_found_and_paged_in_as_many_queries_as_one(client, django_assert_num_queries):
    many(10_000)
    client.force_login(make_member("membership_admin"))
    client.get("/people/")
    with django_assert_num_queries(9):
        page = client.get("/people/?q=asha+juma&role=secretary&state=active&page=2").context["page"]
    assert page.paginator.count == 15
    began = time.perf_counter()
    pages = [client.get(f"/people/?page={number}").context["page"] for number in (1, 100, 201)]
    assert [page.number for page in pages] == [1, 100, 201]
    assert time.perf_counter() - began < 3


def test_a_page_is_read_in_the_order_of_the_index():
    """Where the whole list had to be sorted for each page, ten thousand would be slow."""
    many(2000)
    plan = queries.people(today=timezone.localdate())[:50].explain()
    assert "members_in_order_of_name" in plan
    assert not re.search(r"\bSort\b|TEMP B-TREE", plan)
