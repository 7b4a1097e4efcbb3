"""What taking an import back would do now: how much of it goes, and what stays and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from app.done import IMPORTS
from app.progress import Progress
from app.queries.back.part import Part, part_of
from app.queries.back.words import counted, names_of, why
from app.schema import journal_step


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that stays, by its name where whoever asks may see it, and why in a few words."""

    table: str
    id: int
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class TakingBack:
    """What Undo of an import would do: goes of `of` pupils or offers (noun) go, and what stays, those first.

    others: what goes besides, such as organisations.
    """

    step: int
    sentence: str
    noun: str
    goes: int
    of: int
    others: int
    kept: tuple[Kept, ...]

    @property
    def anything(self) -> bool:
        """Say whether Undo would take anything back."""
        return bool(self.goes or self.others)

    @property
    def words(self) -> str:
        """Return how much can be taken back, as a sentence: "399 of 402 pupils can be taken back."."""
        whole = counted(self.of, self.noun)
        if not self.kept:
            return f"{whole} can be taken back."
        goes = f"{self.goes:,}" if self.goes else "None"
        return f"{goes} of {whole} can be taken back."


def taking_back(session: Session, step: int, *, progress: Progress | None = None) -> TakingBack | None:
    """Return what Undo of an import would do now; None for a step that is no import, or is undone or forgotten."""
    query = select(journal_step).where(
        journal_step.c.id == step, journal_step.c.kind.in_(IMPORTS), journal_step.c.undone_by.is_(None)
    )
    found = session.execute(query).first()
    if found is None:
        return None
    part = part_of(session.connection(), step, erased=found.erased_at is not None, progress=progress)
    return told(part, found, session)


def told(part: Part, step: Row[Any], session: Session) -> TakingBack:
    """Return in words what goes of a step and what stays."""
    noun = IMPORTS[step.kind]
    goes = sum(table == noun for table, _ in part.going)
    stays = sum(table == noun for table, _ in part.kept)
    names = names_of(part.kept, session)
    kept = [
        Kept(table, row_id, names.get((table, row_id), ""), why((table, row_id), by, session))
        for (table, row_id), by in part.kept.items()
    ]
    kept.sort(key=lambda one: (one.table != noun, one.table, one.name.casefold(), one.id))
    others = len(part.going) - goes
    return TakingBack(step.id, step.sentence, noun, goes, goes + stays, others, tuple(kept))
