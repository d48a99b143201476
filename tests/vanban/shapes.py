"""Small plans of fictional bodies, in shapes that real plans take and that the annotated texts lack."""

from __future__ import annotations

COMMUNE = """ỦY BAN NHÂN DÂN
XÃ ĐÈO GIÓ

Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Đèo Gió, ngày 09 tháng 02 năm 2026
KẾ HOẠCH
Thực hiện công tác bình đẳng giới trên địa bàn xã Đèo Gió năm 2026
Thực hiện Kế hoạch số 30/KH-UBND ngày 20/01/2026 của UBND tỉnh Thanh Hòa, UBND xã ban hành kế hoạch như sau:
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Nâng cao hiểu biết của người dân về bình đẳng giới.
2. Yêu cầu
- Sát với điều kiện của từng thôn.
II. TỔ CHỨC THỰC HIỆN
1. Phòng Văn hóa - Xã hội
- Chủ trì, phối hợp với Trạm Y tế xã mở hai lớp tập huấn, hoàn thành trước ngày 30/6/2026.
- Tổng hợp, báo cáo UBND xã trước ngày 15/6 và 15/11 hằng năm.
2. Văn phòng HĐND và UBND
- Bố trí hội trường cho các lớp tập huấn.
3. Trung tâm Phục vụ hành chính công
- Niêm yết tài liệu tại nơi tiếp dân.
4. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã và các đoàn thể
- Vận động hội viên tham gia.
5. Trưởng các thôn
- Thông báo lịch tập huấn trên loa của thôn./.
Nơi nhận:
- UBND tỉnh (b/c);
- Các thôn;
- Lưu: VT, VHXH.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lò Thị Mận
"""

DEPARTMENT = """UBND TỈNH THANH HÒA        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ NỘI VỤ                  Độc lập - Tự do - Hạnh phúc

Số: 77/KH-SNV              Thanh Hòa, ngày 03 tháng 3 năm 2025

KẾ HOẠCH
Triển khai công tác vì sự tiến bộ của phụ nữ ngành Nội vụ năm 2025

Căn cứ Kế hoạch số 30/KH-UBND ngày 20/01/2025 của UBND tỉnh, Sở Nội vụ ban hành kế hoạch như sau:

A. MỤC ĐÍCH

Bảo đảm cơ hội ngang nhau cho cán bộ nam và nữ.

B. TỔ CHỨC THỰC HIỆN

1. Phòng Tổ chức - Hành chính: Chủ trì xây dựng tài liệu, chậm nhất 30/11/2025.

2. Phòng Lao động - Việc làm

a) Rà soát lao động nữ tại các khu công nghiệp.

b) Báo cáo Giám đốc Sở định kỳ 6 tháng (trước ngày 10/6), năm (trước ngày 10/12).

3. Chi cục Văn thư - Lưu trữ và các đơn vị trực thuộc Sở

Phối hợp với Phòng Tổ chức - Hành chính thực hiện kế hoạch này.

Nơi nhận:
- Giám đốc Sở (b/c);
- Lưu: VT, TCHC.

GIÁM ĐỐC

Trần Văn Giả
"""

MINISTRY = """BỘ VĂN MINH
-------

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

Số: 901/KH-BVM

Hà Nội, ngày 12 tháng 5 năm 2022

KẾ HOẠCH

Hành động về bình đẳng giới của Bộ Văn minh giai đoạn 2022 - 2025

I/ Mục tiêu

1) Đến năm 2025, ít nhất 35% lãnh đạo cấp Vụ là nữ.

II/ Tổ chức thực hiện

1) Vụ Tổ chức cán bộ là đơn vị đầu mối, có trách nhiệm:

- Theo dõi, đôn đốc việc thực hiện kế hoạch.

- Tổng hợp, báo cáo Lãnh đạo Bộ trước ngày 05 tháng 12 hằng năm.

2) Cục Công nghệ thông tin xây dựng phần mềm theo dõi, hoàn thành trong quý III năm 2022.

3) Các Vụ, Cục, đơn vị thuộc Bộ

- Gửi báo cáo về Vụ Tổ chức cán bộ trước ngày 20 tháng 11 hằng năm.

Nơi nhận:
- Bộ trưởng (để b/c);
- Lưu: VT, TCCB.

KT. BỘ TRƯỞNG
THỨ TRƯỞNG

Phạm Thị Giả
"""

