"""The fictional province: its units, groups and people, as tables. No such province, unit or person exists."""

from dataclasses import dataclass

from binhdang.accounts.models import Grant
from binhdang.organisations.models import Unit

PASSWORD = "binhdang-demo"  # noqa: S105 - printed on the screen at every start: that is what it is for
PROVINCE = "TH"
STANDING_AGENCY = "TH-SNV"

_DEPARTMENT, _COMMITTEE = Unit.Kind.DEPARTMENT, Unit.Kind.PEOPLES_COMMITTEE
_MASS, _SERVICE = Unit.Kind.MASS_ORGANISATION, Unit.Kind.PUBLIC_SERVICE
_ROLE = Grant.Role


@dataclass(frozen=True, slots=True)
class Place:
    """A unit of the province before it is a row; `login` is what its people's names begin with."""

    code: str
    name: str
    kind: Unit.Kind
    short_name: str
    symbol: str
    place: str
    login: str
    head: str
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person of the province before they are a row; roles with the code of the unit and whether all below it."""

    username: str
    full_name: str
    unit: str
    post: str
    roles: tuple[tuple[Grant.Role, str, bool], ...]
    label: str = ""


def _body(
    code: str, name: str, symbol: str, *, kind: Unit.Kind = _DEPARTMENT, short: str = "", head: str = "Giám đốc",
    others: tuple[str, ...] = (),
) -> Place:  # fmt: skip
    return Place(f"TH-{code}", name, kind, short, symbol, "Thanh Hòa", code.lower(), head, others)


def _commune(number: int, name: str) -> Place:
    code = f"X{number:02d}"
    return Place(
        f"TH-{code}", f"Ủy ban nhân dân {name}", _COMMITTEE, name, "UBND", name.partition(" ")[2], code.lower(),
        "Chủ tịch",
    )  # fmt: skip


DEPARTMENTS = (
    _body("SNV", "Sở Nội vụ", "SNV", others=("Sở Nội vụ tỉnh Thanh Hòa",)),
    _body("SYT", "Sở Y tế", "SYT", others=("Sở Y tế tỉnh Thanh Hòa",)),
    _body("SGDDT", "Sở Giáo dục và Đào tạo", "SGDĐT", short="Sở GDĐT", others=("Sở GD&ĐT",)),
    _body("STP", "Sở Tư pháp", "STP"),
    _body("SVHTTDL", "Sở Văn hóa, Thể thao và Du lịch", "SVHTTDL", short="Sở VHTTDL", others=("Sở VH,TT&DL",)),
    _body("STC", "Sở Tài chính", "STC"),
    _body("SNNMT", "Sở Nông nghiệp và Môi trường", "SNNMT", short="Sở NNMT"),
    _body("SDTTG", "Sở Dân tộc và Tôn giáo", "SDTTG", short="Sở DTTG"),
    _body("CAT", "Công an tỉnh", "CAT", kind=Unit.Kind.OTHER, others=("Công an tỉnh Thanh Hòa",)),
    _body("BPTTH", "Báo và Phát thanh, Truyền hình tỉnh", "BPTTH", kind=_SERVICE, short="Báo và PTTH",
          head="Giám đốc, Tổng Biên tập"),
    _body("MTTQ", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "MTTQ", kind=_MASS, short="MTTQ tỉnh", head="Chủ tịch"),
    _body("HPN", "Hội Liên hiệp Phụ nữ tỉnh", "HPN", kind=_MASS, short="Hội LHPN tỉnh", head="Chủ tịch"),
)  # fmt: skip

COMMUNES = tuple(
    _commune(number, name)
    for number, name in enumerate(
        (
            "xã Đèo Gió",
            "phường Láng Sen",
            "xã Cồn Mây",
            "xã Pu Mây",
            "phường Cầu Ngói",
            "xã Đồng Rươi",
            "xã Gò Duối",
            "xã Bến Lụa",
            "xã Huổi Mận",
            "phường Bến Vôi",
            "xã Nậm Vầu",
            "xã Đồng Cói",
        ),
        start=1,
    )
)

# code, name, other ways papers call it
GROUPS = (
    ("TH-CAC-SO", "các sở, ban, ngành tỉnh", ("Các sở, ban, ngành", "các sở, ban, ngành, đoàn thể tỉnh")),
    ("TH-CAC-XA", "UBND các xã, phường", ("các xã, phường", "UBND cấp xã")),
)

# The people a visitor meets first; the names of the others follow from the code of their unit.
CAST = (
    Somebody("lan", "Trần Thị Lan", "TH-SNV", "Chuyên viên",
             ((_ROLE.OFFICER, "TH-SNV", False), (_ROLE.COORDINATOR, "TH", True)), "cơ quan thường trực, Sở Nội vụ"),
    Somebody("son", "Phạm Hồng Sơn", "TH-SNV", "Giám đốc", ((_ROLE.HEAD, "TH-SNV", False),), "Giám đốc Sở Nội vụ"),
    Somebody("binh", "Nguyễn Thanh Bình", "TH", "Phó Chủ tịch", ((_ROLE.LEADER, "TH", True),),
             "Phó Chủ tịch UBND tỉnh"),
    Somebody("minh", "Lê Văn Minh", "TH-SYT", "Chuyên viên", ((_ROLE.OFFICER, "TH-SYT", False),),
             "cán bộ Sở Y tế"),
    Somebody("hai", "Vũ Đức Hải", "TH-SYT", "Giám đốc", ((_ROLE.HEAD, "TH-SYT", False),), "Giám đốc Sở Y tế"),
    Somebody("hoa", "Lò Thị Hoa", "TH-X01", "Công chức Văn hóa - Xã hội", ((_ROLE.OFFICER, "TH-X01", False),),
             "cán bộ xã Đèo Gió"),
    Somebody("dung", "Hoàng Văn Dũng", "TH-X01", "Chủ tịch", ((_ROLE.HEAD, "TH-X01", False),),
             "Chủ tịch UBND xã Đèo Gió"),
    Somebody("tam", "Đỗ Thị Tâm", "TH-X02", "Công chức Văn hóa - Xã hội", ((_ROLE.OFFICER, "TH-X02", False),),
             "cán bộ phường Láng Sen"),
    Somebody("vinh", "Bùi Quang Vinh", "TH-X02", "Chủ tịch", ((_ROLE.HEAD, "TH-X02", False),),
             "Chủ tịch UBND phường Láng Sen"),
    Somebody("quan", "Đặng Anh Quân", "TH", "Quản trị hệ thống", ((_ROLE.ADMINISTRATOR, "TH", True),), "quản trị"),
)  # fmt: skip

_FAMILY = ("Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Lò", "Vàng", "Hà")
_GIVEN_HER = ("Thị Hạnh", "Thị Mai", "Thu Hằng", "Thị Nhung", "Bích Ngọc", "Thị Thảo", "Thị Yến", "Kim Liên")
_GIVEN_HIM = ("Văn Tài", "Đức Long", "Quốc Việt", "Văn Khánh", "Minh Tuấn", "Văn Lâm", "Hữu Phước", "Xuân Trường")


def everybody() -> tuple[Somebody, ...]:
    """Return the cast, and an officer (`stp`) and a head (`stp-td`) for each unit that has none among them."""
    people = list(CAST)
    present = {person.unit for person in CAST}
    for index, place in enumerate((*DEPARTMENTS, *COMMUNES)):
        if place.code in present:
            continue
        her = f"{_FAMILY[index % len(_FAMILY)]} {_GIVEN_HER[index % len(_GIVEN_HER)]}"
        him = f"{_FAMILY[(index + 6) % len(_FAMILY)]} {_GIVEN_HIM[(index + 3) % len(_GIVEN_HIM)]}"
        officer = "Công chức Văn hóa - Xã hội" if place.kind == _COMMITTEE else "Chuyên viên"
        people.append(Somebody(place.login, her, place.code, officer, ((_ROLE.OFFICER, place.code, False),)))
        people.append(Somebody(f"{place.login}-td", him, place.code, place.head, ((_ROLE.HEAD, place.code, False),)))
    return tuple(people)
