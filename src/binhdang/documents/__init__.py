"""Documents, what was read in them, and the review of that (văn bản)."""
