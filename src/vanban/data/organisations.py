"""Heads of the names of agencies, and the words where such a name ends in running text."""

from __future__ import annotations

# A name of an agency begins with one of these. Lower-case forms stand after "các" or inside a sentence.
HEADS = (
    "Sở", "sở", "Ban", "ban", "Bộ", "bộ", "Uỷ ban", "Ủy ban", "ủy ban", "uỷ ban", "UBND", "HĐND", "UBMTTQ", "MTTQ",
    "UBMT", "Ủy nhân dân", "UB", "TAND", "VKSND", "BHXH", "LĐLĐ", "VPUB", "VPUBND", "BCĐ", "BCH", "BQL", "CQ",
    "TTr", "Hội đồng", "hội đồng", "Hội", "hội", "Công an", "Công An", "công an", "Cục", "cục", "Chi cục",
    "chi cục", "Tổng cục", "Vụ", "Văn phòng", "văn phòng", "VP", "Thanh tra", "thanh tra", "Đài", "đài", "Báo",
    "Trung tâm", "trung tâm", "Trường", "trường", "Các trường", "Viện", "viện", "Phòng", "phòng", "Trạm", "trạm",
    "Công chức", "công chức", "Cán bộ", "cán bộ", "Mặt trận", "mặt trận", "Đoàn", "đoàn", "Liên đoàn", "Liên minh",
    "Liên hiệp", "Kho bạc", "Ngân hàng", "ngân hàng", "Bảo hiểm", "Tòa án", "Toà án", "Viện kiểm sát", "Cơ quan",
    "cơ quan", "Đơn vị", "đơn vị", "Thủ trưởng", "thủ trưởng", "Giám đốc", "giám đốc", "Chủ tịch", "chủ tịch",
    "Phó Chủ tịch", "Chánh", "Người đứng đầu", "người đứng đầu", "Chủ đầu tư", "chủ đầu tư", "Doanh nghiệp",
    "doanh nghiệp", "Công ty", "công ty", "Tổng công ty", "Tập đoàn", "tập đoàn", "Tổ chức", "tổ chức",
    "Chính phủ", "Thủ tướng", "Quốc hội", "Bộ Chính trị", "Tỉnh ủy", "Tỉnh uỷ", "Thành ủy", "Thành uỷ", "Huyện ủy",
    "Huyện uỷ", "Đảng ủy", "Đảng uỷ", "đảng ủy", "Cấp ủy", "cấp ủy", "cấp uỷ", "Điện lực", "Cảng", "Bệnh viện",
    "bệnh viện", "Tổ công tác", "Tổ", "tổ", "Ngành", "ngành", "Địa phương", "địa phương", "Thường trực", "Quỹ",
    "Hiệp hội", "hiệp hội", "Hợp tác xã", "hợp tác xã", "Cơ sở", "cơ sở", "Thành viên", "thành viên", "Đoàn thể",
    "đoàn thể", "Cổng", "Thành đoàn", "Tỉnh đoàn", "Huyện đoàn", "Tổng Công ty", "Đại sứ quán", "Bảo tàng",
    "Thư viện", "Nhà hát", "Nhà văn hóa", "LHPN", "Các huyện", "Huyện", "Thị xã", "Phường", "Chính quyền",
    "chính quyền", "Bí thư", "Trưởng", "trưởng", "Thuế", "Hải quan", "Thống kê", "Thi hành án", "Bộ đội",
    "Ban Chỉ huy", "Quân khu", "Học viện", "Đại học", "Tạp chí", "Bưu điện", "Xã", "UBMTTQVN", "Đối tượng",
    "đối tượng", "Đội", "Trưởng ban", "Ủy viên", "Hộ", "Viettel", "VNPT", "Kiểm toán", "Học sinh", "Nhóm",
    "Chi nhánh", "chi nhánh", "Lãnh đạo", "lãnh đạo", "Tiểu ban", "Lực lượng", "lực lượng",
    "Phó Thủ tướng", "Vườn", "Hạt", "Nhà máy", "Đảng bộ",
    "Chi bộ", "Chi hội", "Câu lạc bộ", "Bộ phận", "Thôn", "thôn", "Ấp", "ấp", "Khu phố", "khu phố", "Tổ dân phố",
    "tổ dân phố", "Giám hiệu", "Hiệu trưởng", "hiệu trưởng", "Ban giám hiệu", "Kế toán", "Ông", "Bà", "Đồng chí", "Đ/c",
    "Tài chính - Kế toán", "Tư pháp - Hộ tịch", "Văn hóa - Xã hội", "Văn hoá - Xã hội", "Văn hóa - Thông tin",
    "Văn hoá - Thông tin", "Địa chính - Xây dựng",
    "Cá nhân", "Nhân dân",
)

