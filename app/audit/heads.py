"""Holding the trail against what backups noted of it: whoever can write the school could chain it anew."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from app.audit.verdict import Head, Wrong, moment_of

RESTORED = "restore_backup"


@dataclass(frozen=True, slots=True)
class _Restore:
    """A backup that was put back: whatever was noted between its making and then is of a trail left behind."""

    at: datetime
    name: str
    made_at: datetime | None
    number: int

    def left_behind(self, head: Head) -> bool:
        """Say whether a backup noted a trail that this restore put away."""
        if head.made_at > self.at or head.name == self.name:
            return False
        return head.number >= self.number if self.made_at is None else head.made_at >= self.made_at


def against_heads(
    rows: Sequence[Mapping[str, Any]], heads: Sequence[Head], wrong: dict[Wrong, list[int]]
) -> None:
    """Add to what is wrong the entries that backups have noted and that are not there, or not the same."""
    there = {row["id"]: row["hash"] for row in rows}
    restores = [_restore(row) for row in rows if row["kind"] == RESTORED]
    last = max(there, default=0)
    for head in heads:
        if any(one.left_behind(head) for one in restores):
            continue
        if head.number > last:
            wrong[Wrong.CUT] += range(last + 1, head.number + 1)
        elif head.number in there and there[head.number] != head.hash:
            wrong[Wrong.HEAD].append(head.number)


def _restore(row: Mapping[str, Any]) -> _Restore:
    facts = _facts(row["facts"])
    return _Restore(
        moment_of(row["at"]) or datetime.min.replace(tzinfo=UTC),
        str(facts.get("backup", "")),
        moment_of(facts.get("made_at")),
        int(row["id"]),
    )


def _facts(text: object) -> dict[str, Any]:
    try:
        found = json.loads(str(text)) if text else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
