"""Units, posts, groups and their names (cơ quan, đơn vị)."""
