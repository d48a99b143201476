"""Words that steer the reading of lines and names."""

from __future__ import annotations

# Names that are written with a hyphen; a line that breaks there is no item of a list.
HYPHENATED = (
    "Lao động - Thương binh", "Tư pháp - Hộ tịch", "Văn phòng - Thống kê", "Tài chính - Kế toán",
    "Tài chính - Kế hoạch", "chính trị - xã hội", "kinh tế - xã hội", "xã hội - nghề nghiệp", "văn hóa - xã hội",
    "Văn hóa - Thông tin", "Văn hóa - Thể thao", "khoa học - kỹ thuật", "Thi đua - Khen thưởng",
    "Phát thanh - Truyền hình", "Độc lập - Tự do", "Tự do - Hạnh phúc", "Bà Rịa - Vũng Tàu", "Thừa Thiên - Huế",
    "Phan Rang - Tháp Chàm", "Dân số - Kế hoạch hóa", "Địa chính - Xây dựng", "Kinh tế - Hạ tầng",
    "Chỉ huy - Tham mưu", "Khoa giáo - Văn xã", "Nông - Lâm", "an ninh - quốc phòng", "quốc phòng - an ninh",
    "đào tạo - bồi dưỡng", "công - tư", "Bắc - Nam", "dạy - học", "cơ quan - đơn vị",
    "Giáo dục nghề nghiệp - Giáo dục", "Thú y - Chăn nuôi", "Y tế - Dân số", "Đảng - Chính quyền", "xanh - sạch",
    "sạch - đẹp",
)

# A line that ends with one of these is not finished.
CONNECTIVES = frozenset(
    [
        "và", "của", "các", "với", "cho", "về", "tại", "từ", "đến", "trong", "theo", "là", "bằng", "trên", "do", "để",
        "những", "hoặc", "hay", "được", "việc", "vào", "một", "có", "cùng", "giữa", "qua", "như", "số", "ngày",
        "tháng", "năm", "quý", "khoản", "điểm", "điều", "thuộc", "đối", "ở", "không", "phải", "nhằm", "bởi", "khi",
        "nếu", "mà", "thì", "đã", "đang", "sẽ",
    ]
)

# After one of these a number is part of the sentence and no marker.
BEFORE_NUMBER = frozenset(
    [
        "số", "điều", "khoản", "điểm", "mục", "tháng", "ngày", "năm", "quý", "lục", "đoạn", "bảng", "biểu", "và",
        "hoặc", "từ", "đến", "thứ", "phần", "chương", "án", "cấp", "khóa", "kỳ", "tuần", "nhóm", "loại", "lớp", "tổng",
        "trên", "dưới", "hơn", "khoảng", "gồm", "có", "đạt", "còn", "là", "ít", "nhất", "tối", "thiểu",
    ]
)

POSTS = (
    "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "BỘ TRƯỞNG",
    "THỨ TRƯỞNG", "THỦ TƯỚNG", "PHÓ THỦ TƯỚNG", "BÍ THƯ", "PHÓ BÍ THƯ", "CỤC TRƯỞNG", "PHÓ CỤC TRƯỞNG",
    "TỔNG CỤC TRƯỞNG", "CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "CHÁNH THANH TRA", "PHÓ CHÁNH THANH TRA",
    "VỤ TRƯỞNG", "PHÓ VỤ TRƯỞNG", "TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG", "HIỆU TRƯỞNG", "PHÓ HIỆU TRƯỞNG",
    "VIỆN TRƯỞNG", "PHÓ VIỆN TRƯỞNG", "TỔNG GIÁM ĐỐC", "PHÓ TỔNG GIÁM ĐỐC", "CHÁNH ÁN", "PHÓ CHÁNH ÁN",
    "THỐNG ĐỐC", "PHÓ THỐNG ĐỐC", "TỔNG THANH TRA", "PHÓ TỔNG THANH TRA", "CHỦ NHIỆM", "PHÓ CHỦ NHIỆM",
    "CHI CỤC TRƯỞNG", "PHÓ CHI CỤC TRƯỞNG", "TRƯỞNG ĐOÀN", "TỔNG BÍ THƯ", "CHỦ TỊCH NƯỚC", "ỦY VIÊN", "TỔ TRƯỞNG",
    "TỔ PHÓ", "HỘI TRƯỞNG", "TRƯỞNG TRẠM", "ĐỘI TRƯỞNG", "TỔNG KIỂM TOÁN NHÀ NƯỚC", "PHÓ TỔNG KIỂM TOÁN NHÀ NƯỚC",
    "PHÓ CHỦ TỊCH THƯỜNG TRỰC", "BÍ THƯ THÀNH ỦY", "KẾ TOÁN TRƯỞNG", "CHỦ TỊCH HỘI ĐỒNG", "PHÓ CHỦ TỊCH QUỐC HỘI",
    "CHỦ TỊCH QUỐC HỘI", "TƯ LỆNH", "CHÍNH ỦY", "CHỈ HUY TRƯỞNG", "PHÓ TỔNG CỤC TRƯỞNG", "QUYỀN CHỦ TỊCH",
    "QUYỀN GIÁM ĐỐC", "Q. CHỦ TỊCH", "Q. GIÁM ĐỐC",
)

PORTAL_END = (
    "văn bản này chưa cập nhật", "file được đính kèm", "văn bản liên quan", "bạn chưa đăng nhập",
    "nội dung sửa đổi, hướng dẫn", "các nội dung được sửa đổi", "tin liên quan", "lược đồ", "dmca.com",
    "bản án liên quan", "tải văn bản", "gửi phản hồi", "hỏi đáp pháp luật", "văn bản gốc/pdf",
    "để xem chi tiết mời bạn", "nếu chưa là thành viên",
)
