"""Text on its way into a workbook: never a formula, never a broken file, never a header code."""

from __future__ import annotations

import re

from app.operations.typed import FORBIDDEN

LONGEST = 32_767  # characters a cell can hold
FOOTER_LONGEST = 255  # characters of one whole header or footer, codes included

# Excel reads _x0041_ in a text as the character with that number, so its underscore is written as one.
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_SIGNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def clean(text: str) -> str:
    """Return text as a cell can hold it: no control characters, line breaks of one kind, not too long."""
    line = FORBIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def escaped(text: str) -> str:
    """Return cleaned text as it is written into the file, where Excel would read codes of its own in it."""
    return _ESCAPE.sub("_x005F_", text)


def looks_like_formula(text: str) -> bool:
    """Say whether a program could take the text for a formula when somebody edits or copies it."""
    return text.startswith(_SIGNS) or text.lstrip().startswith(_SIGNS)


def for_footer(text: str, longest: int = 60) -> str:
    """Return text for a header or footer on one line, where "&" would begin a code."""
    line = " ".join(clean(text).split())
    line = line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
    return line.replace("&", "&&")
