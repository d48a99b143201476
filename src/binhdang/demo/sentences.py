"""What the people of the demo write: progress, obstacles, reasons, paragraphs of reports. Own words, no real place."""

# The first words found in a task decide what its progress sounds like.
PROGRESS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("tập huấn", (
        "Đã mở lớp, học viên làm bài thực hành theo tình huống của chính xã mình.",
        "Đã chốt tài liệu và giảng viên, danh sách học viên gửi về đủ.",
    )),
    ("truyền thông", (
        "Đã nói chuyện tại nhà văn hóa các thôn, xen trong buổi họp dân; có phần hỏi đáp.",
        "Loa truyền thanh phát hai lần mỗi tuần, hội phụ nữ đến từng nhóm hộ.",
        "Lồng vào phiên chợ và sinh hoạt câu lạc bộ; đồng bào nghe bằng tiếng của mình.",
    )),
    ("địa chỉ tin cậy", (
        "Đã rà lại từng địa chỉ, thay người phụ trách ở hai thôn, niêm yết số điện thoại hỗ trợ.",
        "Đã trang bị sổ tiếp nhận, hướng dẫn cách ghi không nêu tên người bị hại.",
    )),
    ("Kiện toàn", (
        "Đã ra quyết định kiện toàn, mỗi thành viên phụ trách một cụm thôn.",
        "Đã kiện toàn, quy chế làm việc sửa cho khớp với bộ máy hai cấp.",
    )),
    ("rà soát", ("Đã thu đủ biểu của các đơn vị, đang đối chiếu.", "Đã rà xong, có danh sách kèm theo.")),
    ("kiểm tra", (
        "Đã kiểm tra xong đợt một, biên bản gửi lại từng xã.",
        "Đã có quyết định lập đoàn và lịch kiểm tra.",
    )),
    ("Tháng hành động", (
        "Đã thống nhất chủ đề và phân công, băng rôn treo ở các điểm đông người.",
        "Đã có kế hoạch hưởng ứng, trường học cùng tham gia.",
    )),
    ("kinh phí", ("Đã đưa vào dự toán được giao đầu năm.", "Đã bố trí nguồn chi thường xuyên, đủ cho các việc chính.")),
    ("", (
        "Đang làm theo kế hoạch của đơn vị, chưa thấy vướng mắc lớn.",
        "Đã phân công người phụ trách, có kết quả bước đầu.",
        "Đã phối hợp với các đơn vị liên quan, số liệu được cập nhật hằng tháng.",
    )),
)  # fmt: skip

DONE = ("Đã làm xong, hồ sơ lưu tại đơn vị.", "Xong đúng kế hoạch.", "Đã hoàn thành và báo cáo cấp ủy cùng cấp.")

EXTENSIONS = (
    "Mưa lũ chia cắt đường vào bốn bản, phải lùi lịch sang đợt sau.",
    "Người phụ trách chuyển công tác, người mới nhận việc từ tuần này.",
    "Trùng lịch thu hoạch, bà con chưa tập trung được.",
    "Chờ tài liệu thống nhất của tỉnh để không phải làm hai lần.",
)
GRANTED = "Đồng ý. Đề nghị làm dứt điểm và báo kết quả ngay khi xong."
REFUSED = "Việc này nhiều xã khác đang chờ số liệu, đề nghị giữ hạn cũ và báo phần đã có."

# what stands in the way, and what the standing agency answers
OBSTACLES = (
    ("Kinh phí tuyên truyền cấp chậm, chưa in được tài liệu.",
     "Sở Nội vụ gửi bộ tài liệu dùng chung trong tuần này; phần in do đơn vị chủ động từ nguồn chi thường xuyên."),
    ("Sau sắp xếp đơn vị hành chính, danh sách cũ của hai xã chưa bàn giao xong.",
     "Đề nghị nơi cũ bàn giao trong 10 ngày; Sở Nội vụ cử người cùng đối chiếu."),
    ("Một số thôn vùng cao không có sóng điện thoại nên khó báo tin, khó mời họp.",
     "Đã đề nghị ngành viễn thông khảo sát; trước mắt dùng loa và trưởng thôn để báo."),
    ("Một người kiêm bốn lĩnh vực nên thiếu thời gian xuống thôn.",
     "Đưa vào lớp tập huấn sắp tới và đề nghị cử thêm cộng tác viên thôn cùng làm."),
    ("Chưa có tài liệu bằng tiếng dân tộc để phát cho đồng bào.", ""),
    ("Các đơn vị phối hợp cử người khác nhau mỗi lần họp nên khó chốt nội dung.", ""),
)  # fmt: skip

