"""A short report with an annex; its people and units do not exist."""

from dataclasses import replace
from datetime import date
from typing import Any

from vanban.decree30 import (
    AdministrativeDocument,
    Annex,
    Column,
    Heading,
    Issuer,
    Paragraph,
    Point,
    Recipients,
    Row,
    Signature,
    Table,
)

FIGURES = Table(
    columns=(
        Column("TT", 0.5, "center"),
        Column("Đơn vị", 3),
        Column("Nam", 1, "right", group="Người tham dự"),
        Column("Nữ", 1, "right", group="Người tham dự"),
    ),
    rows=(
        Row(("I", "Cấp xã"), "group"),
        *(Row((str(number), f"Xã {number}", str(number * 10), str(number * 12))) for number in range(1, 61)),
        Row(("", "Tổng cộng", "18.300", "21.960"), "total"),
    ),
    title="Bảng 1. Người tham dự truyền thông",
    unit="người",
    note="60/60 xã đã báo cáo.",
    index_row=True,
)
REPORT = AdministrativeDocument(
    issuer=Issuer("Sở Nội vụ", "UBND tỉnh Thanh Hòa", "Sở Nội vụ tỉnh Thanh Hòa"),
    symbol="BC-SNV",
    number=7,
    place="Thanh Hòa",
    issued=date(2026, 2, 5),
    type_name="Báo cáo",
    subject="Kết quả công tác bình đẳng giới năm 2026",
    addressees=("Ủy ban nhân dân tỉnh Thanh Hòa",),
    body=(
        Paragraph("Sở Nội vụ báo cáo kết quả như sau:"),
        Heading("Kết quả"),
        Heading("Tuyên truyền", 2),
        *(Point(f"Việc thứ {number}", "letter") for number in range(1, 6)),
        Heading("Khó khăn"),
        Point("Một dòng\nhai dòng"),
        Paragraph("Trên đây là báo cáo kết quả năm 2026."),
    ),
    signature=Signature("Phó Giám đốc", "Nguyễn Thị Hồng Vân", ("KT. Giám đốc",)),
    recipients=Recipients(("Như trên;", "Giám đốc Sở (để báo cáo)"), "VT, BĐG"),
    annexes=(
        Annex("Kết quả theo xã", (FIGURES,), landscape=True),
        Annex("Danh mục văn bản", (Point("Kế hoạch số 25/KH-UBND", "number"),)),
    ),
)


def report(**changes: Any) -> AdministrativeDocument:
    """The report with other values."""
    return replace(REPORT, **changes)
