"""The ledger of erasures beside a school: numbers and times, no names, so that no backup brings anybody back."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from app.atomic import write_whole
from app.errors import Problem

LEDGER = "school.erased"


@dataclass(frozen=True, slots=True)
class Entry:
    """A pupil who was erased: the number, when, and a mark that only that pupil's number has in this school's past.

    After a backup is restored, numbers given out since are given out again; by its mark a number is told from
    the same one of somebody else. An empty mark fits any.
    """

    pupil: int
    at: str
    mark: str = ""
    # Erased, or only made anonymous: what is done again.
    whole: bool = True


def ledger(folder: Path) -> tuple[Entry, ...]:
    """Return who was erased from the school in a folder, as its ledger says; nobody where there is none."""
    file = folder / LEDGER
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        return tuple(
            Entry(int(one["pupil"]), str(one["at"]), str(one.get("mark", "")), bool(one.get("whole", True)))
            for one in found
        )
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Problem(
            f"The list of erased records, {LEDGER}, cannot be read.",
            "Leave it as it is and ask for help: a restored backup could bring erased records back.",
        ) from error


def add_to_ledger(folder: Path, entries: Iterable[Entry]) -> None:
    """Write more erasures into the ledger, in one step and private; what it has already stays once."""
    known = ledger(folder)
    # A number with its mark stands once; the first time counts.
    kept = {(one.pupil, one.mark, one.whole): one for one in reversed((*known, *entries))}
    merged = sorted(kept.values(), key=lambda one: (one.at, one.pupil))
    if tuple(merged) != known:
        text = json.dumps([asdict(one) for one in merged], indent=1)
        write_whole(folder / LEDGER, f"{text}\n".encode())