PARTY = """TỈNH ỦY THANH HÒA
*
Số 45-KH/TU

ĐẢNG CỘNG SẢN VIỆT NAM

Thanh Hòa, ngày 08 tháng 4 năm 2021

KẾ HOẠCH
thực hiện Nghị quyết số 11-NQ/TW về công tác phụ nữ

Ban Thường vụ Tỉnh ủy xây dựng kế hoạch như sau:

I- Mục đích, yêu cầu

1- Mục đích: Nâng cao vị thế của phụ nữ.

II- Tổ chức thực hiện

1- Ban cán sự đảng UBND tỉnh lãnh đạo việc bố trí nguồn lực.

2- Ban Tổ chức Tỉnh ủy chủ trì, phối hợp với Ban Tuyên giáo Tỉnh ủy rà soát quy hoạch cán bộ nữ, báo cáo Ban Thường \
vụ Tỉnh ủy trước ngày 30/9/2021.

3- Các huyện ủy, thành ủy, đảng ủy trực thuộc Tỉnh ủy quán triệt kế hoạch này.

Nơi nhận:
- Ban Bí thư (b/c),
- Lưu Văn phòng Tỉnh ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Nguyễn Văn Giả
"""

UNION = """HỘI LHPN VIỆT NAM
BAN THƯỜNG VỤ HỘI LHPN TỈNH THANH HÒA

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 18/KH-BTV

Thanh Hòa, ngày 15 tháng 02 năm 2023

KẾ HOẠCH
Tháng hành động vì bình đẳng giới năm 2023

Phần thứ nhất

MỤC ĐÍCH

1. Thu hút hội viên tham gia.

Phần thứ hai

TỔ CHỨC THỰC HIỆN

1. Ban Tuyên giáo Tỉnh Hội

- Chủ trì soạn đề cương tuyên truyền, xong trước ngày 25/10/2023.

2. Hội LHPN các huyện, thành phố

- Báo cáo kết quả về Tỉnh Hội (qua Ban Tuyên giáo) trước ngày 20/12/2023.

Nơi nhận:
- Hội LHPN các huyện, thành phố;
- Lưu: VT.

TM. BAN THƯỜNG VỤ
CHỦ TỊCH

Lê Thị Giả
"""

ARTICLES = """ỦY BAN NHÂN DÂN
TỈNH THANH HÒA

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 210/KH-UBND

Thanh Hòa, ngày 19 tháng 6 năm 2019

KẾ HOẠCH
Phối hợp phòng, chống bạo lực trên cơ sở giới

Điều 1. Mục đích

Giảm số vụ bạo lực trong gia đình.

Điều 2. Nội dung phối hợp

1. Trao đổi thông tin.

2. Hỗ trợ nạn nhân.

Điều 3. Trách nhiệm của Sở Lao động - Thương binh và Xã hội

1. Chủ trì vận hành đường dây nóng.

2. Tổng hợp, báo cáo UBND tỉnh trước ngày 05 tháng cuối quý.

Điều 4. Trách nhiệm của Công an tỉnh

1. Tiếp nhận tin báo.

Điều 5. Trách nhiệm của UBND các huyện, thành phố

1. Bố trí nhà tạm lánh, hoàn thành trước ngày 31/12/2019.

Nơi nhận:
- Sở LĐTBXH;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Hoàng Văn Giả
"""

