"""The library: who sees what, searching, the file as it came."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries

from binhdang.accounts.models import Person
from binhdang.documents.operations import upload
from tests.binhdang.make import World, plan_text
from tests.binhdang.make_plans import make_document

SignIn = Callable[[Person], Client]
Pages = Callable[[Person], Any]


def test_it_shows_the_library_and_a_document(world: World, page: Pages, lan: Person) -> None:
    empty = page(lan).get(reverse("documents:index"))
    assert "Chưa có văn bản nào" in empty.content.decode()
    document = make_document(world, text=plan_text().replace("Mục đích", "Mục đích <script>alert(1)</script>"))
    listed = page(lan).get(reverse("documents:index")).content.decode()
    assert "15/KH-UBND" in listed
    shown = page(lan).get(reverse("documents:detail", args=[document.pk])).content.decode()
    assert "Mục đích &lt;script&gt;alert(1)" in shown


@pytest.mark.parametrize(
    ("words", "count"), [("15/kh-ubnd", 1), ("binh dang gioi", 1), ("BÌNH ĐẲNG", 1), ("thanh hoa", 1), ("lang son", 0)]
)
def test_it_finds_with_or_without_marks(words: str, count: int, world: World, client_of: SignIn, lan: Person) -> None:
    make_document(world)
    response = client_of(lan).get(reverse("documents:index"), {"q": words})
    assert len(response.context["page"].object_list) == count


def test_it_pages_without_more_queries(
    world: World, client_of: SignIn, lan: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(60):
        make_document(world, text=f"Văn bản {number}", name=f"{number}.txt")
    client = client_of(lan)
    with django_assert_max_num_queries(8):
        response = client.get(reverse("documents:index"))
    assert len(response.context["page"].object_list) == 50
    assert len(client.get(reverse("documents:index"), {"page": "2"}).context["page"].object_list) == 10


def test_it_hands_out_the_file_as_it_came(world: World, client_of: SignIn, lan: Person) -> None:
    document = make_document(world, name="Kế hoạch năm.txt")
    response = client_of(lan).get(reverse("documents:download", args=[document.pk]))
    assert response.getvalue().decode() == plan_text()
    assert response["Content-Disposition"].startswith("attachment;")
    assert "filename*=utf-8''K%E1%BA%BF%20ho%E1%BA%A1ch" in response["Content-Disposition"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("who", "status"), [("minh", 403), ("hoa", 403), ("tam", 403), ("vinh", 403), ("binh", 200), ("quan", 200)]
)
def test_it_lets_in_those_who_may_see(who: str, status: int, world: World, client_of: SignIn) -> None:
    document = make_document(world)
    client = client_of(world.people[who])
    for name in ("documents:detail", "documents:download"):
        response = client.get(reverse(name, args=[document.pk]))
        assert response.status_code == status
        if response.streaming:
            assert response.getvalue()  # read to the end, so that the file is closed
    assert client.get(reverse("documents:index")).status_code == status


def test_it_hides_documents_of_units_out_of_reach(world: World, client_of: SignIn, lan: Person) -> None:
    document = make_document(world)
    lan.grants.all().update(unit=world.units["TH-X01"])
    own = upload(data=b"Van ban cua xa", name="x.txt", issuing_unit=world.units["TH-X01"], by=fresh(lan))
    # Nor does she see it for having brought it in: somebody else did.
    document.file.uploaded_by = world.people["son"]
    document.file.save()
    client = client_of(fresh(lan))
    assert client.get(reverse("documents:detail", args=[own.pk])).status_code == 200
    assert client.get(reverse("documents:detail", args=[document.pk])).status_code == 404
    assert client.get(reverse("documents:download", args=[document.pk])).status_code == 404


def fresh(person: Person) -> Person:
    return Person.objects.get(pk=person.pk)