# Words that open what an agency has to do; a name in running text ends before the first of them.
ACTIONS = (
    "chủ trì", "chủ động", "phối hợp", "có trách nhiệm", "chịu trách nhiệm", "căn cứ", "trên cơ sở", "theo dõi",
    "theo chức năng", "theo nhiệm vụ", "theo thẩm quyền", "theo phạm vi", "theo lĩnh vực", "theo phân công",
    "tham mưu", "tổ chức thực hiện", "tổ chức triển khai", "tổ chức tuyên truyền", "tổ chức hướng dẫn",
    "tổ chức tập huấn", "tổ chức quán triệt", "tổ chức kiểm tra", "tổ chức các", "tổ chức rà soát",
    "tổ chức xây dựng", "tổ chức phổ biến", "tổ chức đánh giá", "tổ chức sơ kết", "tổ chức tổng kết",
    "tổ chức hội nghị", "tổ chức lễ", "tổ chức lồng ghép", "triển khai", "thực hiện", "xây dựng", "hướng dẫn",
    "tăng cường", "tiếp tục", "kiện toàn", "rà soát", "tổng hợp", "báo cáo", "kịp thời", "bố trí", "đề xuất",
    "chỉ đạo", "kiểm tra", "đôn đốc", "giám sát", "tuyên truyền", "đẩy mạnh", "lồng ghép", "quan tâm",
    "nghiên cứu", "cung cấp", "bảo đảm", "đảm bảo", "ban hành", "lập kế hoạch", "lập dự toán", "lập danh sách",
    "tập hợp", "lập đề án", "lập hồ sơ", "lập thủ tục", "lập biên bản", "lập phương án",
    "tuân thủ", "nghiêm chỉnh", "gửi", "thường xuyên", "định kỳ", "hằng năm", "hàng năm", "hằng tháng",
    "hàng tháng", "hằng quý", "hàng quý", "trong phạm vi", "làm đầu mối", "là cơ quan", "là đầu mối", "là đơn vị",
    "giúp", "phân công", "cử cán bộ", "cử công chức", "cử đại diện", "tham gia", "thẩm định", "cân đối",
    "nâng cao", "đề nghị", "yêu cầu", "nếu", "khi", "phát huy", "vận động", "ưu tiên", "nghiêm túc",
    "tạo điều kiện", "tích cực", "khẩn trương", "trực tiếp", "xem xét", "quyết định", "phổ biến", "quán triệt",
    "đánh giá", "phân bổ", "sử dụng", "đưa nội dung", "đưa vào", "hỗ trợ", "tập trung", "theo quy định",
    "tùy theo", "tuỳ theo", "phát động", "thông tin", "nắm bắt", "thu thập", "xác định", "chấp hành", "duy trì",
    "ngoài việc", "ngoài nhiệm vụ", "đăng tải", "tiến hành", "lựa chọn", "hoàn thành", "hoàn thiện", "thống nhất",
    "phê duyệt", "trình cấp", "trình UBND", "trình Ủy ban", "trình HĐND", "đưa tin", "thành lập", "tư vấn",
    "giao nhiệm vụ", "bổ sung", "nhằm", "để ", "kết hợp", "vận hành", "khai thác", "tiếp nhận", "xử lý",
    "phản ánh", "phản hồi", "thông báo", "công bố", "cập nhật", "chuẩn bị", "huy động", "dự toán", "thanh tra",
    "sơ kết", "tổng kết", "đề ra", "mở rộng", "khuyến khích", "phát hiện", "điều tra", "ngăn chặn", "phòng ngừa",
    "đấu tranh", "nhân rộng", "đổi mới", "gắn với", "đăng ký", "tự kiểm tra", "tự đánh giá", "áp dụng", "dành ",
    "tổ chức tốt", "tổ chức thi", "tổ chức và", "bồi dưỡng", "sắp xếp", "chuyển", "phải ", "cần ", "sẽ ",
    "trong quá trình", "đồng thời", "làm tốt", "làm việc", "khảo sát", "đào tạo", "lấy ý kiến", "lãnh đạo việc",
    "lãnh đạo, chỉ đạo", "phải",
)

# In a sentence an organisation's name also ends before these.
STOPS = (
    "về ", "kết quả", "tình hình", "trước", "sau ", "trong ", "tại ", "ngày ", "năm ", "từ ", "đến ", "theo ",
    "quy định", "sửa đổi", "nội dung", "đã ", "cho ", "với ", "bằng ", "mà ", "là ", "thông qua", "qua ", "giao ",
    "kể từ", "cùng ", "làm ", "nêu ", "ngoài ", "không ", "bao gồm", "như ", "đối với", "nhất là", "xong ",
    "hằng ", "hàng ", "hoặc theo", "chậm nhất", "muộn nhất", "chậm ", "những ", "và các nội dung",
    "và các nguồn", "và nguồn", "kèm ", "bao ",
    "gồm ", "việc ", "kế hoạch", "nhiệm vụ", "đúng ", "vào ", "biết", "kiến nghị", "điều chỉnh", "đầy đủ", "bản ",
    "danh sách", "khó khăn", "một ", "số liệu", "kinh phí", "giải quyết", "tháo gỡ", "chủ quản kết quả", "lần ",
    "6 tháng", "06 tháng", "đột xuất", "tiến độ", "thì ", "do ", "nhưng ", "vì ", "công tác", "phương án",
    "ý kiến", "hồ sơ", "văn bản", "tiếp", "hoặc đột", "có văn bản",
)
