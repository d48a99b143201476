"""Saying whom a name means and where a task belongs, through HTTP."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import DjangoAssertNumQueries
from selectolax.lexbor import LexborHTMLParser

from binhdang.accounts.models import Person
from binhdang.audit.models import Entry
from binhdang.documents.models import Fact
from binhdang.organisations.models import Group, Post, Proof, Unit
from binhdang.plans.models import Addressee, Placement, Plan, Section
from binhdang.plans.review.search import found_by
from tests.binhdang.make import World, make_unit, plan_text
from tests.binhdang.make_plans import make_draft
from tests.binhdang.page import problems

SignIn = Callable[[Person], Client]
FRAGMENT = {"headers": {"HX-Request": "true"}}


@pytest.fixture
def plan(world: World) -> Plan:
    """A draft with one name that nobody knows."""
    return make_draft(world, text=plan_text().replace("2. Sở Y tế", "2. Hội Nhà thơ miền núi"))


@pytest.fixture
def unknown(plan: Plan) -> Addressee:
    return plan.addressees.get(state=Addressee.State.UNKNOWN)


@pytest.fixture
def client(client_of: SignIn, lan: Person) -> Client:
    return client_of(lan)


def resolve_url(addressee: Addressee) -> str:
    return reverse("plans:review_resolve", args=[addressee.plan_id, addressee.pk])


def targets(addressee: Addressee) -> list[str]:
    addressee.refresh_from_db()
    return [str(target) for target in addressee.targets.order_by("pk")]


@pytest.mark.parametrize("words", ["so y te", "Sở Y tế", "Y TE so"])
def test_it_finds_a_unit_with_or_without_marks(words: str, world: World, today: date) -> None:
    assert "Sở Y tế" in [choice.label for choice in found_by(words, world.province, today)]


def test_it_finds_posts_and_groups_and_other_names(world: World, today: date) -> None:
    assert found_by("giam doc so y te", world.province, today)[0].label == "Giám đốc, Sở Y tế"
    assert found_by("cac xa", world.province, today)[0].token == f"group:{world.groups['TH-CAC-XA'].pk}"
    assert found_by("uy ban nhan dan cap xa", world.province, today)[0].label == "UBND các xã, phường"
    assert found_by("", world.province, today) == []


def test_it_does_not_find_units_of_another_province(
    world: World, today: date, client: Client, unknown: Addressee
) -> None:
    stranger = make_unit("ZZ", "Hội Nhà thơ miền núi", kind=Unit.Kind.MASS_ORGANISATION)
    assert found_by("nha tho", world.province, today) == []
    response = client.post(resolve_url(unknown), {"act": "resolve", "target": f"unit:{stranger.pk}"})
    assert response.status_code == 422
    assert "không thuộc địa bàn" in response.content.decode()
    assert targets(unknown) == []


def test_it_searches_as_one_types(
    plan: Plan, unknown: Addressee, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    address = reverse("plans:review_search", args=[plan.pk, unknown.pk])
    chosen = Unit.objects.get(code="TH-SNV")
    with django_assert_max_num_queries(14):
        html = client.get(address, {"q": "so", "target": f"unit:{chosen.pk}"}, **FRAGMENT).content.decode()
    assert f'value="unit:{chosen.pk}" checked' in html
    assert html.count(f'value="unit:{chosen.pk}"') == 1
    assert "Sở Giáo dục và Đào tạo" in html
    assert not problems(html, whole=False)


def test_it_searches_without_script_and_keeps_what_was_ticked(unknown: Addressee, client: Client) -> None:
    chosen = Unit.objects.get(code="TH-SNV")
    response = client.post(resolve_url(unknown), {"act": "search", "q": "deo gio", "target": f"unit:{chosen.pk}"})
    html = response.content.decode()
    assert "xã Đèo Gió" in html
    assert f'value="unit:{chosen.pk}" checked' in html
    assert targets(unknown) == []


def test_it_gives_a_name_to_several(unknown: Addressee, client: Client) -> None:
    unit, post = Unit.objects.get(code="TH-SYT"), Post.objects.get(unit__code="TH-SNV")
    group = Group.objects.get(code="TH-CAC-XA")
    sent = {"act": "resolve", "target": [f"unit:{unit.pk}", f"post:{post.pk}", f"group:{group.pk}"]}
    html = client.post(resolve_url(unknown), sent, **FRAGMENT).content.decode()
    assert html.startswith(f'<li class="fact fact-done" id="ten-{unknown.pk}"')
    assert targets(unknown) == ["Sở Y tế", "Giám đốc, Sở Nội vụ", "UBND các xã, phường"]
    assert unknown.state == Addressee.State.CONFIRMED
    client.post(resolve_url(unknown), {"act": "clear"})
    assert targets(unknown) == []


@pytest.mark.parametrize("tokens", [[], ["unit:999999"], ["unit:x", "person:1", "unit:" + "9" * 40], ["", "unit"]])
def test_it_bears_forged_choices(tokens: list[str], unknown: Addressee, client: Client) -> None:
    response = client.post(resolve_url(unknown), {"act": "resolve", "target": tokens})
    assert response.status_code == 422
    assert "Chưa chọn ai" in response.content.decode()
    assert targets(unknown) == []


def test_it_makes_what_the_name_says(unknown: Addressee, client: Client) -> None:
    client.post(resolve_url(unknown), {"act": "create_meant"})
    unit = Unit.objects.get(name="Hội Nhà thơ miền núi")
    assert (unit.proof, unit.parent.code) == (Proof.TO_CHECK, "TH")
    assert targets(unknown) == [unit.name]


def test_it_makes_a_unit_beside_those_chosen(unknown: Addressee, client: Client, lan: Person) -> None:
    chosen, parent = Unit.objects.get(code="TH-SNV"), Unit.objects.get(code="TH-X01")
    sent = {
        "act": "create_unit", "target": f"unit:{chosen.pk}", "unit_name": "Trạm Y tế xã Đèo Gió",
        "unit_kind": "public_service", "unit_parent": parent.pk,
    }  # fmt: skip
    client.post(resolve_url(unknown), sent)
    unit = Unit.objects.get(name="Trạm Y tế xã Đèo Gió")
    assert (unit.parent, unit.level, unit.proof) == (parent, parent.level, Proof.TO_CHECK)
    assert targets(unknown) == ["Sở Nội vụ", "Trạm Y tế xã Đèo Gió"]
    assert Entry.objects.filter(action="organisations.create_unit", actor_id=lan.pk).count() == 1


def test_it_makes_a_post_of_the_unit_chosen(unknown: Addressee, client: Client) -> None:
    unit = Unit.objects.get(code="TH-X01")
    sent = {"act": "create_post", "target": f"unit:{unit.pk}", "post_name": "Công chức văn hóa - xã hội"}
    client.post(resolve_url(unknown), sent)
    assert targets(unknown) == [f"Công chức văn hóa - xã hội, {unit.name}"]
    refused = client.post(resolve_url(unknown), {"act": "create_post", "post_name": "Kế toán"})
    assert "đúng một đơn vị" in refused.content.decode()
    assert not Post.objects.filter(name="Kế toán").exists()


def test_it_makes_a_group_of_the_units_chosen(unknown: Addressee, client: Client, today: date) -> None:
    units = Unit.objects.filter(code__in=("TH-X01", "TH-X02"))
    sent = {"act": "create_group", "target": [f"unit:{unit.pk}" for unit in units], "group_name": "Các xã điểm"}
    client.post(resolve_url(unknown), sent)
    group = Group.objects.get(name="Các xã điểm")
    assert set(group.members_on(today)) == set(units)
    assert targets(unknown) == ["Các xã điểm"]
    refused = client.post(resolve_url(unknown), {**sent, "target": sent["target"][:1], "group_name": "Một mình"})
    assert refused.status_code == 422
    assert not Group.objects.filter(name="Một mình").exists()


@pytest.mark.parametrize(
    "sent",
    [{"act": "create_unit", "unit_name": ""}, {"act": "create_group", "group_name": " "}, {"act": "create_post"}],
)
def test_it_makes_nothing_without_a_name(sent: dict[str, str], unknown: Addressee, client: Client) -> None:
    before = Unit.objects.count()
    assert client.post(resolve_url(unknown), sent).status_code == 422
    assert Unit.objects.count() == before


def test_it_confirms_all_proposed_names_at_once(plan: Plan, client: Client) -> None:
    for _click in range(2):
        client.post(reverse("plans:review_resolve_all", args=[plan.pk]))
    assert set(plan.addressees.values_list("state", flat=True)) == {"confirmed", "unknown"}
    assert Entry.objects.filter(action="plans.resolve_all").count() == 1


def test_it_puts_a_task_under_a_group_or_under_none(plan: Plan, client: Client) -> None:
    fact = Fact.objects.filter(reading__document=plan.document, kind="task")[0]
    group, other = Section.objects.filter(plan=plan, is_group=True)[0], plan.sections.filter(is_group=False)[0]
    address = reverse("plans:review_place", args=[plan.pk, fact.pk])
    html = client.post(address, {"section": group.pk}, **FRAGMENT).content.decode()
    assert group.heading in html
    assert Placement.objects.get(fact=fact).state == Placement.State.CONFIRMED
    assert client.post(address, {"section": other.pk}).status_code == 422
    client.post(address, {"section": ""})
    assert Placement.objects.get(fact=fact).section is None


def test_it_confirms_all_proposed_groups_at_once(plan: Plan, client: Client) -> None:
    assert plan.placements.filter(state="proposed").exists()
    for _click in range(2):
        client.post(reverse("plans:review_place_all", args=[plan.pk]))
    assert not plan.placements.filter(state="proposed").exists()
    assert Entry.objects.filter(action="plans.place_all").count() == 1


def test_it_marks_an_item_of_the_outline_as_a_group(plan: Plan, client: Client) -> None:
    section = plan.sections.filter(is_group=False)[0]
    address = reverse("plans:review_mark_group", args=[plan.pk, section.pk])
    for told, is_group in (("yes", True), ("no", False)):
        client.post(address, {"is_group": told})
        section.refresh_from_db()
        assert section.is_group is is_group


def test_it_goes_back_from_a_form_to_the_name(plan: Plan, unknown: Addressee, client: Client) -> None:
    address = reverse("plans:review_addressee", args=[plan.pk, unknown.pk])
    assert client.get(address, **FRAGMENT).content.decode().startswith(f'<li class="fact" id="ten-{unknown.pk}"')
    assert client.get(address).url.endswith(f"#ten-{unknown.pk}")


def test_it_offers_names_that_share_most_words_where_none_has_all(world: World, today: date) -> None:
    make_unit("TH-BAO", "Báo và Phát thanh, Truyền hình tỉnh", parent=world.province)

    found = [choice.label for choice in found_by("Đài Phát thanh và Truyền hình tỉnh", world.province, today)]

    assert found == ["Báo và Phát thanh, Truyền hình tỉnh"]
    assert found_by("Hội Nhà thơ miền núi", world.province, today) == []


def two_strangers() -> str:
    return (
        plan_text()
        .replace("2. Sở Y tế", "2. Hội Nhà thơ miền núi")
        .replace("3. Sở Giáo dục và Đào tạo", "3. Ủy ban nhân dân các huyện, thị xã")
    )


def test_it_makes_all_unknown_names_at_once_but_no_collective_one(world: World, client: Client) -> None:
    plan = make_draft(world, text=two_strangers())
    review = reverse("plans:review", args=[plan.pk])
    assert "Tạo mới cho 1 tên chưa rõ, kiểm tra sau" in client.get(review).content.decode()

    for _click in range(2):
        client.post(reverse("plans:review_create_all", args=[plan.pk]))

    assert Unit.objects.get(name="Hội Nhà thơ miền núi").proof == Proof.TO_CHECK
    left = plan.addressees.get(state=Addressee.State.UNKNOWN)
    assert left.name == "Ủy ban nhân dân các huyện, thị xã"
    assert Entry.objects.filter(action="plans.create_all_meant").count() == 1
    assert "Tạo mới cho" not in client.get(review).content.decode()


def test_it_makes_nobody_for_those_who_may_not(world: World, plan: Plan, client_of: SignIn, hoa: Person) -> None:
    answer = client_of(hoa).post(reverse("plans:review_create_all", args=[plan.pk]))

    assert answer.status_code in (403, 404)
    assert not Unit.objects.filter(name="Hội Nhà thơ miền núi").exists()


def test_it_tells_at_once_that_the_last_name_is_known(unknown: Addressee, world: World, client: Client) -> None:
    chosen = {"act": "resolve", "target": f"unit:{world.units['TH-SYT'].pk}"}
    html = client.post(resolve_url(unknown), chosen, **FRAGMENT).content.decode()

    outcome = LexborHTMLParser(html).css_first("#dua-vao")
    assert outcome is not None
    assert outcome.attributes["hx-swap-oob"] == "true"
    assert "chưa rõ là ai" not in outcome.text()
    assert outcome.css_first("button[aria-disabled]") is None


def test_it_takes_a_collective_bearer_for_everybody_given_work(world: World, client: Client) -> None:
    plan = make_draft(
        world, text=plan_text().replace("Các sở, ban, ngành tỉnh và Ủy ban nhân dân các xã, phường báo cáo",
        "Các tổ chức, đoàn thể được giao nhiệm vụ báo cáo"),
    )  # fmt: skip
    bearer = plan.addressees.get(state=Addressee.State.UNKNOWN)
    assert "mọi đơn vị được giao việc" in client.get(reverse("plans:review", args=[plan.pk])).content.decode()

    client.post(reverse("plans:review_confirm", args=[plan.pk]))

    plan.refresh_from_db()
    assert plan.state == Plan.State.IN_FORCE
    duty = plan.duties.filter(who_words=bearer.name)[0]
    assert set(duty.due_items.values_list("unit__code", flat=True)) >= {"TH-SYT", "TH-SGDDT", "TH-X01"}
