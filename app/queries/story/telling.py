"""What every kind of entry is told from: whose story it is, and in which words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Telling:
    """The session that is asked, the pupil, and the school's lists of words by kind and code."""

    session: Session
    pupil_id: int
    first_name: str
    lists: Mapping[str, Mapping[str, str]]

    def word(self, kind: str, code: str | None) -> str:
        """Return the school's word for a code; "" for none."""
        return "" if not code else self.lists.get(kind, {}).get(code, code)


def lines(*said: str) -> tuple[str, ...]:
    """Return those of the lines that say something."""
    return tuple(filter(None, said))


def stopped(words: str) -> str:
    """Return words as a sentence, with one full stop, also where somebody's own words end with theirs."""
    return words if words.endswith((".", "!", "?", "…", ".”", "!”", "?”", "…”")) else f"{words}."


def one_line(text: str) -> str:
    """Return text that was written a thing a line as a sentence lists it."""
    return ", ".join(filter(None, (part.strip() for part in text.splitlines())))


def led_by(lead: str, text: str) -> str:
    """Return text after what it is: "What next: a smaller group"; "" for none."""
    return f"{lead}: {one_line(text)}" if text.strip() else ""


def quoted(lead: str, text: str) -> str:
    """Return somebody's words in quotation marks after whose they are; "" for none."""
    return f"{lead}: “{one_line(text)}”" if text.strip() else ""
