"""How fast vanban reads documents, beside libraries that read dates, citations or names: same texts, one run.

    python -m benchmarks.reading [--json] [--seconds N]

The texts are the shared corpus when it stands beside the checkout (or VANBAN_CORPUS names a folder), else plans
that the benchmark makes by itself. All times are CPU time of this one process (time.process_time), not time on the
wall. The others do a part of what vanban does; where one is slow, it reads the first documents only, as many as fit
into the time for it; a ratio compares it with vanban on these same documents.

Hostile texts of a megabyte follow: the time of each, and how it grows from a quarter of it (4 is linear).
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
from typing import Any

import vanban

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "data" / "corpus"
MADE = 120
HOSTILE = {
    "headings": "I. A\n",
    "items": "+ a\n",
    "digits": "1",
    "blanks": " ",
    "dashes": "-",
    "pluses": "+ a",
    "half codes": "số 1/",
    "codes": "số 1/NQ-CP ",
    "cells": "| a ",
    "dates": "trước ngày 1/1 ",
    "reports": "báo cáo Sở ",
}


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
        "underthesea": _by_line(_function("underthesea", "ner")),
    }


def _function(module: str, name: str, **options: object) -> Callable[[str], object] | None:
    try:
        function = getattr(importlib.import_module(module), name)
    except ImportError:
        return None
    return lambda text: function(text, **options)


def _by_line(function: Callable[[str], object] | None) -> Callable[[str], object] | None:
    """One line at a time, for what takes more than its share of time for a whole document."""
    if function is None:
        return None
    return lambda text: [function(line) for line in text.split("\n") if line.strip()]


def measure(limit: float) -> dict[str, object]:
    """All figures of one run."""
    origin, documents = texts()
    vanban.read(documents[0])
    own = min((timed(vanban.read, documents, float("inf")) for _ in range(3)), key=_cost)
    figures: dict[str, object] = {"texts": origin, "clock": "process CPU time", "vanban": own, "ratios": {}}
    ratios: dict[str, float] = {}
    for name, read in alternatives().items():
        if read is None:
            figures[name] = "not installed"
            continue
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            read(documents[0][:2000])
            figures[name] = other = timed(read, documents, limit)
        same = timed(vanban.read, documents[: int(other["documents"])], float("inf"))
        ratios[name] = round(same["megabytes_per_second"] / max(other["megabytes_per_second"], 1e-6), 1)
    figures["ratios"] = ratios
    return figures


def _cost(figures: dict[str, float]) -> float:
    return -figures["megabytes_per_second"]


def hostile(size: int = 1_000_000) -> dict[str, dict[str, float]]:
    """Seconds for a megabyte of each hostile text, and how often longer than a quarter of it takes."""
    found: dict[str, dict[str, float]] = {}
    for name, unit in HOSTILE.items():
        part, whole = (timed(vanban.read, [unit * (length // len(unit))], 600) for length in (size // 4, size))
        seconds, before = (figures["p95_milliseconds"] / 1000 for figures in (whole, part))
        found[name] = {"seconds": round(seconds, 2), "growth": round(seconds / max(before, 0.001), 1)}
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description="Speed of the reader beside alternatives.")
    parser.add_argument("--json", action="store_true", help="print one JSON object of figures as the last line")
    parser.add_argument("--seconds", type=float, default=20.0, help="time for each alternative")
    options = parser.parse_args()
    figures: dict[str, Any] = measure(options.seconds)
    for name, value in figures.items():
        if isinstance(value, dict) and "megabytes_per_second" in value:
            print(
                f"{name:12} {value['megabytes_per_second']:9} MB/s {value['documents_per_second']:9} documents/s "
                f"p95 {value['p95_milliseconds']} ms ({value['documents']} documents)"
            )
        elif value == "not installed":
            print(f"{name:12} not installed")
    figures["hostile"] = hostile()
    for name, value in figures["hostile"].items():
        print(f"1 MB of {name:12} {value['seconds']:6} s, {value['growth']} times a quarter of it")
    print(f"CPU time; texts: {figures['texts']}; vanban is faster by {figures['ratios']}")
    if options.json:
        print(json.dumps(figures))


if __name__ == "__main__":
    main()
