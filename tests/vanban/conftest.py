"""Texts that the tests of the reader share: the annotated plans, when they are there, and one of our own."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

BESIDE = Path(__file__).resolve().parents[3] / "shared" / "data"


@dataclass(frozen=True)
class Plan:
    """An annotated plan: its raw text and what a careful reader finds in it."""

    name: str
    text: str
    gold: dict[str, Any]


@pytest.fixture(scope="session")
def plans_folder() -> Path:
    """The folder with plans/ and gold/; VANBAN_PLANS names another one."""
    folder = Path(os.environ.get("VANBAN_PLANS", BESIDE))
    if not (folder / "plans").is_dir():
        pytest.skip(f"no annotated plans in {folder}: set VANBAN_PLANS to the folder that has plans/ and gold/")
    return folder


@pytest.fixture(scope="session")
def annotated(plans_folder: Path) -> list[Plan]:
    """All annotated plans."""
    return [
        Plan(
            path.stem,
            path.read_bytes().decode(),
            json.loads((plans_folder / "gold" / f"{path.stem}.json").read_bytes()),
        )
        for path in sorted((plans_folder / "plans").glob("*.txt"))
    ]


@pytest.fixture(scope="session")
def tuned_since(plans_folder: Path) -> list[Plan]:
    """The annotated documents of tests/corpus/tuning, those whose text is there."""
    golds = sorted((Path(__file__).parents[1] / "corpus" / "tuning").glob("*.json"))
    return [
        Plan(gold.stem, text.read_bytes().decode(), json.loads(gold.read_bytes()))
        for gold in golds
        for text in (plans_folder / "corpus" / f"{gold.stem}.txt", plans_folder / "pdf" / f"{gold.stem}.txt")
        if text.is_file()
    ]


OWN_PLAN = """ỦY BAN NHÂN DÂN
TỈNH THANH HÒA
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 45/KH-UBND

Thanh Hòa, ngày 12 tháng 02 năm 2026

KẾ HOẠCH

THỰC HIỆN CÔNG TÁC BÌNH ĐẲNG GIỚI TRÊN ĐỊA BÀN TỈNH THANH HÒA NĂM 2026

Thực hiện Quyết định số 77/QĐ-TTg ngày 05/01/2026 của Thủ tướng Chính phủ phê duyệt chương trình của ngành; \
Nghị quyết số 12-NQ/TU ngày 20 tháng 10 năm 2025 của Ban Thường vụ Tỉnh ủy, Ủy ban nhân dân tỉnh \
ban hành Kế hoạch như sau:

I. MỤC TIÊU ĐẾN NĂM 2026

1. Phấn đấu ít nhất 60% xã, phường có mô hình “Nhà an toàn”.

2. Trên 90% cán bộ được tập huấn.

II. NHIỆM VỤ

1. Truyền thông

- Tổ chức chiến dịch truyền thông ở các xã, phường.

- Cơ quan chủ trì: Sở Nội vụ.

- Cơ quan phối hợp: Sở Y tế, Công an tỉnh.

- Thời gian hoàn thành: Tháng 9/2026.

III. KINH PHÍ THỰC HIỆN

Nguồn ngân sách tỉnh giao hằng năm; lồng ghép với các chương trình khác.

IV. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ

a) Chủ trì, phối hợp với các sở, ngành triển khai Kế hoạch này.

b) Tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12/2026.

2. Đề nghị Hội Liên hiệp Phụ nữ tỉnh

Phối hợp vận động hội viên tham gia các hoạt động.

3. Ủy ban nhân dân các xã, phường xây dựng kế hoạch trước ngày 31/3/2026 và báo cáo kết quả \
về Sở Nội vụ trước ngày 20 hằng tháng.

Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị báo cáo \
Ủy ban nhân dân tỉnh (qua Sở Nội vụ) để xem xét./.

Nơi nhận:
- Như trên;
- Thường trực Tỉnh ủy;
- Lưu: VT, NV.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH


Lê Thị Hoa Mai
"""


@pytest.fixture(scope="session")
def own_plan() -> str:
    """A short plan of a province that does not exist, written for the tests."""
    return OWN_PLAN
