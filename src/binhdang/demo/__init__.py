"""A fictional province with a year of work (dữ liệu minh họa)."""
