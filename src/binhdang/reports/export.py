"""A report as a Word file in the form of Decree 30/2020 (bản Word)."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from binhdang.organisations.rules import without_marks
from binhdang.reports.content import Content, content_of
from binhdang.reports.models import Version
from binhdang.reports.rules import BLANK, FEMALE, MALE, NO_DATA, NONE_ARISEN, NOT_APPLICABLE, TOTAL, VALUE
from binhdang.web.words import day, number
from vanban.decree30 import (
    AdministrativeDocument,
    Annex,
    Block,
    Column,
    Heading,
    Issuer,
    Paragraph,
    Recipients,
    Row,
    Signature,
    Table,
    blocks_from_text,
    date_text,
    write_docx,
)

# As statistical tables of the country write what is not a number; the note below the table says what each means.
SIGNS = {NONE_ARISEN: "–", NO_DATA: "…", NOT_APPLICABLE: "×", BLANK: "trống"}
NOT_SPLIT = "×"
LEGEND = (
    "Ghi chú: “–” không phát sinh trong kỳ; “…” chưa có số liệu; “×” không áp dụng hoặc không tách nam, nữ; "
    "“trống” đơn vị chưa ghi. Các đơn vị tính khác nhau không cộng với nhau."
)


def document_of(version: Version) -> AdministrativeDocument:
    """Describe the report in the form of Decree 30/2020, from what was frozen once it is signed."""
    content = content_of(version)
    signature = content["signature"]
    return AdministrativeDocument(
        issuer=Issuer(
            name=content["issuer"]["name"], parent=content["issuer"]["parent"], full_name=content["issuer"]["full_name"]
        ),
        symbol=content["symbol"],
        place=content["place"],
        type_name="Báo cáo",
        subject=content["title"],
        number=_number(content["number"]),
        issued=day_of(content["issued_on"]),
        year=year_of(content),
        addressees=(content["addressee"],) if content["addressee"] else (),
        body=_body(content),
        signature=Signature(
            position=signature["position"],
            full_name=signature["full_name"],
            competence=tuple(signature["competence"]),
            mark="(Đã ký)" if version.is_signed else "",
        ),
        recipients=Recipients(
            names=("Như trên",) if content["addressee"] else (),
            archive=content["archive"],
        ),
        annexes=_annexes(content),
        marks=() if version.is_signed else ("DỰ THẢO",),
    )


def docx_of(version: Version) -> bytes:
    """Return the bytes of the Word file."""
    return write_docx(document_of(version))


def file_name(version: Version) -> str:
    """Return a name without marks that says whose report of which period it is."""
    report = version.report
    kind = "bao-cao-tong-hop" if report.is_consolidated else "bao-cao"
    words = f"{kind} {report.period.name} {report.unit.label}" + ("" if version.is_signed else " du thao")
    return re.sub(r"[^a-z0-9]+", "-", without_marks(words)).strip("-") + ".docx"


def _number(text: str) -> int | str | None:
    return int(text) if text.isdecimal() else text or None


def day_of(text: str) -> date | None:
    """Return a day of frozen content; None where there is none yet."""
    return date.fromisoformat(text) if text else None


def year_of(content: Content) -> int:
    """Return the year to print while the report has no date."""
    return date.fromisoformat(content["period"]["to"]).year


# --- body --------------------------------------------------------------------------------------------------
def plan_words(plan: dict[str, str]) -> str:
    """Name the plan within a sentence: Kế hoạch số …, ngày …, của …, về …."""
    title = re.sub(r"^kế hoạch\s+", "", plan["title"].strip(), flags=re.IGNORECASE)
    title = title[:1].lower() + title[1:]
    issued = day_of(plan["issued_on"])
    words = f"Kế hoạch số {plan['code']}" if plan["code"] else "Kế hoạch"
    if issued:
        words += f" {date_text(issued)}"
    return f"{words} của {plan['issuer']} về {title.rstrip('. ')}"


def opening_words(content: Content) -> str:
    """Write the first sentence: by which plan, who reports what, from which day to which."""
    period = content["period"]
    span = f"số liệu từ ngày {_short(period['from'])} đến ngày {_short(period['to'])}"
    what = f"{content['title'][:1].lower()}{content['title'][1:]}"
    return f"Thực hiện {plan_words(content['plan'])}, {content['issuer']['full_name']} báo cáo {what} ({span}) như sau:"


def coverage_words(content: Content) -> str:
    """Say in a consolidation what its figures rest on."""
    have, missing = len(content["parts"]), len(content["missing"])
    words = f"Báo cáo tổng hợp từ {have}/{content['expected']} đơn vị đã có báo cáo được duyệt"
    return f"{words}; {missing} đơn vị chưa có báo cáo được nêu ở phụ lục." if missing else f"{words}."


def closing_words(content: Content) -> str:
    """Write the last sentence."""
    what = f"{content['title'][:1].lower()}{content['title'][1:]}"
    words = f"Trên đây là báo cáo {what} của {content['issuer']['full_name']}"
    return f"{words}, kính gửi {content['addressee']} xem xét, tổng hợp" if content["addressee"] else words


def _short(text: str) -> str:
    return day(date.fromisoformat(text))


def _body(content: Content) -> tuple[Block, ...]:
    blocks: list[Block] = [Paragraph(opening_words(content))]
    if content["kind"] == "consolidated":
        blocks.append(Paragraph(coverage_words(content)))
    for section in content["sections"]:
        blocks.append(Heading(section["title"], level=section["level"], label=section["label"]))
        blocks += blocks_from_text("\n".join(section["paragraphs"]))
        if not section["paragraphs"] and not section["heading_only"]:
            blocks.append(Paragraph("(chưa viết)"))
    blocks.append(Paragraph(closing_words(content)))
    return tuple(blocks)


# --- annexes -------------------------------------------------------------------------------------------------
def _annexes(content: Content) -> tuple[Annex, ...]:
    if content["kind"] == "consolidated":
        annexes = [Annex("Số liệu tổng hợp", (_tally_table(content),), landscape=True)]
        if content["missing"]:
            annexes.append(Annex("Các đơn vị chưa có báo cáo được duyệt", (_missing_table(content["missing"]),)))
        return tuple(annexes)
    annexes = [Annex("Số liệu báo cáo", (_own_table(content),), landscape=True)]
    if content["tasks"]:
        annexes.append(Annex("Tiến độ nhiệm vụ theo kế hoạch", (_task_table(content["tasks"]),), landscape=True))
    return tuple(annexes)


def cell_text(cell: dict[str, Any]) -> str:
    """Write one figure; what is not a number has its own sign, and never a 0."""
    if cell["state"] == VALUE and cell["value"] is not None:
        return number(Decimal(cell["value"]))
    return SIGNS.get(cell["state"], SIGNS[BLANK])


def figure_cells(row: Content) -> tuple[str, str, str]:
    """Write women, men and total of a row."""
    cells = row["cells"]
    if not row["by_sex"]:
        return NOT_SPLIT, NOT_SPLIT, cell_text(cells[TOTAL])
    return cell_text(cells[FEMALE]), cell_text(cells[MALE]), cell_text(cells[TOTAL])


def _figure_columns(*more: Column) -> tuple[Column, ...]:
    return (
        Column("TT", 0.5, "center"), Column("Nội dung", 4.2), Column("Đơn vị tính", 1.3, "center"),
        Column("Nữ", 1, "right", group="Số lượng"), Column("Nam", 1, "right", group="Số lượng"),
        Column("Tổng", 1.1, "right", group="Số lượng"), *more,
    )  # fmt: skip


def _figure_rows(content: Content, *, coverage: bool) -> tuple[Row, ...]:
    rows: list[Row] = []
    last = None
    for count, row in enumerate(content["figures"], start=1):
        if row["section"] != last:
            last = row["section"]
            rows.append(Row(("", row["section_title"]), "group"))
        more = (f"{row['coverage'][0]}/{row['coverage'][1]}",) if coverage else ()
        rows.append(Row((str(count), row["name"], row["unit"], *figure_cells(row), *more, row["note"])))
    return tuple(rows)


def _own_table(content: Content) -> Table:
    columns = _figure_columns(Column("Ghi chú", 2.6))
    return Table(columns, _figure_rows(content, coverage=False), note=LEGEND)


def _tally_table(content: Content) -> Table:
    columns = _figure_columns(Column("Số đơn vị có số liệu", 1.2, "center"), Column("Điều chỉnh, ghi chú", 2.6))
    return Table(columns, _figure_rows(content, coverage=True), note=LEGEND)


def _missing_table(names: list[str]) -> Table:
    columns = (Column("TT", 0.5, "center"), Column("Đơn vị", 6))
    return Table(columns, tuple(Row((str(count), name)) for count, name in enumerate(names, start=1)))


def _task_table(tasks: list[Content]) -> Table:
    columns = (
        Column("TT", 0.5, "center"), Column("Nhiệm vụ", 4.4), Column("Vai trò", 1.1, "center"),
        Column("Thời hạn", 1.3, "center"), Column("Tình trạng", 1.4, "center"), Column("Kết quả", 3.6),
    )  # fmt: skip
    rows: list[Row] = []
    grouped = any(task["group"] for task in tasks)
    last = None
    for count, task in enumerate(tasks, start=1):
        if grouped and task["group"] != last:
            rows.append(Row(("", task["group"] or "Nhiệm vụ khác"), "group"))
        last = task["group"]
        result = ". ".join(part for part in (task["amount"], task["words"]) if part)
        rows.append(
            Row((str(count), task["text"], task["role"], _deadline(task["deadline"]), task["state_words"], result))
        )
    return Table(columns, tuple(rows))


def _deadline(text: str) -> str:
    if not text:
        return "thường xuyên"
    return _short(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else text