FILING_RETURNS = (
    "Kế hoạch chưa ghi người chịu trách nhiệm và ngày xong của từng việc. Đề nghị bổ sung phụ lục.",
    "Văn bản gửi nhầm bản của năm trước.",
)
REPORT_RETURNS = (
    ("Số liệu người dự chưa khớp với số buổi, lời văn mục II.1 còn chung chung.",
     {"session-participants": "Số lượt người quá lớn so với số buổi; có phải đếm cả người nghe loa không?"}),
    ("Chưa nêu được nguyên nhân của việc chậm.",
     {"people-helped": "Nhiều hơn số người bị bạo lực; đề nghị xem lại."}),
)  # fmt: skip
HEAD_RETURN = "Bổ sung kết quả của hai trường học và số liệu của trạm y tế rồi trình lại."
NO_DATA = "Công an xã chốt số liệu cuối tháng, sẽ bổ sung khi có."

# By section of the outline: each unit takes one of these.
PARAGRAPHS: dict[str, tuple[str, ...]] = {
    "I.1": (
        "Đơn vị đã ban hành kế hoạch năm và công văn giao việc cho từng bộ phận ngay trong quý I.",
        "Đã ban hành kế hoạch và quyết định phân công; nội dung bình đẳng giới có trong nghị quyết của cấp ủy.",
        "Đã triển khai kế hoạch của tỉnh đến toàn thể công chức trong hội nghị đầu năm.",
    ),
    "I.2": (
        "Ban vì sự tiến bộ của phụ nữ hoạt động theo quy chế, họp mỗi quý một lần.",
        "Có một công chức kiêm nhiệm làm công tác bình đẳng giới, đã được tập huấn.",
    ),
    "II.1": (
        "Truyền thông tập trung vào việc chia sẻ việc nhà, phòng ngừa bạo lực và tảo hôn; hình thức chính là họp thôn.",
        "Đã truyền thông qua loa, trang thông tin và sinh hoạt câu lạc bộ; người dự là nam giới nhiều hơn năm trước.",
        "Phối hợp với trường học tổ chức ngoại khóa; học sinh tự dựng tiểu phẩm.",
    ),
    "II.2": (
        "Cử người dự đủ các lớp của tỉnh; tổ chức hướng dẫn lại cho tổ trưởng, trưởng thôn.",
        "Đã mở lớp ngắn tại chỗ cho cộng tác viên thôn, bản.",
    ),
    "II.3": (
        "Địa chỉ tin cậy duy trì tốt; các vụ việc được hòa giải hoặc chuyển cơ quan có thẩm quyền kịp thời.",
        "Tổ hòa giải và công an xã nắm tin sớm, người bị bạo lực được tư vấn và đưa đi khám khi cần.",
    ),
    "II.4": ("Đã hưởng ứng Tháng hành động bằng lễ mít tinh, băng rôn và phiên truyền thông lưu động.",),
    "III": ("Các chỉ tiêu giao cho đơn vị cơ bản đạt tiến độ; chỉ tiêu tập huấn đạt sớm.",),
    "IV.1": (
        "Nhận thức của người dân và cán bộ có chuyển biến; việc giao rõ nên dễ theo dõi.",
        "Được cấp ủy quan tâm, các đoàn thể phối hợp chặt chẽ.",
        "Các nhiệm vụ được giao cơ bản làm đúng hạn.",
    ),
    "IV.2": (
        "Kinh phí hạn hẹp, chủ yếu lồng ghép với các chương trình khác.",
        "Người làm công tác kiêm nhiều việc, chưa có thời gian xuống cơ sở.",
        "Kinh phí còn hạn hẹp, phải lồng ghép với chương trình khác.",
        "Số liệu tách giới ở một số lĩnh vực chưa đầy đủ.",
    ),
    "IV.3": (
        "Chủ yếu do địa bàn rộng, dân cư thưa và bộ máy mới sắp xếp.",
        "Một số bộ phận còn coi đây là việc riêng của hội phụ nữ.",
    ),
    "V": (
        "Tiếp tục truyền thông ở thôn, bản; duy trì địa chỉ tin cậy; chuẩn bị Tháng hành động.",
        "Hoàn thành các việc còn lại trong kế hoạch, chú trọng vùng cao và học sinh bán trú.",
    ),
    "VI": (
        "Đề nghị tỉnh cấp tài liệu truyền thông bằng tiếng dân tộc.",
        "Đề nghị tỉnh mở thêm lớp tập huấn về tiếp nhận người bị bạo lực.",
        "Không có.",
    ),
}
