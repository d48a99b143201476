"""Reports, their signing, sending and consolidation (báo cáo)."""
