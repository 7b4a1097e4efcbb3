"""Erasing a pupil: every row about them, every trace in the journal, and a number that says it was done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from app.done import Done
from app.journal import keep_no_images
from app.models.later import TABLES
from app.operations.day.forgetting import forget_put_off
from app.operations.record import recorded_at
from app.operations.rights.alone import forget_alone
from app.operations.rights.called import called
from app.operations.rights.forgetting import forget_in_journal
from app.operations.rights.subject import refuse_held, the_pupil
from app.queries.rights.grounds import ErasureGround
from app.queries.rights.links import about_tables, ids_about
from app.schema import erased


def erase_pupil(session: Session, pupil_id: int, ground: str, *, today: date) -> Done:
    """Erase a pupil for good: all rows about them and what the journal keeps of them. A record on hold is refused.

    The audit's entries stay, with numbers only. Whoever calls clears the file's free pages afterwards, and
    writes the number into the ledger beside the school: app/rights/forgetting.py does all three.
    """
    refuse_held(the_pupil(session, pupil_id))
    keep_no_images(session)
    rows = wipe(session, pupil_id, ErasureGround(ground), recorded_at(session))
    return Done("Erased one pupil’s record.", id=pupil_id, counts={"rows": rows})


def wipe(session: Session, pupil_id: int, ground: ErasureGround, now: datetime) -> int:
    """Delete a pupil's rows and their traces, and note the number; returns how many rows went."""
    names = called(session, pupil_id)
    ids = ids_about(session.connection(), pupil_id)
    every = forget_alone(session, ids)
    gone = _delete(session, ids)
    if put_off := forget_put_off(session, ids):
        every["put_off"] = put_off
        gone += len(put_off)
    forget_in_journal(session, every, names, now)
    connection = session.connection()
    if connection.execute(select(erased.c.id).where(erased.c.pupil_id == pupil_id)).first() is None:
        at = now.astimezone(UTC).isoformat(timespec="seconds")
        connection.execute(insert(erased).values(pupil_id=pupil_id, at=at, ground=str(ground)))
    return gone


def _delete(session: Session, ids: Mapping[str, set[int]]) -> int:
    """Delete the rows, children before their parents, each table by itself: foreign keys are looked at a statement."""
    gone = 0
    for table in reversed(about_tables()):
        kind = TABLES[table.name]
        for row in session.scalars(select(kind).where(kind.id.in_(ids.get(table.name, set())))).all():
            session.delete(row)
            gone += 1
        session.flush()
    return gone
