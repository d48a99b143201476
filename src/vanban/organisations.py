"""Names of organisations (cơ quan, đơn vị, tổ chức) in headings and in running text."""

from __future__ import annotations

import re

from vanban.alternation import alternation
from vanban.data.organisations import ACTIONS, HEADS, STOPS

_DETERMINERS = r"(?:(?:[Cc]ác|[Mm]ột số|[Tt]ất cả các|[Tt]oàn thể|[Nn]hững|[Mm]ỗi|[Tt]ừng|[Cc]ả) )?"
_HEAD = alternation(HEADS)
# Words that begin like a body and name none (báo cáo, ban hành, tổ chức tuyên truyền).
_NO_BODY = (
    r"(?!(?:[Bb]áo cáo|[Bb]an hành|[Hh]ội (?:nghị|thảo|thi|họp|nhập)|[Bb]ộ (?:máy|luật|phận|chỉ số|tiêu chí)|"
    r"[Đđ]oàn kết|[Cc]ơ sở (?:dữ liệu|vật chất|hạ tầng)|[Tt]rường hợp|[Nn]hóm (?:nhiệm vụ|giải pháp|mục tiêu)|"
    r"[Tt]hống kê (?:số|các)|[Pp]hòng,? (?:ngừa|chống)|[Ll]ực lượng lao|[Đđ]ịa phương hóa|"
    r"[Tt]ổ chức(?! (?:chính trị|xã hội|đoàn thể|đảng|Đảng|hội|Hội|công đoàn|Công đoàn|thành viên|tôn giáo|kinh tế|"
    r"tín dụng|hành nghề|khoa học|phi chính phủ|cơ sở|quần chúng|Đoàn|cá nhân|liên quan|có liên quan)|,))(?!\w))"
)
HEAD = re.compile(rf"{_NO_BODY}{_DETERMINERS}(?:{_HEAD})(?![\w])")
# Heads that begin a body and are no common nouns: good enough to begin a name anywhere in a sentence.
_STRONG = (
    r"(?:[Cc]ác )?(?:Vụ(?! việc| án| mùa| đông)|Lãnh đạo(?= (?:Bộ|Sở|Cục|Vụ|UBND))|Tỉnh (?:Hội|Đoàn)(?! đồng)|"
    r"Phó Thủ tướng|Phó Chủ tịch|Sở|UBND|[ỦU][ỷy] ban|HĐND|Bộ(?! máy| luật| phận)|Ban(?! hành)|"
    r"Hội(?! nghị| thảo| thi)|Công an|"
    r"Cục|Chi cục|"
    r"Văn phòng|Thanh tra|Đài|Báo(?! cáo)|Trung tâm|Viện|Phòng(?! ngừa|,)|Mặt trận|Liên đoàn|Kho bạc|Ngân hàng|"
    r"Bảo hiểm|Tòa án|"
    r"Toà án|Chính phủ|Thủ tướng|Quốc hội|Tỉnh [ủu][ỷy]|Thành [ủu][ỷy]|Huyện [ủu][ỷy]|Đảng [ủu][ỷy]|Công chức|"
    r"Chủ tịch|Thường trực|Giám đốc|Thủ trưởng|Tổ công tác|Ủy nhân dân|Đoàn|Quân khu|Cơ quan thường trực|VPUB|"
    r"Liên minh|Trạm)"
)
_PLURAL = (
    r"(?:[Cc]ác|[Tt]hủ trưởng các|[Nn]gười đứng đầu(?: các)?|[Tt]hủ trưởng) (?:[Ss]ở|[Cc]ơ quan|[Đđ]ơn vị|"
    r"[Đđ]ịa phương|[Bb]an|"
    r"[Bb]ộ|[Nn]gành|[Cc]ấp|[Pp]hòng|[Tt]ổ chức|[Dd]oanh nghiệp|[Hh]uyện|[Xx]ã|[Tt]rường|[Đđ]oàn thể|[Tt]hành viên|"
    r"[Đđ]ối tượng|"
    r"[Cc]hủ đầu tư|[Hh]ội|UBND|[ỦU][ỷy])|[Cc]ơ quan,? (?:đơn vị|tổ chức)|[Đđ]ơn vị, địa phương|[Ss]ở,? (?:ban|"
    r"ngành)|[Bb]ộ, ngành"
)
ORGANISATION = re.compile(
    rf"(?<![\w&/-])(?:{_PLURAL}|{_STRONG}|cơ quan|đơn vị|cấp có thẩm quyền|cấp trên|"
    rf"(?:phòng|công chức|bộ phận)(?= [A-ZĐ]| phụ trách))(?![\w])"
)
_ACTION = alternation(word.strip() for word in ACTIONS)
ACTION = re.compile(rf"(?<=[ (])(?:{_ACTION})(?!\w)")
_STOP = alternation(word.strip() for word in (*ACTIONS, *STOPS))
_PAPERS = (
    "Kế hoạch|Quyết định|Nghị quyết|Nghị định|Chỉ thị|Thông tư|Công văn|Thực hiện|Ban hành|Quy định|Phê duyệt|Về|"
    "Triển khai|Hướng dẫn"
)
_END = re.compile(
    rf"[.;:()“”\"…?!]|/(?=\W|$)|\s-\s(?=[A-ZĐ][a-zà-ỹ]+ (?:trì|hợp))|(?<=[ ,])(?:{_STOP})(?!\w)|"
    rf"(?<= )(?:{_PAPERS})(?!\w)"
)
# Verbs that stand inside names or inside a relative clause are no ends.
_INSIDE = re.compile(
    r"được (?:(?:giao|phân công) )?(?:chủ trì |phối hợp )?$|"
    r"(?:Trung tâm|Hội đồng|Tổ công tác|Ban Chỉ đạo|Ban chỉ đạo|Ban|Tổ|Quỹ|Văn phòng|Tiểu ban|Đề án|Chi nhánh|Cục|"
    r"Phòng|Vụ|Ban|lĩnh vực|Tài chính -|[Cc]ông nghệ) $"
)
_LIST_GOES_ON = re.compile(
    r",\s+(?:và\s+)?(?:(?:các\s+)?(?:ban|ngành|đoàn thể|địa phương|phường|xã|đặc khu|thị xã|thị trấn|thành phố|"
    r"huyện|quận|đơn vị|"
    r"tổ chức|doanh nghiệp|cơ quan|sở|hội|đơn vị|phòng|thôn|ấp|khu phố|cá nhân|trường|cấp|tỉnh|chủ đầu tư|tiểu khu|"
    r"bản|lĩnh vực|"
    r"công ty|hợp tác xã|trung tâm|hiệp hội|viện|tập thể|lực lượng)\b|[A-ZĐÀ-Ỹ])"
)
_TRAILING = re.compile(
    r"(?:[\s,]+(?:và|của|các|với|cho|để|hoặc|có|do|theo|nhằm|bằng|được|thì|đã|đang|sẽ|cùng|tự|trình|về)?)+$"
)


