"""The catalogue of what is counted (chỉ tiêu)."""
