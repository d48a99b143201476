"""The list of units, on the page and on the command line."""

import io
import json

import pytest
from django.core.management import call_command

from tests.binhdang import make


def test_it_lists_the_top_of_the_tree_first(world):
    out = io.StringIO()
    call_command("units", "--json", stdout=out)
    told = json.loads(out.getvalue())

    assert told[0] == {"code": "TH", "name": "Ủy ban nhân dân tỉnh Thanh Hòa", "level": "Cấp tỉnh"}
    assert [unit["code"] for unit in told[-3:]] == ["TH-X02", "TH-X03", "TH-X01"]  # Láng Sen, Cồn Mây, Đèo Gió
    assert len(told) == 7


def test_it_prints_a_line_for_each_unit_without_json(world):
    out = io.StringIO()
    call_command("units", stdout=out)

    assert out.getvalue().splitlines()[0].split("\t") == ["TH", "Ủy ban nhân dân tỉnh Thanh Hòa", "Cấp tỉnh"]


@pytest.mark.parametrize("words", ["Đèo Gió", "deo gio", "GIÓ đèo", "TH-X01"])
def test_it_finds_a_unit_with_and_without_marks(page, lan, words):
    tree = page(lan).tree("/organisations/", data={"q": words})

    assert [row.css_first("th").text(strip=True) for row in tree.css("tbody tr")] == ["Ủy ban nhân dân xã Đèo Gió"]


def test_it_says_so_when_nothing_fits(page, lan):
    assert "Không có đơn vị nào khớp" in page(lan).get("/organisations/", {"q": "zzz"}).content.decode()


def test_it_shows_groups_with_their_members(page, lan):
    text = page(lan).tree("/organisations/").css_first("aside").text()

    assert "UBND các xã, phường" in text
    assert "3 đơn vị" in text


def test_it_is_paged_and_asks_the_database_few_questions(page, lan, world, django_assert_max_num_queries):
    for number in range(60):
        make.make_commune(f"TH-P{number:02}", f"xã Bản Thứ {number}", world.province)

    browser = page(lan)
    with django_assert_max_num_queries(12):
        tree = browser.tree("/organisations/")
    assert len(tree.css("section table tbody tr")) == 50
    assert page(lan).get("/organisations/", {"page": "99999999"}).status_code == 200


@pytest.mark.parametrize("who", ["hoa", "tam", "minh"])
def test_it_is_closed_to_those_who_need_no_list_of_units(world, page, who):
    page(world.people[who]).get("/organisations/", expect=403)


def test_it_asks_strangers_to_sign_in(world, page):
    assert "sign-in" in page().get("/organisations/", expect=302)["Location"]