LINES = """ỦY BAN NHÂN DÂN
TỈNH THANH HÒA
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Số: 88/KH-UBND
Thanh Hòa, ngày 14 tháng 01 năm 2014
KẾ HOẠCH
Hành động vì sự tiến bộ của phụ nữ tỉnh Thanh Hòa năm 2014
Căn cứ Quyết định số 5000/QĐ-TTg ngày 02/12/2013 của Thủ tướng Chính phủ;
Ủy ban nhân dân tỉnh xây dựng kế hoạch như sau:
I. Mục tiêu chung
Đẩy mạnh các hoạt động nhằm thu hẹp khoảng cách giới trong mọi lĩnh vực của đời sống, trước hết là việc làm và học tập.
II. Phân công trách nhiệm
1. Giao Sở Lao động - Thương binh và Xã hội:
- Hướng dẫn các ngành, địa phương thực hiện kế hoạch này; kiểm tra, đôn đốc và tổng hợp kết quả, báo cáo Ủy ban nhân \
dân tỉnh trước ngày 15/12/2014.
2. Giao Sở Giáo dục và Đào tạo:
- Lồng ghép nội dung giới vào các buổi sinh hoạt của nhà trường.
3. Ủy ban nhân dân các huyện, thành phố:
- Xây dựng kế hoạch của địa phương; báo cáo kết quả về Sở Lao động - Thương binh và Xã hội trước ngày 01/12/2014.
4. Đề nghị Hội Liên hiệp Phụ nữ tỉnh:
- Tuyên truyền trong hội viên.
III. Chế độ thông tin, báo cáo
Các sở, ngành, đơn vị và Ủy ban nhân dân các huyện, thành phố báo cáo 6 tháng, năm về Sở Lao động - Thương binh và \
Xã hội trước ngày 15/6 và 15/11 hằng năm./.
Nơi nhận:
- Các sở, ngành;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Đỗ Thị Giả
"""

UNMARKED = """ỦY BAN NHÂN DÂN
TỈNH THANH HÒA

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 61/KH-UBND

Thanh Hòa, ngày 02 tháng 3 năm 2017

KẾ HOẠCH
Truyền thông về dân số và giới năm 2017

I. MỤC ĐÍCH

- Giảm chênh lệch giới tính khi sinh.

II. TỔ CHỨC THỰC HIỆN

* Sở Y tế:

- Chủ trì tổ chức chiến dịch truyền thông, xong trước ngày 30/9/2017.

- Báo cáo UBND tỉnh kết quả trước ngày 20/12/2017.

* Sở Thông tin và Truyền thông:

- Chỉ đạo đài truyền thanh huyện phát tin bài.

**Công an tỉnh**

Phối hợp với Sở Y tế xử lý vi phạm.

Nơi nhận:
- Sở Y tế;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Vũ Văn Giả
"""

BOLD_ONLY = """ỦY BAN NHÂN DÂN
HUYỆN SÔNG LẠNH

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 05/KH-UBND

Sông Lạnh, ngày 10 tháng 01 năm 2018

KẾ HOẠCH
Thực hiện công tác bình đẳng giới năm 2018

Căn cứ Luật Bình đẳng giới ngày 29 tháng 11 năm 2006;

**Mục đích**

Nâng cao nhận thức của cán bộ và Nhân dân.

**Tổ chức thực hiện**

Phòng Lao động - Thương binh và Xã hội chủ trì, hướng dẫn các xã, báo cáo UBND huyện trước ngày 10/12/2018.

Phòng Tài chính - Kế hoạch bố trí kinh phí trước ngày 31/3/2018.

UBND các xã, thị trấn xây dựng kế hoạch của địa phương.

Nơi nhận:
- UBND các xã, thị trấn;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Bùi Văn Giả
"""

LETTER = """ỦY BAN NHÂN DÂN
TỈNH THANH HÒA

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 1450/UBND-NC
V/v rà soát cán bộ nữ

Thanh Hòa, ngày 06 tháng 10 năm 2025

Kính gửi:
- Các sở, ban, ngành cấp tỉnh;
- Ủy ban nhân dân các xã,
phường.

Để chuẩn bị báo cáo năm, Ủy ban nhân dân tỉnh yêu cầu:

1. Sở Nội vụ:

a) Chủ trì lập biểu mẫu, xong trước ngày 15/10/2025.

b) Tổng hợp, báo cáo Ủy ban nhân dân tỉnh trước ngày 05/11/2025.

2. Sở Tài chính bố trí kinh phí in biểu mẫu.

3. Ủy ban nhân dân các xã, phường rà soát, gửi số liệu về Sở Nội vụ trước ngày 25/10/2025.

Nơi nhận:
- Như trên;
- Lưu: VT, NC.

TL. CHỦ TỊCH
CHÁNH VĂN PHÒNG

Mai Văn Giả
"""
