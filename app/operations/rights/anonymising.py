"""Anonymising a pupil who has left: numbers stay for statistics, nothing says any more whose they were."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, String, Table, select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Problem
from app.journal import keep_no_images
from app.models import Pupil, PupilSenType
from app.models.later import TABLES
from app.operations.record import recorded_at
from app.operations.rights.alone import forget_alone
from app.operations.rights.called import called
from app.operations.rights.forgetting import forget_in_journal
from app.operations.rights.subject import refuse_held, the_pupil
from app.queries.folding import pupil_folded
from app.queries.rights.labels import CODES, LISTS
from app.queries.rights.links import about_tables, ids_about

FORMER = "Former pupil"
# Words that are neither free text nor a name of the pupil: codes, years, and who of the staff recorded it. Any other
# text, also of a column that is added later, is cleared; who recorded it stays in every table.
_KEPT = frozenset({*LISTS, *CODES, "standing.year_group", "placement.recorded_by"})


def anonymise_pupil(session: Session, pupil_id: int, *, today: date) -> Done:
    """Forget who a pupil was who has left: names, numbers, birth date and all free text go; dates and groupings stay.

    It cannot be undone, because what could be brought back would not be forgotten. A record on hold is refused.
    """
    pupil = the_pupil(session, pupil_id)
    refuse_held(pupil)
    if pupil.anonymised_on is not None:
        raise Problem("That record is anonymous already.")
    if pupil.left_on is None or pupil.left_on > today:
        raise Problem("Only the record of a pupil who has left can be made anonymous.")
    keep_no_images(session)
    make_anonymous(session, pupil, today, recorded_at(session))
    return Done("Made one leaver’s record anonymous.", id=pupil_id)


def make_anonymous(session: Session, pupil: Pupil, today: date, now: datetime) -> None:
    """Clear what says who a pupil was, in the rows and in the journal."""
    names = called(session, pupil.id)
    ids = forget_alone(session, ids_about(session.connection(), pupil.id))
    for table in about_tables():
        _clear_text(session, table, ids.get(table.name, set()))
    for row in session.scalars(select(PupilSenType).where(PupilSenType.pupil_id == pupil.id)).all():
        session.delete(row)
    _rename(pupil, today)
    session.flush()
    forget_in_journal(session, ids, names, now)


def _rename(pupil: Pupil, today: date) -> None:
    pupil.forename, pupil.preferred_name, pupil.surname = FORMER, None, str(pupil.id)
    pupil.admission_number = pupil.upn = pupil.born_on = pupil.sex = pupil.eal = None
    pupil.folded = pupil_folded(pupil.forename, None, pupil.surname, None)
    pupil.anonymised_on = today


def _clear_text(session: Session, table: Table, ids: set[int]) -> None:
    kind = TABLES[table.name]
    columns = tuple(_free_text(table))
    for row in session.scalars(select(kind).where(kind.id.in_(ids))).all():
        for column in columns:
            setattr(row, column.name, None if column.nullable else "")


def _free_text(table: Table) -> Iterator[Column[Any]]:
    for column in table.columns:
        kept = column.name == "recorded_by" or f"{table.name}.{column.name}" in _KEPT
        if isinstance(column.type, String) and not kept:
            yield column
