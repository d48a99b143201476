"""The whole thread: from an uploaded plan through review, work and signed reports to the consolidated Word file."""

import io
import re
from datetime import date, timedelta
from pathlib import Path

import docx
import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import SignIn

pytestmark = pytest.mark.browser

NUMBER = "77/KH-UBND"
PLAN = """ỦY BAN NHÂN DÂN
TỈNH THANH HÒA

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: {number}
Thanh Hòa, ngày {today.day} tháng {today.month} năm {today.year}

KẾ HOẠCH
Truyền thông về bình đẳng giới ở vùng cao năm {today.year}

Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;
Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. MỤC ĐÍCH
Để người dân vùng cao biết quyền của mình.

II. NỘI DUNG
1. Truyền thông ở thôn, bản
Nói bằng tiếng của đồng bào, có tranh minh họa.
2. Tập huấn cho cộng tác viên
Mỗi xã ít nhất 02 cộng tác viên được tập huấn.

III. TỔ CHỨC THỰC HIỆN
1. Sở Nội vụ
Theo dõi, đôn đốc việc thực hiện Kế hoạch này.
2. Liên minh Hợp tác xã tỉnh
Vận động hợp tác xã cử người tham gia truyền thông.
3. UBND các xã, phường
a) Tổ chức truyền thông tại chợ phiên, hoàn thành trước ngày {due.day} tháng {due.month} năm {due.year}.
b) Chọn, cử cộng tác viên dự tập huấn.

IV. CHẾ ĐỘ BÁO CÁO
UBND các xã, phường báo cáo kết quả về Sở Nội vụ trước ngày {due.day} tháng {due.month} năm {due.year}.

Nơi nhận:
- UBND các xã, phường;
- Lưu: VT, SNV.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Nguyễn Thanh Bình
"""


def plan_text() -> str:
    """Write a plan whose report is due in some days, and not after the end of the year."""
    today = timezone.localdate()
    return PLAN.format(number=NUMBER, today=today, due=min(today + timedelta(days=5), date(today.year, 12, 31)))


def press(page: Page | Locator, name: str) -> None:
    """Press the button of that name."""
    page.get_by_role("button", name=name).first.click()


def follow(page: Page | Locator, name: str) -> None:
    """Follow the link of that name."""
    page.get_by_role("link", name=name).first.click()


def test_it_goes_from_a_plan_to_a_word_file(sign_in: SignIn, tmp_path: Path) -> None:
    lan = sign_in("lan")
    _upload(lan, tmp_path)
    _review(lan)
    _confirm(lan)
    hoa = sign_in("hoa")
    _report_progress(hoa, tmp_path)
    address = _write_report(hoa)
    _sign(sign_in("dung"), address)
    _accept(lan, address)
    _download(lan, tmp_path)


def _upload(page: Page, folder: Path) -> None:
    source = folder / "ke-hoach-vung-cao.txt"
    source.write_text(plan_text(), encoding="utf-8")
    page.goto("/plans/import/")
    page.locator("input[type=file]").set_input_files(source)
    page.get_by_label("Cơ quan ban hành").select_option(label="Ủy ban nhân dân tỉnh Thanh Hòa")
    press(page, "Nhập và đọc")
    page.wait_for_url(re.compile(r"/plans/\d+/review/"))
    expect(page.locator("h1")).to_contain_text(NUMBER)


def _review(page: Page) -> None:
    """Look at every found thing once: accept, correct, reject, and say who the unknown name is."""
    text = page.locator("[data-review-text]")
    expect(text).to_contain_text("Nói bằng tiếng của đồng bào, có tranh minh họa.")
    marks = text.locator("mark[data-fact]")
    assert marks.count() > 10
    number = marks.first.get_attribute("data-fact")
    assert page.locator(f"[data-review-facts] [data-fact='{number}']").count() == 1

    accepted = page.locator("[data-review-facts] li.fact[data-fact]:not(.fact-done)").first
    name = accepted.get_attribute("id")
    accepted.get_by_role("button", name="Nhận").first.click()
    expect(page.locator(f"#{name}")).to_have_class(re.compile("fact-done"))

    task = page.locator("li.fact[data-fact]", has_text="Chọn, cử cộng tác viên").last
    name = task.get_attribute("id")
    follow(task, "Sửa")
    form = page.locator(f"#{name}")
    form.get_by_label("Việc giao", exact=True).fill("Chọn, cử cộng tác viên dự tập huấn của tỉnh")
    press(form, "Lưu")
    expect(page.locator(f"#{name}")).to_contain_text("đã sửa")

    unknown = page.locator("li.fact", has_text="Liên minh Hợp tác xã tỉnh").filter(has_text="chưa rõ là ai").first
    name = unknown.get_attribute("id")
    follow(unknown, "Chọn người nhận")
    form = page.locator(f"#{name}")
    form.get_by_role("searchbox").fill("so nong nghiep")
    press(form, "Tìm")
    form.get_by_role("checkbox", name=re.compile("^Sở Nông nghiệp và Môi trường")).check()
    press(form, "Giao cho các mục đã chọn")
    expect(page.locator(f"#{name}")).to_contain_text("đã xác nhận")


