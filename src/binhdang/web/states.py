"""The state language (tình trạng): every state has a shape and a word before it has a colour."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class State:
    """How one state is drawn: tone of colour, name of the icon, the word when no other is given."""

    tone: str
    icon: str
    word: str | Promise


STATES: dict[str, State] = {
    "overdue": State("bad", "late", _("quá hạn")),
    "not_submitted": State("bad", "late", _("chưa nộp")),
    "missed": State("bad", "late", _("chưa đạt")),
    "near": State("warn", "near", _("sắp đến hạn")),
    "late": State("warn", "near", _("nộp muộn")),
    "almost": State("warn", "near", _("gần đạt")),
    "doing": State("info", "doing", _("đang làm")),
    "sent": State("info", "sent", _("đã gửi")),
    "submitted": State("info", "sent", _("đã trình")),
    "assigned": State("info", "sent", _("mới giao")),
    "extended": State("info", "clock", _("được lùi hạn")),
    "inferred": State("info", "link", _("suy ra")),
    "waiting": State("info", "wait", _("đang chờ")),
    "returned": State("bad", "back", _("trả lại")),
    "done": State("ok", "done", _("xong")),
    "accepted": State("ok", "done", _("đã duyệt")),
    "approved": State("ok", "done", _("đã phê duyệt")),
    "signed": State("ok", "done", _("đã ký")),
    "included": State("ok", "done", _("đã tổng hợp")),
    "reached": State("ok", "done", _("đạt")),
    "on_time": State("ok", "check", _("đúng hạn")),
    "saved": State("ok", "saved", _("đã lưu")),
    "not_due": State("mute", "later", _("chưa đến kỳ")),
    "not_started": State("mute", "later", _("chưa bắt đầu")),
    "exempt": State("mute", "none", _("miễn")),
    "cancelled": State("mute", "none", _("đã hủy")),
    "declined": State("mute", "none", _("từ chối")),
    "draft": State("mute", "pen", _("bản nháp")),
    "asked": State("mute", "chat", _("đề nghị")),
    "closed": State("mute", "lock", _("đã khóa")),
    "history": State("mute", "book", _("lưu hồ sơ")),
    "blocked": State("warn", "blocked", _("vướng mắc")),
    "check": State("warn", "warn", _("cần xem")),
    "offline": State("warn", "cloud", _("chờ mạng")),
    "conflict": State("warn", "two", _("hai giá trị")),
    "error": State("bad", "bad", _("cần sửa")),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact found in a document: its letter and its word."""

    letter: str
    word: str | Promise


KINDS: dict[str, Kind] = {
    "header": Kind("P", _("Phần đầu")),
    "basis": Kind("C", _("Căn cứ")),
    "outline": Kind("M", _("Mục")),
    "task": Kind("V", _("Việc giao")),
    "agency": Kind("Đ", _("Đơn vị")),
    "deadline": Kind("H", _("Hạn")),
    "duty": Kind("B", _("Báo cáo")),
    "target": Kind("T", _("Chỉ tiêu")),
    "funding": Kind("K", _("Kinh phí")),
    "recipient": Kind("N", _("Nơi nhận")),
    "name": Kind("L", _("Chương trình, mô hình, luật")),
}

NO_NUMBER: dict[str, State] = {
    "none": State("none", "", _("không phát sinh")),
    "pending": State("pending", "", _("chưa có số liệu")),
    "not_applicable": State("na", "", _("không áp dụng")),
    "blank": State("blank", "", _("trống")),
    "suppressed": State("hidden", "", _("số nhỏ, không công bố")),
}


def state_of_deadline(days: int, *, done: bool = False, near_within: int = 7) -> str:
    """Return the state of something due in so many days (negative: past)."""
    if done:
        return "done"
    if days < 0:
        return "overdue"
    return "near" if days <= near_within else "not_due"
