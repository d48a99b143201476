"""Append-only record of who did what (nhật ký)."""
