"""Whom a name in a plan means, seen from the unit that issued it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from binhdang.organisations.lookup import Directory, find
from binhdang.organisations.models import Group, Post, Unit
from binhdang.organisations.operations import create_group, create_post
from tests.binhdang import make
from tests.binhdang.make import MAKER, TODAY, World

Kind = Unit.Kind


@pytest.fixture
def wide(world: World) -> World:
    """The province with more agencies, a commune with its own, and another province of the same agencies."""
    province, commune = world.province, world.units["TH-X01"]
    for code, name, kind in (
        ("TH-STC", "Sở Tài chính", Kind.DEPARTMENT),
        ("TH-SVHTTDL", "Sở Văn hóa, Thể thao và Du lịch", Kind.DEPARTMENT),
        ("TH-CA", "Công an tỉnh", Kind.DEPARTMENT),
        ("TH-MTTQ", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", Kind.MASS_ORGANISATION),
        ("TH-LHPN", "Hội Liên hiệp Phụ nữ tỉnh", Kind.MASS_ORGANISATION),
        ("TH-BAO", "Báo và Phát thanh, Truyền hình Thanh Hòa", Kind.PUBLIC_SERVICE),
    ):
        world.units[code] = make.make_unit(code, name, parent=province, kind=kind)
    for code, name, kind in (
        ("TH-X01-CA", "Công an xã", Kind.DEPARTMENT),
        ("TH-X01-TYT", "Trạm Y tế xã Đèo Gió", Kind.PUBLIC_SERVICE),
        ("TH-X01-MT", "Ủy ban MTTQ Việt Nam xã", Kind.MASS_ORGANISATION),
    ):
        world.units[code] = make.make_unit(code, name, parent=commune, kind=kind, level=commune.level)
    for name in ("Công chức Văn hóa - Xã hội", "Công chức Tư pháp - Hộ tịch", "Trạm trưởng Trạm Y tế"):
        create_post(commune, name=name, by=MAKER)
    world.groups["X01-BN"] = create_group(
        code="X01-BN", name="Các ban, ngành, đoàn thể xã", within=commune, members=[world.units["TH-X01-CA"]],
        since=None, by=MAKER, other_names=("Các cơ quan, đơn vị",),
    )  # fmt: skip
    other = make.make_unit("QK", "Ủy ban nhân dân tỉnh Quế Khê", kind=Kind.PEOPLES_COMMITTEE, place="Quế Khê")
    make.make_unit("QK-SYT", "Sở Y tế", parent=other)
    make.make_unit("QK-SCT", "Sở Công Thương", parent=other)
    return world


def codes(found: object) -> list[str]:
    """What was found, as codes of units and groups and names of posts."""
    return [meant.name if isinstance(meant, Post) else meant.code for meant in found.targets]


FROM_PROVINCE = [
    ("Sở Y tế", ["TH-SYT"]),
    ("sở y tế tỉnh", ["TH-SYT"]),
    ("Sở Y tế tỉnh Thanh Hòa", ["TH-SYT"]),
    ("Đề nghị Hội Liên hiệp Phụ nữ tỉnh", ["TH-LHPN"]),
    ("Hội LHPN", ["TH-LHPN"]),
    ("Giám đốc Sở Y tế", ["TH-SYT"]),
    ("UBND tỉnh", ["TH"]),
    ("Uỷ ban nhân dân tỉnh Thanh Hoà", ["TH"]),
    ("Ủy ban nhân dân", ["TH"]),
    ("Chủ tịch UBND tỉnh", ["TH"]),
    ("Sở Giáo dục và Đào tạo", ["TH-SGDDT"]),
    ("Sở GD&ĐT", ["TH-SGDDT"]),
    ("Sở Văn hóa, Thể thao và Du lịch", ["TH-SVHTTDL"]),
    ("Sở VHTTDL", ["TH-SVHTTDL"]),
    ("Sở Y tế và Sở Tài chính", ["TH-SYT", "TH-STC"]),
    ("Sở Y tế, Sở Tài chính", ["TH-SYT", "TH-STC"]),
    ("Sở Văn hóa, Thể thao và Du lịch, Sở Giáo dục và Đào tạo", ["TH-SVHTTDL", "TH-SGDDT"]),
    ("Công an tỉnh", ["TH-CA"]),
    ("Báo và Phát thanh, Truyền hình tỉnh", ["TH-BAO"]),
    ("UBND xã Đèo Gió", ["TH-X01"]),
    ("xã Đèo Gió", ["TH-X01"]),
    ("Ủy ban MTTQ Việt Nam tỉnh", ["TH-MTTQ"]),
    ("Uỷ ban MTTQ Việt Nam tỉnh và các tổ chức thành viên", ["TH-MTTQ"]),
    ("Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các đoàn thể", ["TH-MTTQ"]),
    ("UBND các xã, phường", ["TH-CAC-XA"]),
    ("UBND các xã, phường, đặc khu", ["TH-CAC-XA"]),
    ("Ủy ban nhân dân cấp xã", ["TH-CAC-XA"]),
    ("UBND xã, phường", ["TH-CAC-XA"]),
    ("Chủ tịch UBND các xã, phường", ["TH-CAC-XA"]),
    ("Các sở, ban, ngành", ["TH-CAC-SO"]),
    ("các Sở, ban, ngành có liên quan", ["TH-CAC-SO"]),
    ("Thủ trưởng các sở, ban, ngành", ["TH-CAC-SO"]),
    ("Các cơ quan, đơn vị được giao nhiệm vụ", ["TH-CAC-SO"]),
    ("các sở, ban, ngành tỉnh và UBND các xã, phường", ["TH-CAC-SO", "TH-CAC-XA"]),
    ("các cơ quan, đơn vị, địa phương", ["TH-CAC-SO", "TH-CAC-XA"]),
]


@pytest.mark.parametrize(("name", "expected"), FROM_PROVINCE)
def test_it_finds_whom_a_plan_of_the_province_means(wide: World, name, expected):
    found = find(name, within=wide.province, on=TODAY)

    assert sorted(codes(found)) == sorted(expected)
    assert found.known


FROM_COMMUNE = [
    ("Công chức Văn hóa - Xã hội", ["Công chức Văn hóa - Xã hội"]),
    ("Công chức Văn hóa - Xã hội xã", ["Công chức Văn hóa - Xã hội"]),
    ("Công chức VHXH", ["Công chức Văn hóa - Xã hội"]),
    ("Công chức VHXH xã phụ trách Lao động", ["Công chức Văn hóa - Xã hội"]),
    ("Công chức Tư pháp- Hộ tịch xã", ["Công chức Tư pháp - Hộ tịch"]),
    ("Trạm trưởng Trạm Y tế", ["Trạm trưởng Trạm Y tế"]),
    ("Trạm Y tế xã", ["TH-X01-TYT"]),
    ("Công an xã", ["TH-X01-CA"]),
    ("Công an tỉnh", ["TH-CA"]),
    ("UBND xã", ["TH-X01"]),
    ("UBND tỉnh", ["TH"]),
    ("Sở Nội vụ", ["TH-SNV"]),
    ("Ủy ban Mặt trận Tổ quốc Việt Nam xã và các đoàn thể xã", ["TH-X01-MT"]),
    ("Các cơ quan, đơn vị", ["X01-BN"]),
    ("Các ban, ngành, đoàn thể", ["X01-BN"]),
]


@pytest.mark.parametrize(("name", "expected"), FROM_COMMUNE)
def test_it_finds_whom_a_plan_of_a_commune_means(wide: World, name, expected):
    found = find(name, within=wide.units["TH-X01"], on=TODAY)

    assert codes(found) == expected


@pytest.mark.parametrize(
    ("name", "targets", "unknown"),
    [
        ("Sở Công Thương", [], [("Sở Công Thương", "department")]),  # it exists, but in another province
        ("Đề nghị Hội Nông dân tỉnh", [], [("Hội Nông dân tỉnh", "mass_organisation")]),
        ("Sở Y tế, Trường Đại học Sông Vạn", ["TH-SYT"], [("Trường Đại học Sông Vạn", "public_service")]),
        ("phường Láng Sen", ["TH-X02"], []),
        ("công chức Địa chính", [], [("Công chức Địa chính", "post")]),
        ("", [], [("", "other")]),
    ],
)
def test_it_proposes_somebody_new_for_what_nobody_knows(wide: World, name, targets, unknown):
    found = find(name, within=wide.province, on=TODAY)

    assert codes(found) == targets
    assert [(proposal.name, proposal.kind) for proposal in found.unknown] == unknown


def test_it_never_finds_a_unit_of_another_province(wide: World):
    other = Unit.objects.get(code="QK")

    assert codes(find("Sở Y tế", within=other, on=TODAY)) == ["QK-SYT"]
    assert codes(find("Sở Y tế", within=wide.province, on=TODAY)) == ["TH-SYT"]
    assert not find("Sở Nội vụ", within=other, on=TODAY).known


def test_it_does_not_find_another_commune_from_a_commune(wide: World):
    assert not find("phường Láng Sen", within=wide.units["TH-X01"], on=TODAY).known


def test_it_finds_the_communes_from_a_department_of_the_province(wide: World):
    found = find("UBND các xã, phường", within=wide.units["TH-SNV"], on=TODAY)

    assert [type(meant) for meant in found.targets] == [Group]
    assert codes(find("UBND xã Cồn Mây", within=wide.units["TH-SNV"], on=TODAY)) == ["TH-X03"]


def test_it_does_not_guess_between_two_of_the_same_name(wide: World):
    for code in ("TH-X01-A", "TH-X02-A"):
        parent = wide.units[code[:6]]
        make.make_unit(code, "Trạm Khuyến nông", parent=parent, level=parent.level)

    assert not find("Trạm Khuyến nông", within=wide.province, on=TODAY).known


def test_it_reads_the_tree_once_for_all_names(wide: World):
    with CaptureQueriesContext(connection) as reading:
        directory = Directory.of(wide.province, TODAY)
    with CaptureQueriesContext(connection) as asking:
        for name, _expected in FROM_PROVINCE:
            directory.find(name)

    assert len(reading) <= 12
    assert len(asking) == 0
