"""Bình Đẳng: the Django application."""
