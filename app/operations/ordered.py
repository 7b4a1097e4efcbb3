"""What the school's own lists share: finding a row or saying that it has gone, codes made from names, places."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Protocol, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Problem
from app.models import Base, ListWord
from app.vocabulary import ListKind, fold

M = TypeVar("M", bound=Base)


class Placed(Protocol):
    """A row of a list that keeps an order; one that is retired has no place in it."""

    position: int
    retired: bool


P = TypeVar("P", bound=Placed)


def found(session: Session, model: type[M], row_id: int, what: str) -> M:
    """Return the row, or say that it is no longer there."""
    row = session.get(model, row_id)
    if row is None:
        raise Problem(f"That {what} is no longer there.")
    return row


def code_from(name: str, taken: Collection[str], otherwise: str) -> str:
    """Return a code made from a name that none of those taken has."""
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in fold(name)).split()
    base = "_".join(words)[:40].rstrip("_") or otherwise
    code, number = base, 1
    while code in taken:
        number += 1
        code = f"{base}_{number}"
    return code


def next_position(rows: Sequence[Placed]) -> int:
    """Return the place after the last of the rows."""
    return max((row.position for row in rows), default=-1) + 1


def put_at(rows: Sequence[P], row: P, position: int) -> None:
    """Move a row to a place (0 is the first) among those in use; the retired ones come after them."""
    if row.retired:
        raise Problem("It is retired, so it has no place in the list.", "Restore it first.")
    others = [one for one in rows if one is not row and not one.retired]
    others.insert(max(0, min(position, len(others))), row)
    for place, one in enumerate([*others, *(one for one in rows if one.retired)]):
        one.position = place


def clean(text: str | None) -> str:
    """Return one line of text as people meant it: no spaces around it, single ones within."""
    return " ".join((text or "").split())


def unknown_word(session: Session, kind: ListKind, code: str | None) -> bool:
    """Say whether a code is given that the school's list does not have."""
    known = select(ListWord.id).where(ListWord.kind == kind, ListWord.code == code)
    return bool(code) and session.scalar(known) is None
