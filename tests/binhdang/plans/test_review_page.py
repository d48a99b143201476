"""The review page as people see it: what is on it, for whom, and how light it stays."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries
from selectolax.lexbor import LexborHTMLParser

from binhdang.accounts.models import Person
from binhdang.audit.models import Entry
from binhdang.documents.models import Fact, LedgerItem, StoredFile
from binhdang.plans.models import Addressee, Plan
from tests.binhdang.make import World, plan_text
from tests.binhdang.make_plans import make_draft

SignIn = Callable[[Person], Client]
Pages = Callable[[Person], Any]


def review_url(plan: Plan, query: str = "") -> str:
    return reverse("plans:review", args=[plan.pk]) + query


def test_it_shows_the_text_with_marks_and_the_facts_beside_it(draft_plan: Plan, page: Pages, lan: Person) -> None:
    tree = page(lan).tree(review_url(draft_plan))
    paper = tree.css_first("[data-review-text]")
    assert paper is not None
    assert paper.text().strip() == plan_text().strip()
    marked = {node.attributes["data-fact"] for node in paper.css("mark")}
    listed = {node.attributes["data-fact"] for node in tree.css("li.fact[data-fact]")}
    facts = Fact.objects.filter(reading__document=draft_plan.document)
    assert marked == {str(pk) for pk in facts.exclude(spans=[]).values_list("pk", flat=True)}
    bare = {str(fact.pk) for fact in facts.filter(kind="outline") if not fact.value["heading"]}
    assert listed == {str(pk) for pk in facts.values_list("pk", flat=True)} - bare
    ids = {node.attributes["id"] for node in tree.css("[id]")}
    assert {f"chu-{number}" for number in listed} <= ids
    assert {f"dk-{number}" for number in listed} <= ids


def test_it_says_plainly_what_confirming_will_do(draft_plan: Plan, client_of: SignIn, lan: Person) -> None:
    tree = LexborHTMLParser(client_of(lan).get(review_url(draft_plan)).content.decode())
    words = " ".join(tree.css_first("#dua-vao").text().split())
    # Seven tasks: five for one unit each, two for the three communes.
    assert "7 việc thành 11 phân công cho 6 đơn vị" in words
    pending = Fact.objects.filter(reading__document=draft_plan.document).count()
    assert f"{pending} dữ kiện chưa ai xem sẽ được dùng như máy đã đọc" in words


def test_it_names_whoever_is_not_known_yet(world: World, client_of: SignIn, lan: Person) -> None:
    plan = make_draft(world, text=plan_text().replace("2. Sở Y tế", "2. Hội Nhà thơ miền núi"))
    addressee = plan.addressees.get(state=Addressee.State.UNKNOWN)
    html = client_of(lan).get(review_url(plan)).content.decode()
    tree = LexborHTMLParser(html)
    assert tree.css_first(f"#dua-vao a[href='#ten-{addressee.pk}']") is not None
    assert tree.css_first("#dua-vao button[aria-disabled]") is not None
    assert "chưa rõ là ai" in tree.css_first(f"#ten-{addressee.pk}").text()


def test_it_shows_one_kind_or_only_what_a_person_must_see(draft_plan: Plan, page: Pages, lan: Person) -> None:
    facts = Fact.objects.filter(reading__document=draft_plan.document)
    doubtful = facts.filter(kind="deadline").first()
    assert doubtful is not None
    facts.update(level=Fact.Level.SURE)
    facts.filter(pk=doubtful.pk).update(level=Fact.Level.CHECK)
    only = page(lan).tree(review_url(draft_plan, "?only=outline"))
    assert len(only.css("li.fact[data-fact]")) == facts.filter(kind="outline").count()
    few = page(lan).tree(review_url(draft_plan, "?show=doubtful"))
    assert [node.attributes["data-fact"] for node in few.css("li.fact[data-fact]")] == [str(doubtful.pk)]


@pytest.mark.parametrize("query", ["?only=gossip", "?start=x", "?start=99999999999", "?only=task&start=-1"])
def test_it_bears_a_forged_address(query: str, draft_plan: Plan, page: Pages, lan: Person) -> None:
    page(lan).get(review_url(draft_plan, query))


def test_it_escapes_the_plan_everywhere(world: World, page: Pages, lan: Person) -> None:
    evil = '<img src=x onerror="alert(1)">'
    plan = make_draft(world, text=plan_text().replace("Sở Y tế", f"Sở Y tế {evil}").replace("Mục đích", f"M {evil}"))
    html = page(lan).get(review_url(plan)).content.decode()
    assert "<img" not in html
    for addressee in plan.addressees.all():
        page(lan).get(reverse("plans:review_resolve", args=[plan.pk, addressee.pk]))
    for fact in Fact.objects.filter(reading__document=plan.document, kind__in=("task", "agency")):
        html = page(lan).get(reverse("plans:review_correct", args=[plan.pk, fact.pk])).content.decode()
        assert "<img" not in html


def test_it_shows_every_form_as_a_page_of_its_own(draft_plan: Plan, page: Pages, lan: Person) -> None:
    facts = Fact.objects.filter(reading__document=draft_plan.document)
    for kind in set(facts.values_list("kind", flat=True)):
        fact = facts.filter(kind=kind)[0]
        page(lan).get(reverse("plans:review_correct", args=[draft_plan.pk, fact.pk]))
    for kind in Fact.Kind.values:
        page(lan).get(reverse("plans:review_add", args=[draft_plan.pk]), {"kind": kind})
    item = LedgerItem.objects.filter(reading__document=draft_plan.document)[0]
    form = page(lan).tree(reverse("plans:review_add", args=[draft_plan.pk]) + f"?item={item.pk}")
    assert item.text in form.css_first("textarea[name=words]").text()
    task = facts.filter(kind="task")[0]
    page(lan).get(reverse("plans:review_place", args=[draft_plan.pk, task.pk]))


@pytest.mark.parametrize("who", ["minh", "hai", "hoa", "dung", "tam", "vinh", "son", "binh", "quan"])
def test_it_is_closed_to_everybody_else(who: str, draft_plan: Plan, world: World, client_of: SignIn) -> None:
    client = client_of(world.people[who])
    fact = Fact.objects.filter(reading__document=draft_plan.document, kind="task")[0]
    addressee = draft_plan.addressees.all()[0]
    pages = [
        ("plans:review", [draft_plan.pk]),
        ("plans:review_add", [draft_plan.pk]),
        ("plans:review_fact", [draft_plan.pk, fact.pk]),
        ("plans:review_correct", [draft_plan.pk, fact.pk]),
        ("plans:review_place", [draft_plan.pk, fact.pk]),
        ("plans:review_resolve", [draft_plan.pk, addressee.pk]),
        ("plans:review_search", [draft_plan.pk, addressee.pk]),
    ]
    for name, arguments in pages:
        assert client.get(reverse(name, args=arguments)).status_code == 403, name
    posts = [
        ("plans:review_accept", [draft_plan.pk, fact.pk]),
        ("plans:review_accept_all", [draft_plan.pk]),
        ("plans:review_resolve_all", [draft_plan.pk]),
        ("plans:review_place_all", [draft_plan.pk]),
        ("plans:review_reread", [draft_plan.pk]),
        ("plans:review_confirm", [draft_plan.pk]),
    ]
    for name, arguments in posts:
        assert client.post(reverse(name, args=arguments)).status_code == 403, name
    draft_plan.refresh_from_db()
    assert draft_plan.state == Plan.State.DRAFT


def test_it_is_not_there_for_a_coordinator_of_another_place(draft_plan: Plan, world: World, client_of: SignIn) -> None:
    tam = world.people["tam"]
    tam.grants.update(role="coordinator")
    client = client_of(Person.objects.get(pk=tam.pk))
    assert client.get(review_url(draft_plan)).status_code == 404
    assert client.post(reverse("plans:review_confirm", args=[draft_plan.pk])).status_code == 404


def test_it_gives_way_to_the_plan_once_that_is_in_force(confirmed_plan: Plan, client_of: SignIn, lan: Person) -> None:
    response = client_of(lan).get(review_url(confirmed_plan))
    assert response.url == reverse("plans:detail", args=[confirmed_plan.pk])


@pytest.fixture
def long_plan(world: World) -> Plan:
    """A draft of 150 kB with 3,000 facts."""
    filler = "".join(f"Dòng số {number} của phụ lục, kèm theo những chữ cho dài ra.\n" for number in range(2400))
    plan = make_draft(world, text=plan_text() + filler)
    reading = plan.document.readings.get()
    text = plan.document.text
    assert len(text) > 130_000
    kinds = ["deadline", "funding", "recipient", "basis", "name"]
    values = {
        "deadline": {"when": {"date": "2026-06-30"}, "who": "Sở Y tế", "what": "gửi kế hoạch", "relation": "before"},
        "funding": {"source": "ngân sách"},
        "recipient": {"name": "Sở Y tế"},
        "basis": {"type": "Luật", "role": "basis"},
        "name": {"kind": "law", "name": "Luật"},
    }
    Fact.objects.bulk_create(
        Fact(
            reading=reading, kind=kinds[number % 5], position=1000 + number, value=values[kinds[number % 5]],
            spans=[[number * 40, number * 40 + 60]], start=number * 40, exact=text[number * 40 : number * 40 + 60],
        )
        for number in range(3000)
    )  # fmt: skip
    return plan


def test_it_stays_light_for_a_long_plan(
    long_plan: Plan, client_of: SignIn, lan: Person,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    client = client_of(lan)
    with django_assert_max_num_queries(22):
        response = client.get(review_url(long_plan))
    html = response.content.decode()
    assert len(html) < 2_500_000
    assert html.count("<form") < 900
    assert "Xem tiếp 48" in html
    with django_assert_max_num_queries(22):
        more = client.get(review_url(long_plan, "?only=funding&start=120")).content.decode()
    assert more.count('class="fact"') <= 120 + 5
    fact = Fact.objects.filter(reading__document=long_plan.document, kind="funding")[0]
    with django_assert_max_num_queries(22):
        piece = client.post(
            reverse("plans:review_accept", args=[long_plan.pk, fact.pk]), headers={"HX-Request": "true"}
        )  # fmt: skip
    assert len(piece.content) < 9_000


def test_it_does_not_say_the_words_of_a_long_task_twice(world: World, page: Pages, lan: Person) -> None:
    words = "Lồng ghép nội dung bình đẳng giới vào hoạt động ngoại khóa của trường học"
    text = plan_text().replace(words, f"{words}, {', '.join(f'chủ đề thứ {n} của năm học' for n in range(30))}")
    plan = make_draft(world, text=text)
    task = Fact.objects.get(reading__document=plan.document, kind="task", exact__startswith=words)

    row = page(lan).tree(review_url(plan)).css_first(f"#dk-{task.pk}")

    assert row is not None
    assert row.text().count("Lồng ghép nội dung") == 1


def test_it_warns_of_a_paper_of_somebody_else(world: World, page: Pages, lan: Person, draft_plan: Plan) -> None:
    other = make_draft(world, text=plan_text().replace("TỈNH THANH HÒA", "TỈNH LÂM SƠN"))

    assert "Cơ quan ban hành không khớp" in page(lan).get(review_url(other)).content.decode()
    assert "Cơ quan ban hành không khớp" not in page(lan).get(review_url(draft_plan)).content.decode()


def test_it_says_that_a_past_year_is_only_kept(world: World, page: Pages, lan: Person) -> None:
    plan = make_draft(world, text=plan_text().replace("2026", "2024"))
    outcome = page(lan).tree(review_url(plan)).css_first("#dua-vao")
    assert outcome is not None
    assert "Năm 2024 đã qua" in outcome.text()
    assert "để tra cứu" in outcome.css_first("form button").text()

    told = page(lan).post(reverse("plans:review_confirm", args=[plan.pk]), follow=True).content.decode()

    assert "được lưu để tra cứu" in told
    assert "đã được đưa vào thực hiện" not in told


def test_it_says_what_an_unsigned_paper_lacks(world: World, page: Pages, lan: Person) -> None:
    text = plan_text().replace("Số: 15/KH-UBND", "Số:    /KH-UBND").replace("Nguyễn Thanh Bình", "")
    tree = page(lan).tree(review_url(make_draft(world, text=text)))

    assert "Bản chưa ký: thiếu số, người ký." in " ".join(tree.css_first("#dua-vao").text().split())
    assert "Kế hoạch …/KH-UBND" in tree.css_first("h1").text()


def test_it_throws_a_draft_away_with_its_file(
    draft_plan: Plan, page: Pages, lan: Person, django_capture_on_commit_callbacks: Any
) -> None:
    stored = draft_plan.document.file
    path = Path(stored.file.path)
    assert path.exists()

    with django_capture_on_commit_callbacks(execute=True):
        told = page(lan).post(reverse("plans:review_discard", args=[draft_plan.pk]), follow=True)

    assert "Đã bỏ bản rà soát" in told.content.decode()
    assert not Plan.objects.exists()
    assert not StoredFile.objects.filter(pk=stored.pk).exists()
    assert not path.exists()
    assert Entry.objects.filter(action="plans.discard").count() == 1


def test_it_does_not_throw_away_a_plan_in_force(confirmed_plan: Plan, page: Pages, lan: Person, hoa: Person) -> None:
    page(lan).post(reverse("plans:review_discard", args=[confirmed_plan.pk]))
    page(hoa).post(reverse("plans:review_discard", args=[confirmed_plan.pk]), expect=403)

    assert Plan.objects.get().state == Plan.State.IN_FORCE


def test_it_says_that_a_deadline_stands_in_the_heading_above(world: World, page: Pages, lan: Person) -> None:
    text = plan_text().replace("2. Sở Y tế\n", "2. Sở Y tế (hoàn thành trước ngày 15/8/2026)\n")
    plan = make_draft(world, text=text)
    task = Fact.objects.get(reading__document=plan.document, kind="task", exact__startswith="Phối hợp với Sở Nội vụ")

    row = page(lan).tree(review_url(plan)).css_first(f"#dk-{task.pk}")

    assert row is not None
    assert "hạn theo đề mục: 15/8/2026" in row.text()
