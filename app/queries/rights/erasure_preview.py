"""What an erasure would take away, what would stay, and where else the name stands: shown before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import Problem
from app.models import Pupil
from app.progress import Progress
from app.queries.rights.labels import title_of
from app.queries.rights.links import about_tables, ids_about
from app.queries.rights.mentions import Mention, mentions
from app.schema import journal_row

STAYS = (
    "The audit trail keeps that something was done, by whom and when, with numbers only.",
    "Backups keep the record until they are thinned out, half a year at most; one that is restored is erased again.",
    "Copies that were given away, printed or exported are not in Fivefold’s hands.",
)


@dataclass(frozen=True, slots=True)
class ErasurePreview:
    """goes: what is deleted, in words with its count. confirm_by: what has to be typed, number or name."""

    pupil_id: int
    name: str
    confirm_by: tuple[str, ...]
    goes: tuple[tuple[str, int], ...]
    steps: int
    mentions: tuple[Mention, ...]
    held_on: date | None
    held_why: str
    left_on: date | None
    anonymised: bool

    def confirmed(self, typed: str) -> bool:
        """Say whether what somebody typed names this pupil."""
        said = " ".join(typed.split()).casefold()
        return bool(said) and said in {one.casefold() for one in self.confirm_by}


def erasure_preview(session: Session, pupil_id: int, progress: Progress | None = None) -> ErasurePreview:
    """Return what erasing a pupil would do; raises Problem where there is no such pupil."""
    pupil = session.get(Pupil, pupil_id)
    if pupil is None:
        raise Problem("That pupil is no longer there.")
    live = ids_about(session.connection(), pupil_id, gone=False)
    every = ids_about(session.connection(), pupil_id)
    steps: set[int] = set()
    for table, ids in every.items():
        query = select(func.distinct(journal_row.c.step_id)).where(journal_row.c.table_name == table)
        steps |= set(session.scalars(query.where(journal_row.c.row_id.in_(ids))))
    goes = ((title_of(table.name), len(live.get(table.name, ()))) for table in about_tables())
    return ErasurePreview(
        pupil_id,
        pupil.known_as,
        tuple(word for word in (pupil.admission_number, pupil.known_as) if word),
        tuple((title, count) for title, count in goes if count),
        len(steps),
        mentions(session, pupil_id, progress),
        pupil.held_on,
        pupil.held_why or "",
        pupil.left_on,
        pupil.anonymised_on is not None,
    )