def _confirm(page: Page) -> None:
    page.reload()
    press(page.locator("#dua-vao"), "vào thực hiện")
    page.wait_for_url(re.compile(r"/plans/\d+/$"))
    expect(page.locator("main")).to_contain_text("Tổ chức truyền thông tại chợ phiên")


def _report_progress(page: Page, folder: Path) -> None:
    evidence = folder / "bien-ban.txt"
    evidence.write_text("Biên bản buổi truyền thông tại chợ phiên.", encoding="utf-8")
    page.goto("/")
    follow(page, "Tổ chức truyền thông tại chợ phiên")
    follow(page, "Báo tiến độ")
    page.get_by_role("radio", name="xong", exact=True).check()
    page.get_by_label("Kết quả").fill("Đã nói chuyện ở ba phiên chợ, đồng bào hỏi nhiều.")
    page.locator("input[type=file]").set_input_files(evidence)
    press(page, "Ghi tiến độ")
    expect(page.locator("main")).to_contain_text("Đã nói chuyện ở ba phiên chợ")
    expect(page.locator("main")).to_contain_text("bien-ban.txt")


def _write_report(page: Page) -> str:
    """Write what the outline demands, and hand it to the head; return the address of the report."""
    page.goto("/reports/")
    row = page.locator("li, tr", has_text=NUMBER).first
    row.get_by_role("button").or_(row.get_by_role("link")).first.click()
    page.wait_for_url(re.compile(r"/reports/\d+/edit/"))
    expect(page.locator("main")).to_contain_text("Đã nói chuyện ở ba phiên chợ")
    page.locator("[name=sessions-total]").fill("3")
    page.locator("[name=session-participants-female]").fill("64")
    page.locator("[name=session-participants-male]").fill("57")
    for box in page.locator("textarea").all():
        if box.is_visible() and not box.input_value():
            box.fill("Không có.")
    press(page, "Lưu, xem trước và trình")
    page.wait_for_url(re.compile(r"/reports/\d+/$"))
    expect(page.locator("main")).to_contain_text("121")
    press(page, "Trình thủ trưởng")
    expect(page.locator("main")).to_contain_text("chờ ký")
    return re.search(r"/reports/\d+/", page.url)[0]  # type: ignore[index]


def _sign(page: Page, address: str) -> None:
    page.goto("/")
    assert page.locator(f"a[href^='{address}']").count(), "the report waits for the head among his work"
    page.goto(address)
    follow(page, "Ký và gửi")
    page.get_by_label("Số").first.fill("31")
    press(page, "Ký và gửi báo cáo")
    expect(page.locator("main")).to_contain_text("đã gửi")


def _accept(page: Page, address: str) -> None:
    page.goto(address)
    press(page, "Duyệt báo cáo")
    expect(page.locator("main")).to_contain_text("đã duyệt")


def _download(page: Page, folder: Path) -> None:
    """Consolidate what was accepted, and open the Word file."""
    page.goto("/reports/consolidate/")
    row = page.locator("tr", has_text=NUMBER)
    row.get_by_role("button").or_(row.get_by_role("link")).first.click()
    page.wait_for_url(re.compile(r"/reports/\d+/tally/"))
    expect(page.locator("main")).to_contain_text("1/12")
    page.goto(page.url.replace("tally/", "merge/II.1/"))
    page.get_by_role("checkbox").first.check()
    press(page, "Gộp")
    page.goto(re.sub(r"merge/.*", "", page.url))
    with page.expect_download() as started:
        follow(page, "Tải bản Word")
    document = docx.Document(io.BytesIO(Path(started.value.path()).read_bytes()))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "BÁO CÁO" in words
    assert "Đã nói chuyện ở ba phiên chợ" in words
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words + "\n".join(cells)
    assert {"64", "57", "121"} <= set(cells)
