"""What the school's own lists do alike: a row is added, told from others by its name, retired and restored."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Problem
from app.models import Domain, ListWord, Organisation, PresentingNeed, Staff
from app.vocabulary import fold

Retiring = Organisation | Staff | Domain | PresentingNeed | ListWord


def called(row: Retiring) -> str:
    """Return what people call a row."""
    return row.label if isinstance(row, ListWord) else row.name


def added(row: Retiring, session: Session) -> Done:
    """Add a row, and say so with its number."""
    session.add(row)
    session.flush()
    return Done(f"Added {called(row)}.", id=row.id)


def retire(row: Retiring, after: str) -> Done:
    """Take a row out of what can be chosen, and say what happens to what has it."""
    row.retired = True
    return Done(f"{called(row)} is retired; {after}.", id=row.id)


def restore(row: Retiring, now: str = "can be chosen again") -> Done:
    """Bring a retired row back."""
    row.retired = False
    return Done(f"{called(row)} {now}.", id=row.id)


def refuse_last(row: Retiring, rows: Iterable[Retiring], what: str) -> None:
    """Raise a Problem when no other of the rows would be left to choose."""
    if all(other is row or other.retired for other in rows):
        raise Problem(f"{called(row)} is the last {what}, so it stays.", "Add another one first.")


def name_taken(name: str, rows: Iterable[Retiring], besides: int | None = None) -> str | None:
    """Return a sentence when another row has a name already, however it is typed."""
    for row in rows:
        if row.id != besides and fold(called(row)) == fold(name):
            retired = ", retired. Restore it instead." if row.retired else "."
            return f"{called(row)} is there already{retired}"
    return None
