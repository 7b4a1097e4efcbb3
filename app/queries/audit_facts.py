"""What an entry of the audit trail knows besides who and when: counts, kinds and hashes, in words."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.audit import Fact
from app.audit.verdict import moment_of
from app.moments import say_moment
from app.schema import signer

_LABELS: Mapping[str, str] = {
    "file": "Kind of file",
    "copy": "Copy",
    "sha256": "Fingerprint of the file (SHA-256)",
    "rows": "Entries",
    "base": "Went on from the copy (SHA-256)",
    "count": "How often",
    "first": "The first time",
    "last": "The last time",
    "at": "When",
    "made_at": "The backup was made",
}
_VALUES: Mapping[str, Mapping[str, str]] = {
    "file": {"xlsx": "Excel workbook", "pdf": "PDF", "csv": "CSV", "paper": "on paper", "json": "JSON"},
    "copy": {"shared": "copy to share", "internal": "internal copy"},
}
_MOMENTS = ("first", "last", "at", "made_at")
# What is said in the list itself; a backup goes by when it was made.
_IN_LIST = ("file", "copy", "person", "made_at")


class Facts:
    """Says facts in words; whoever can sign in is known by number, and called by name."""

    def __init__(self, session: Session) -> None:
        self._people = {row.id: row.name for row in session.execute(select(signer.c.id, signer.c.name))}

    def in_list(self, text: str | None) -> str:
        """Return the facts that belong into a list: what file, which copy, whose sign-in, how often."""
        facts = _read(text)
        said = [self._value(name, facts[name]) for name in _IN_LIST if facts.get(name) not in (None, "")]
        often = facts.get("count")
        if isinstance(often, int) and often > 1:
            said.append(f"{often} times")
        return ", ".join(said)

    def in_words(self, text: str | None) -> tuple[tuple[str, str], ...]:
        """Return each fact's label and value."""
        return tuple(
            (_LABELS.get(name, name.replace("_", " ").capitalize()), self._value(name, value))
            for name, value in _read(text).items()
            if value is not None
        )

    def _value(self, name: str, value: Fact) -> str:
        if isinstance(value, bool):
            return "yes" if value else "no"
        if name == "person" and isinstance(value, int):
            return str(self._people.get(value, f"number {value}"))
        if name in _MOMENTS and (moment := moment_of(value)) is not None:
            return say_moment(moment)
        return _VALUES.get(name, {}).get(str(value), str(value))


def _read(text: str | None) -> Mapping[str, Fact]:
    found: Mapping[str, Fact] = json.loads(text) if text else {}
    return found