def name_end(text: str, start: int, limit: int = 260) -> int:
    """Where the name of an organisation that begins at start ends in running text."""
    end = min(len(text), start + limit)
    at = start + 1
    while at < end:
        match = _END.search(text, at, end)
        stop = match.start() if match else end
        comma = text.find(",", at, stop)
        if comma >= 0 and not _LIST_GOES_ON.match(text, comma):
            return comma
        if match is None:
            break
        if match[0] == "chịu trách nhiệm" and stop - start <= 9:
            at = match.end()
            continue
        if match[0][0].isalpha() and _INSIDE.search(text, max(0, stop - 40), stop):
            at = match.end()
            continue
        return _trim(text, start, stop)
    return _trim(text, start, end)


def _trim(text: str, start: int, end: int) -> int:
    """Drop joining words and marks that are left at the end of a name."""
    match = _TRAILING.search(text, start, end)
    return match.start() if match and match.end() == end else end


def name_at(text: str, start: int) -> tuple[int, int] | None:
    """The organisation whose name begins exactly here."""
    while start < len(text) and text[start] in " (":
        start += 1
    match = HEAD.match(text, start) or ORGANISATION.match(text, start)
    if match is None:
        return None
    end = name_end(text, start)
    return (start, end) if end > start + 1 else None
