"""How fast vanban reads documents, beside libraries that read dates, citations or names: same texts, one run.

    python -m benchmarks.reading [--json] [--seconds N]

The texts are the shared corpus when it stands beside the checkout (or VANBAN_CORPUS names a folder), else plans
that the benchmark makes by itself. CPU time of one process. The others do a part of what vanban does; where one is
slow, it reads the first documents only, as many as fit into the time for it.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import statistics
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

import vanban

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "data" / "corpus"
MADE = 120


def texts() -> tuple[str, list[str]]:
    """The documents to read, and where they come from."""
    folder = Path(os.environ.get("VANBAN_CORPUS", CORPUS))
    found = [path.read_bytes().decode() for path in sorted(folder.glob("*.txt"))] if folder.is_dir() else []
    return ("corpus", found) if found else ("made", [made(number) for number in range(MADE)])


def made(number: int) -> str:
    """A plan of a province that does not exist, another one for each number."""
    items = "\n\n".join(
        f"{item}. Sở số {item}\n\na) Chủ trì, phối hợp với các sở, ngành triển khai nội dung {number}.{item}; báo "
        f"cáo Ủy ban nhân dân tỉnh "
        f"trước ngày {item % 28 + 1:02}/11/2026.\n\nb) Tuyên truyền Luật Bình đẳng giới cho ít nhất {50 + item}% "
        f"cán bộ."
        for item in range(1, 15)
    )
    return (
        "ỦY BAN NHÂN DÂN\nTỈNH THANH HÒA\n-------\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh "
        "phúc\n\n"
        f"Số: {number + 1}/KH-UBND\n\nThanh Hòa, ngày 12 tháng 02 năm 2026\n\nKẾ HOẠCH\n\nTHỰC HIỆN CÔNG TÁC NĂM "
        f"2026\n\n"
        f"Thực hiện Quyết định số {number + 70}/QĐ-TTg ngày 05/01/2026 của Thủ tướng Chính phủ, Ủy ban nhân dân "
        f"tỉnh ban hành "
        f"Kế hoạch như sau:\n\nI. TỔ CHỨC THỰC HIỆN\n\n{items}\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\nCHỦ "
        f"TỊCH\n\nLê Thị Mai\n"
    )


def timed(read: Callable[[str], object], documents: Sequence[str], limit: float) -> dict[str, float]:
    """Read documents until they are done or the time is over: MB/s, documents/s, and the 95th percentile of one."""
    each: list[float] = []
    size = 0
    for text in documents:
        start = time.process_time()
        read(text)
        each.append(time.process_time() - start)
        size += len(text.encode())
        if sum(each) > limit:
            break
    spent = sum(each) or 1e-9
    slowest = statistics.quantiles(each, n=20)[18] if len(each) > 1 else each[0]
    return {
        "documents": len(each),
        "megabytes": round(size / 1e6, 3),
        "megabytes_per_second": round(size / 1e6 / spent, 4),
        "documents_per_second": round(len(each) / spent, 2),
        "p95_milliseconds": round(slowest * 1000, 2),
    }


def alternatives() -> dict[str, Callable[[str], object] | None]:
    """What one would pick instead, when it is installed: dates, citations, names."""
    return {
        "dateparser": _function("dateparser.search", "search_dates", languages=["vi"]),
        "eyecite": _function("eyecite", "get_citations"),
        "underthesea": _function("underthesea", "ner"),
    }


def _function(module: str, name: str, **options: object) -> Callable[[str], object] | None:
    try:
        function = getattr(importlib.import_module(module), name)
    except ImportError:
        return None
    return lambda text: function(text, **options)


def measure(limit: float) -> dict[str, object]:
    """All figures of one run."""
    origin, documents = texts()
    vanban.read(documents[0])
    own = timed(vanban.read, documents, float("inf"))
    figures: dict[str, object] = {"texts": origin, "vanban": own, "ratios": {}}
    ratios: dict[str, float] = {}
    for name, read in alternatives().items():
        if read is None:
            figures[name] = "not installed"
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            read(documents[0][:2000])
            figures[name] = other = timed(read, documents, limit)
        ratios[name] = round(own["megabytes_per_second"] / max(other["megabytes_per_second"], 1e-6), 1)
    figures["ratios"] = ratios
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description="Speed of the reader beside alternatives.")
    parser.add_argument("--json", action="store_true", help="print one JSON object of figures as the last line")
    parser.add_argument("--seconds", type=float, default=20.0, help="time for each alternative")
    options = parser.parse_args()
    figures = measure(options.seconds)
    for name, value in figures.items():
        if isinstance(value, dict) and "megabytes_per_second" in value:
            print(
                f"{name:12} {value['megabytes_per_second']:9} MB/s {value['documents_per_second']:9} documents/s "
                f"p95 {value['p95_milliseconds']} ms ({value['documents']} documents)"
            )
        elif value == "not installed":
            print(f"{name:12} not installed")
    print(f"texts: {figures['texts']}; vanban is faster by {figures['ratios']}")
    if options.json:
        print(json.dumps(figures))


if __name__ == "__main__":
    main()
