"""The review page: a draft plan beside its text, fact by fact, until a person confirms it (rà soát bản đọc)."""
