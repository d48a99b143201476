"""Which headings are content groups, and to which a task belongs."""

import pytest

from binhdang.plans.rules import Groups, GroupWords, Outlined, containing, content_groups, opening_of, section_at


def outline(*rows: tuple[int, str, str]) -> list[Outlined]:
    """Make an outline; each node starts ten characters after the one before."""
    return [Outlined(depth, level, heading, 10 * at) for at, (depth, level, heading) in enumerate(rows)]


PLAN = outline(
    (0, "roman", "MỤC ĐÍCH, YÊU CẦU"), (1, "arabic", "Mục đích"), (1, "arabic", "Yêu cầu"),
    (0, "roman", "NỘI DUNG HOẠT ĐỘNG"), (1, "arabic", "Truyền thông"), (2, "dash", ""), (1, "arabic", "Hỗ trợ"),
    (0, "roman", "KINH PHÍ THỰC HIỆN"), (1, "arabic", "Ngân sách"),
    (0, "roman", "TỔ CHỨC THỰC HIỆN NHIỆM VỤ"), (1, "arabic", "Sở Y tế"),
)  # fmt: skip


def groups_of(nodes: list[Outlined]) -> list[str]:
    return [nodes[at].heading for at in content_groups(nodes)]


def test_it_takes_the_level_below_the_content_section():
    assert groups_of(PLAN) == ["Truyền thông", "Hỗ trợ"]


@pytest.mark.parametrize(
    "heading",
    [
        "NHIỆM VỤ, GIẢI PHÁP",
        "NỘI DUNG, NHIỆM VỤ VÀ GIẢI PHÁP THỰC HIỆN",
        "CÁC NHIỆM VỤ TRỌNG TÂM",
        "NỘI DUNG",
        "CÁC HOẠT ĐỘNG CHỦ YẾU",
    ],
)
def test_it_knows_the_content_section_by_many_headings(heading):
    assert groups_of(outline((0, "roman", heading), (1, "arabic", "A"), (1, "arabic", "B"))) == ["A", "B"]


@pytest.mark.parametrize(
    "heading",
    [
        "MỤC TIÊU, CHỈ TIÊU",
        "KINH PHÍ THỰC HIỆN NHIỆM VỤ",
        "PHÂN CÔNG NHIỆM VỤ",
        "TRÁCH NHIỆM",
        "TỔ CHỨC THỰC HIỆN",
    ],
)
def test_it_takes_no_groups_from_purposes_money_or_agencies(heading):
    assert groups_of(outline((0, "roman", heading), (1, "arabic", "A"), (1, "arabic", "B"))) == []


def test_it_goes_one_level_down_where_the_headings_only_say_tasks_and_measures():
    nodes = outline(
        (0, "roman", "NHIỆM VỤ, GIẢI PHÁP"), (1, "arabic", "Nhiệm vụ chung"), (2, "letter", "Truyền thông"),
        (1, "arabic", "Giải pháp thực hiện"), (2, "letter", "Hỗ trợ nạn nhân"), (1, "arabic", "Mục tiêu"),
    )  # fmt: skip

    assert groups_of(nodes) == ["Truyền thông", "Hỗ trợ nạn nhân"]


def test_it_takes_no_dashes_for_groups():
    assert groups_of(outline((0, "roman", "NỘI DUNG"), (1, "dash", "Tuyên truyền"), (1, "dash", "Tập huấn"))) == []


def test_it_takes_an_item_without_a_heading_by_its_first_words():
    text = "II. NỘI DUNG\n1. **Tổ chức tuyên truyền sâu rộng. Mỗi xã một buổi.\n2. Thời gian thực hiện: cả năm"
    first, second = (Outlined(1, "arabic", "", at, opening_of(text, at)) for at in (13, text.index("2. ")))

    assert first.opening == "Tổ chức tuyên truyền sâu rộng"
    assert content_groups([Outlined(0, "roman", "NỘI DUNG", 0), first, second]) == [1]
    assert len(opening_of("1. " + "rất dài " * 90, 0)) <= 142


@pytest.mark.parametrize(("start", "expected"), [(45, 4), (55, 4), (65, 6), (75, None), (105, None), (0, None)])
def test_it_puts_a_task_inside_a_group_into_it(start, expected):
    assert containing(PLAN, content_groups(PLAN), start) == expected


def test_it_finds_the_node_in_which_words_stand():
    assert section_at(PLAN, 57) == 5
    assert section_at([], 57) is None


GROUPS = Groups(
    [
        GroupWords(0, "Truyền thông nâng cao nhận thức về bình đẳng giới", "Tổ chức truyền thông trên đài, báo"),
        GroupWords(1, "Nâng cao năng lực đội ngũ", "Tập huấn nghiệp vụ cho người làm công tác bình đẳng giới"),
        GroupWords(2, "Phòng ngừa bạo lực, hỗ trợ nạn nhân", "Duy trì địa chỉ tin cậy, nhà tạm lánh"),
        GroupWords(3, "Kiểm tra, giám sát", "Kiểm tra việc thực hiện tại các xã"),
    ]
)


@pytest.mark.parametrize(
    ("task", "group"),
    [
        ("Đẩy mạnh tuyên truyền, phổ biến pháp luật về bình đẳng giới", 0),
        ("Mở 02 lớp bồi dưỡng nghiệp vụ cho cán bộ", 1),
        ("Tiếp nhận, chăm sóc người bị bạo lực tại nhà tạm lánh", 2),
        ("Thanh tra, giám sát việc thực hiện chính sách", 3),
        ("Theo dõi, tổng hợp tình hình chung", None),
        ("", None),
    ],
)
def test_it_proposes_a_group_only_where_it_is_clearly_the_best(task, group):
    assert GROUPS.propose(task) == group


def test_it_proposes_nothing_where_two_groups_fit_alike():
    alike = Groups([GroupWords(0, "Truyền thông ở xã", ""), GroupWords(1, "Truyền thông ở trường", "")])

    assert alike.propose("Tổ chức truyền thông") is None
    assert Groups([]).propose("Tổ chức truyền thông") is None
