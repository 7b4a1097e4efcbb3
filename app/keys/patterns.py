"""Finds passwords that are a pattern: few characters, a piece again and again, or runs of the keyboard."""

from __future__ import annotations

import re

_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "01234567890",
    "1qaz2wsx3edc4rfv5tgb6yhn",
)
_RUNS = tuple(row for one in _ROWS for row in (one, one[::-1]))
_ENOUGH = 4  # characters beside the runs


def is_pattern(folded: str) -> bool:
    """Say whether a password is few characters, a short piece again and again, or runs of the keyboard."""
    if len(set(folded)) < 5:
        return True
    if re.fullmatch(r"(.{1,6}?)\1+.{0,2}", folded):
        return True
    return len(_without_runs(folded)) < _ENOUGH


def _without_runs(text: str) -> str:
    """Return what is left when every four or more neighbours in the alphabet or on the keyboard are taken out."""
    left, start = "", 0
    while start < len(text):
        size = 1
        while start + size < len(text) and any(text[start : start + size + 1] in run for run in _RUNS):
            size += 1
        left += "" if size >= 4 else text[start : start + size]
        start += size
    return left
