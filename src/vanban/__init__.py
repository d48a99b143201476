"""Reads and writes Vietnamese administrative documents (văn bản hành chính): plain Python, no network, no clock."""

from __future__ import annotations

from vanban.reader import read
from vanban.reading import READER_VERSION, Reading

__all__ = ["READER_VERSION", "Reading", "read"]
