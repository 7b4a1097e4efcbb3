"""What restoring a backup would lose."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app import db
from app.backups.checking import check_backup
from app.backups.contents import COUNTED, looking
from app.backups.files import Backup
from app.backups.sealing import fitting
from app.errors import Problem
from app.keys.seal import OPEN, Seal

LAST = 5
# What is said of each change to decisions, where who asks may not see which of them are about Risk Support.
DECISION = "A decision about a pupil."
_LATER = """SELECT id, salt, sentence, EXISTS (
    SELECT 1 FROM journal_row WHERE step_id = journal_step.id AND table_name IN ('placement', 'participant')
) FROM journal_step ORDER BY id DESC"""


@dataclass(frozen=True, slots=True)
class Preview:
    """What restoring would lose: the changes made since, and the rows that differ; readable is False for a damaged school."""

    backup: Backup
    readable: bool = True
    later: int = 0
    sentences: tuple[str, ...] = ()
    pupils: int = 0
    offers: int = 0
    placements: int = 0

    def lines(self) -> list[str]:
        """Return it as sentences."""
        if not self.readable:
            return ["What is there now cannot be read. The file is kept beside the school."]
        if not self.later:
            return ["Nothing was changed since this backup was made."]
        changes = "1 change" if self.later == 1 else f"{self.later:,} changes"
        differing = ", ".join(
            f"{count:,} {one if count == 1 else many}"
            for count, one, many in (
                (self.pupils, "pupil", "pupils"),
                (self.offers, "offer", "offers"),
                (self.placements, "placement", "placements"),
            )
            if count
        )
        rows = [f"Different since then: {differing}."] if differing else []
        return [f"{changes} made since this backup would be lost.", *rows]


def preview(school: Path, backup: Backup, seal: Seal = OPEN, *, sees_risk: bool = False) -> Preview:
    """Return what restoring a backup would lose; raises Damaged where the backup itself is.

    Only who may see Risk Support reads what was decided: sees_risk says so.
    """
    key = fitting(backup.file, seal)
    check_backup(backup.file, key)
    try:
        db.preflight(school, locked=seal.key is not None)
        with looking(db.file_of(school), seal.key, db.WRITE) as now, looking(backup.file, key) as then:
            return _compared(backup, now, then, sees_risk=sees_risk)
    except Problem:
        return Preview(backup, readable=False)


def _compared(backup: Backup, now: Any, then: Any, *, sees_risk: bool) -> Preview:
    known = {(number, salt) for number, salt in then.execute("SELECT id, salt FROM journal_step")}
    later = [
        DECISION if decided and not sees_risk else sentence
        for number, salt, sentence, decided in now.execute(_LATER)
        if (number, salt) not in known
    ]
    rows = (_differing(now, then, table) for table in COUNTED)
    return Preview(backup, True, len(later), tuple(later[:LAST]), *rows)


def _differing(now: Any, then: Any, table: str) -> int:
    """Return how many rows of a table are new, gone or changed."""
    shared = _columns(now, table) & _columns(then, table)
    if "id" not in shared:
        return 0
    names = ", ".join(["id", *sorted(shared - {"id"})])
    one, other = (
        {row[0]: row for row in there.execute(f"SELECT {names} FROM {table}")} for there in (now, then)
    )
    return sum(one.get(row_id) != other.get(row_id) for row_id in one.keys() | other.keys())


def _columns(connection: Any, table: str) -> set[str]:
    return {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
