"""How much of a file is read, and why no more."""

MEGABYTE = 1024 * 1024

# A plan of 100 pages with letterhead images is 3–5 MB; what is larger is a scan, a slide show or an attack.
MAX_FILE_BYTES = 30 * MEGABYTE
# The longest decisions of the corpus have 0.6 million characters; ten million keep a reading under some seconds.
MAX_TEXT_CHARACTERS = 10_000_000
# Web pages carry scripts and images as text; their tree costs about twenty times their size in memory.
MAX_HTML_BYTES = 12 * MEGABYTE
# Pages nest some 30 elements; the time of every HTML5 parser grows with the square of the depth.
MAX_HTML_NESTING = 1_000
# Old portals nest up to ten tables; the text of a cell is copied once for each table around it.
MAX_TABLE_NESTING = 40
# No printed table is wider; cells that reach down over many rows are not multiplied beyond it.
MAX_TABLE_COLUMNS = 64

# A Word file has 15–40 parts; one with many pictures some hundreds.
MAX_ZIP_ENTRIES = 3_000
# All parts together, as the directory of the archive declares them (pictures included).
MAX_UNPACKED_BYTES = 200 * MEGABYTE
# One part of XML that is parsed: 40 MB are about 4,000 pages.
MAX_XML_BYTES = 40 * MEGABYTE
# Word's XML shrinks 10–40 times; only an archive made to burst shrinks more, and small parts may.
MAX_RATIO = 150
RATIO_COUNTS_FROM = 5 * MEGABYTE

# A label of automatic numbering ("Điều 12.", "1.2.3.") is short; the format string comes from the file.
MAX_LABEL_CHARACTERS = 60
# A cell with more than this holds the document itself, not a datum: the table is only a page layout.
MAX_CELL_CHARACTERS = 6_000
# Letters a, b … z, aa … are counted no further, or a start value from the file would make a huge word.
MAX_LETTER_NUMBER = 702
MAX_ROMAN_NUMBER = 3_999
