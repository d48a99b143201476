"""Deciding on the review page, through HTTP: with and without htmx, twice, forged, and after confirming."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from binhdang.accounts.models import Person
from binhdang.audit.models import Entry
from binhdang.documents.models import Fact, LedgerItem
from binhdang.plans.models import Placement, Plan
from tests.binhdang.make import World, plan_text
from tests.binhdang.make_plans import make_draft
from tests.binhdang.page import problems

SignIn = Callable[[Person], Client]
FRAGMENT = {"headers": {"HX-Request": "true"}}


def facts_of(plan: Plan, kind: str) -> list[Fact]:
    return list(Fact.objects.filter(reading__document=plan.document, kind=kind).order_by("start"))


def url(name: str, *arguments: int) -> str:
    return reverse(f"plans:review_{name}", args=arguments)


@pytest.fixture
def client(client_of: SignIn, lan: Person) -> Client:
    return client_of(lan)


@pytest.mark.parametrize(("verb", "decision"), [("accept", "accepted"), ("reject", "rejected")])
def test_it_decides_without_htmx_and_comes_back_to_the_fact(
    verb: str, decision: str, draft_plan: Plan, client: Client
) -> None:
    fact = facts_of(draft_plan, "deadline")[0]
    for _click in range(2):
        response = client.post(url(verb, draft_plan.pk, fact.pk))
        assert response.url == reverse("plans:review", args=[draft_plan.pk]) + f"#dk-{fact.pk}"
    fact.refresh_from_db()
    assert fact.decision == decision
    assert Entry.objects.filter(action=f"documents.{verb}").count() == 1


def test_it_answers_htmx_with_the_line_and_the_counts_only(draft_plan: Plan, client: Client) -> None:
    fact = facts_of(draft_plan, "deadline")[0]
    response = client.post(url("accept", draft_plan.pk, fact.pk), **FRAGMENT)
    html = response.content.decode()
    assert html.startswith(f'<li class="fact fact-done" id="dk-{fact.pk}"')
    assert '<section class="panel review-progress" id="tien-do"' in html
    assert "<html" not in html
    assert response["HX-Push-Url"] == "false"
    assert not problems(html, whole=False)


def test_it_corrects_in_place_and_says_what_is_wrong(draft_plan: Plan, client: Client) -> None:
    fact = facts_of(draft_plan, "deadline")[0]
    address = url("correct", draft_plan.pk, fact.pk)
    form = client.get(address, **FRAGMENT).content.decode()
    assert 'value="20/12/2026"' in form
    assert not problems(form, whole=False)
    wrong = client.post(address, {"when": "hôm nào đó", "relation": "before"}, **FRAGMENT)
    assert "Không hiểu “hôm nào đó”" in wrong.content.decode()
    assert client.post(address, {"when": "hôm nào đó", "relation": "before"}).status_code == 422
    right = client.post(address, {"when": "15/12/2026", "relation": "by", "who": "Sở Nội vụ"}, **FRAGMENT)
    assert "15/12/2026:" in right.content.decode()
    fact.refresh_from_db()
    assert fact.current["when"] == {"date": "2026-12-15"}
    assert fact.decision == Fact.Decision.CORRECTED


def test_it_brings_the_draft_in_line_with_its_facts(draft_plan: Plan, client: Client) -> None:
    task = next(fact for fact in facts_of(draft_plan, "task") if fact.current["agency"] == "Sở Y tế")
    sent = {"text": task.current["text"], "role": "lead", "agency": "Sở Văn hóa", "deadline": ""}
    client.post(url("correct", draft_plan.pk, task.pk), sent)
    assert draft_plan.addressees.filter(name="Sở Văn hóa", state="unknown").exists()
    client.post(url("reject", draft_plan.pk, task.pk))
    assert not draft_plan.addressees.filter(name="Sở Văn hóa").exists()
    assert not Placement.objects.filter(fact=task).exists()
    client.post(url("accept", draft_plan.pk, task.pk))
    assert draft_plan.addressees.filter(name="Sở Văn hóa").exists()
    year = next(fact for fact in facts_of(draft_plan, "header") if fact.value["field"] == "plan_year")
    client.post(url("correct", draft_plan.pk, year.pk), {"field": "plan_year", "value_words": "2027"})
    draft_plan.refresh_from_db()
    assert draft_plan.year == 2027


def test_it_takes_all_sure_ones_of_a_kind(draft_plan: Plan, client: Client) -> None:
    Fact.objects.filter(pk=facts_of(draft_plan, "recipient")[0].pk).update(level=Fact.Level.CHECK)
    client.post(url("accept_all", draft_plan.pk), {"kind": "recipient"})
    assert [fact.decision for fact in facts_of(draft_plan, "recipient")] == ["pending", "accepted", "accepted"]
    assert client.post(url("accept_all", draft_plan.pk), {"kind": "'; drop"}).status_code == 302


def test_it_adds_a_task_from_words_that_were_chosen(draft_plan: Plan, client: Client) -> None:
    words = "Tổ chức truyền thông ở mỗi xã, phường ít nhất 02 buổi trong năm."
    sent = {"kind": "task", "words": words, "near": "1000", "text": words, "role": "assigned", "agency": "Sở Y tế"}
    client.post(url("add", draft_plan.pk), sent)
    client.post(url("add", draft_plan.pk), sent)
    (fact,) = Fact.objects.filter(decision=Fact.Decision.ADDED)
    assert fact.exact == words
    assert draft_plan.document.text[fact.start :].startswith(words)
    assert Placement.objects.get(fact=fact).plan == draft_plan


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"words": "Chữ không có trong văn bản"}, "Không thấy các chữ này"),
        ({"words": ""}, "Trường này"),
        ({"agency": ""}, "Hãy ghi đơn vị được giao"),
    ],
)
def test_it_adds_nothing_that_is_not_complete(
    change: dict[str, str], words: str, draft_plan: Plan, client: Client
) -> None:
    sent = {"kind": "task", "words": "Sở Y tế", "near": "", "text": "Việc", "role": "lead", "agency": "Sở Y tế"}
    response = client.post(url("add", draft_plan.pk), sent | change)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not Fact.objects.filter(decision=Fact.Decision.ADDED).exists()


def test_it_closes_and_opens_what_no_fact_used(draft_plan: Plan, client: Client) -> None:
    item = LedgerItem.objects.filter(reading__document=draft_plan.document)[0]
    html = client.post(url("close", draft_plan.pk, item.pk), {"decision": "not_a_fact"}, **FRAGMENT).content.decode()
    assert "không phải dữ kiện" in html
    assert not problems(html, whole=False)
    item.refresh_from_db()
    assert item.decision == LedgerItem.Decision.NOT_A_FACT
    client.post(url("close", draft_plan.pk, item.pk), {"decision": "open"})
    item.refresh_from_db()
    assert item.decision == LedgerItem.Decision.OPEN
    refused = client.post(url("close", draft_plan.pk, item.pk), {"decision": "x"}, **FRAGMENT)
    assert refused["HX-Refresh"] == "true"


def test_it_reads_again_and_keeps_decisions(draft_plan: Plan, client: Client) -> None:
    fact = facts_of(draft_plan, "task")[0]
    client.post(url("accept", draft_plan.pk, fact.pk))
    placed = Placement.objects.get(fact=fact)
    client.post(url("reread", draft_plan.pk))
    fact.refresh_from_db()
    assert fact.decision == Fact.Decision.ACCEPTED
    assert fact.reading == draft_plan.document.readings.first()
    assert Placement.objects.get(fact=fact).pk == placed.pk
    assert draft_plan.document.readings.count() == 2


def test_it_knows_no_fact_of_another_plan(draft_plan: Plan, world: World, client: Client) -> None:
    other = make_draft(world, text=plan_text().replace("15/KH-UBND", "99/KH-UBND"))
    fact, item = facts_of(other, "task")[0], LedgerItem.objects.filter(reading__document=other.document)[0]
    addressee, section = other.addressees.all()[0], other.sections.all()[0]
    pairs = [("accept", fact), ("reject", fact), ("correct", fact), ("place", fact), ("close", item)]
    pairs += [("resolve", addressee), ("mark_group", section)]
    for name, about in pairs:
        assert client.post(url(name, draft_plan.pk, about.pk)).status_code == 404, name
    assert client.get(url("fact", draft_plan.pk, fact.pk)).status_code == 404
    fact.refresh_from_db()
    assert fact.decision == Fact.Decision.PENDING


def test_it_asks_for_a_post(draft_plan: Plan, client: Client) -> None:
    fact = facts_of(draft_plan, "task")[0]
    for name, arguments in (("accept", [fact.pk]), ("reject", [fact.pk]), ("accept_all", []), ("confirm", [])):
        assert client.get(url(name, draft_plan.pk, *arguments)).status_code == 405


def test_it_puts_the_plan_in_force_and_then_decides_nothing_more(draft_plan: Plan, client: Client) -> None:
    fact = facts_of(draft_plan, "deadline")[0]
    response = client.post(url("confirm", draft_plan.pk))
    assert response.url == reverse("plans:detail", args=[draft_plan.pk])
    draft_plan.refresh_from_db()
    assert draft_plan.state == Plan.State.IN_FORCE
    again: Any = client.post(url("confirm", draft_plan.pk), follow=True)
    assert "đã được xác nhận" in again.content.decode()
    assert client.post(url("accept", draft_plan.pk, fact.pk), **FRAGMENT)["HX-Refresh"] == "true"
    client.post(url("reject", draft_plan.pk, fact.pk))
    client.post(url("accept_all", draft_plan.pk), {"kind": "deadline"})
    client.post(url("reread", draft_plan.pk))
    fact.refresh_from_db()
    assert fact.decision == Fact.Decision.PENDING
    assert draft_plan.document.readings.count() == 1
    assert Entry.objects.filter(action="plans.confirm").count() == 1


def test_it_does_not_put_a_plan_in_force_while_a_name_means_nobody(world: World, client: Client) -> None:
    plan = make_draft(world, text=plan_text().replace("2. Sở Y tế", "2. Hội Nhà thơ miền núi"))
    response: Any = client.post(url("confirm", plan.pk), follow=True)
    assert "Hội Nhà thơ miền núi" in response.content.decode()
    plan.refresh_from_db()
    assert plan.state == Plan.State.DRAFT
