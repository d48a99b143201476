"""Periods and their cut-off windows (kỳ)."""
