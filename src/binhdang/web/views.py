"""The component sheet (bảng thành phần): every component in every state, with fictional content."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from binhdang.web.access import public
from binhdang.web.forms import SampleForm
from binhdang.web.states import KINDS, STATES

SAMPLE_TODAY = date(2026, 6, 9)
SAMPLE_PARTS = (("done", 12), ("doing", 10), ("overdue", 2), ("not_due", 7))
SAMPLE_UNITS = (
    ("Bản Nậm Vầu", "not_submitted", ""),
    ("Bến Lụa", "on_time", ""),
    ("Cầu Mít", "late", "+2"),
    ("Đèo Gió", "extended", ""),
    ("Gò Thị", "on_time", ""),
    ("Khe Đá", "not_submitted", ""),
    ("Lũng Quế", "on_time", ""),
    ("Núi Chàm", "late", "+1"),
    ("Suối Ngàn", "returned", ""),
    ("Trại Ong", "not_due", ""),
    ("Vạn Chài", "on_time", ""),
    ("Vạn Yên", "exempt", ""),
)
ICONS = (
    "late",
    "near",
    "doing",
    "sent",
    "back",
    "done",
    "check",
    "later",
    "none",
    "bad",
    "warn",
    "blocked",
    "wait",
    "clock",
    "saved",
    "cloud",
    "two",
    "info",
    "pen",
    "plus",
    "x",
    "search",
    "menu",
    "book",
    "file",
    "sheet",
    "print",
    "download",
    "upload",
    "bell",
    "link",
    "lock",
    "user",
    "group",
    "eye",
    "megaphone",
    "hand",
    "money",
    "calendar",
    "flag",
    "list",
    "arrow",
    "chat",
    "sign-out",
)


@public
def components(request: HttpRequest) -> HttpResponse:
    """Show every component."""
    wrong = SampleForm({"title": "Họp Ban quý II", "held_on": "31/31/2026", "women": "-3", "place": "hall"})
    wrong.is_valid()
    context = {
        "states": STATES.items(),
        "kinds": KINDS.items(),
        "icons": ICONS,
        "parts": SAMPLE_PARTS,
        "units": SAMPLE_UNITS,
        "form": wrong,
        "clean_form": SampleForm(auto_id="clean_%s"),
        "today": SAMPLE_TODAY,
        "days": (date(2026, 6, 7), SAMPLE_TODAY, date(2026, 6, 10), date(2026, 7, 15), None),
    }
    return render(request, "web/components.html", context)
