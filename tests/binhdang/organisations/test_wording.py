"""How plans word names: places, lists, collective names, spelling."""

import unicodedata

import pytest

from binhdang.organisations.rules import readable, settle
from binhdang.organisations.wording import Place, acronym, collective, kind_of, parts, place_of, plain


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Hoà Bình", "Hòa Bình"),
        ("Uỷ ban", "Ủy ban"),
        ("khoẻ", "khỏe"),
        ("THUỶ", "thủy"),
        ("hoàn thành", "hoàn thành"),
        ("quý III", "quý iii"),
    ],
)
def test_it_writes_tone_marks_in_one_way(old, new):
    assert settle(old) == settle(new)


def test_it_reads_decomposed_letters_as_composed_ones():
    assert readable(unicodedata.normalize("NFD", "Hội Liên hiệp Phụ nữ")) == "hội lhpn"


@pytest.mark.parametrize(
    ("name", "classes"),
    [
        ("các sở, ban, ngành", {"departments"}),
        ("Các cơ quan, đơn vị, địa phương", {"departments", "communes"}),
        ("UBND các xã, phường, đặc khu", {"communes"}),
        ("UBND cấp xã", {"communes"}),
        ("UBND các huyện, thị xã, thành phố", {"districts"}),
        ("Các sở, ban, ngành, đoàn thể", {"departments", "mass"}),
        ("các tổ chức chính trị - xã hội", {"mass"}),
        ("Sở Y tế", set()),
        ("Các trường học", {"schools"}),
        ("Các doanh nghiệp", set()),
        ("", set()),
    ],
)
def test_it_knows_what_a_collective_name_covers(name, classes):
    assert collective(plain(name)) == classes


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Sở Y tế và Sở Tài chính", ["Sở Y tế", "Sở Tài chính"]),
        ("Sở Y tế, Sở Tài chính; Công an tỉnh", ["Sở Y tế", "Sở Tài chính", "Công an tỉnh"]),
        ("Sở Giáo dục và Đào tạo", ["Sở Giáo dục và Đào tạo"]),
        ("Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
        ("Đài Phát thanh và Truyền hình tỉnh", ["Đài Phát thanh và Truyền hình tỉnh"]),
    ],
)
def test_it_splits_a_list_only_where_a_new_name_begins(name, expected):
    assert parts(name) == expected


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Ủy ban nhân dân tỉnh Thanh Hòa", Place("tỉnh", "thanh hòa")),
        ("UBND xã Đèo Gió", Place("xã", "đèo gió")),
        ("Thành phố Sông Vạn", Place("thành phố", "sông vạn")),
    ],
)
def test_it_takes_the_place_out_of_the_name_of_a_committee(name, place):
    assert place_of(name) == place


def test_it_takes_initials_written_in_any_way():
    assert acronym("sở gd&đt") == acronym("sở giáo dục và đào tạo") == "sở gdđt"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Công chức Tư pháp - Hộ tịch", "post"),
        ("Chủ tịch Hội Nông dân", "post"),
        ("UBND xã Mới", "peoples_committee"),
        ("Hội Người cao tuổi", "mass_organisation"),
        ("Trường Chính trị", "public_service"),
        ("Sở Ngoại vụ", "department"),
        ("Viện kiểm sát nhân dân tỉnh", "department"),
        ("Bảo hiểm xã hội tỉnh", "department"),
        ("Viện Nghiên cứu phát triển", "public_service"),
        ("Báo Thanh Hòa", "public_service"),
        ("Các doanh nghiệp viễn thông", "other"),
    ],
)
def test_it_guesses_what_an_unknown_name_is(name, kind):
    assert kind_of(name) == kind
