"""Writing, signing, answering and consolidating reports."""

from binhdang.reports.operations.answering import accept, return_report
from binhdang.reports.operations.consolidating import adjust, consolidate, declare, drop, merge, recount
from binhdang.reports.operations.exporting import export
from binhdang.reports.operations.signing import number, send_back, sign, submit
from binhdang.reports.operations.writing import Conflict, save_figures, save_paragraphs, start

__all__ = [
    "Conflict",
    "accept",
    "adjust",
    "consolidate",
    "declare",
    "drop",
    "export",
    "merge",
    "number",
    "recount",
    "return_report",
    "save_figures",
    "save_paragraphs",
    "send_back",
    "sign",
    "start",
    "submit",
]
