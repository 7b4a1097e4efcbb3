"""What was done, by whom and when: the last changes, and the history of one row, read from the journal."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from app.done import FINAL, IMPORTS
from app.queries.back.steps import taken_back_in_part
from app.queries.kept import kept
from app.queries.sight import HIDDEN_CHANGE
from app.queries.sight_of_steps import PRIVATE, hidden_fields, hidden_sentence, hidden_step
from app.schema import journal_row, journal_step

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One write; undoable says that Undo may be offered, which may still find something in its way.

    hidden says that it is not for whoever asks: then the sentence is HIDDEN_CHANGE, and kind is "". partly: of an
    import a part was taken back, and what was changed since stayed.
    """

    step: int
    at: datetime
    person: str
    kind: str
    sentence: str
    undone: bool
    undoable: bool
    hidden: bool = False
    partly: bool = False


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after, as the file stores it; a picture is only named."""

    field: str
    old: Value
    new: Value


@dataclass(frozen=True, slots=True)
class RowChange:
    """What one write, an undo included, did to one row."""

    step: int
    at: datetime
    person: str
    kind: str
    sentence: str
    fields: tuple[FieldChange, ...]


def last_changes(session: Session, *, limit: int = 50, before: int | None = None) -> tuple[ChangeRow, ...]:
    """Return the last changes, newest first, or those before a step; an undo shows on what it undid."""
    return tuple(
        ChangeRow(
            row.id,
            datetime.fromisoformat(row.at),
            row.person,
            "" if row.hidden else row.kind,
            HIDDEN_CHANGE if row.hidden else row.sentence,
            undone=row.undone_by is not None,
            undoable=not (row.undone_by or row.kind in FINAL or row.kept or _forgotten(row)),
            hidden=bool(row.hidden),
            partly=row.undone_by is None and bool(row.partly),
        )
        for row in session.execute(_changes(session, limit, before))
    )


@kept
def _changes(session: Session, limit: int, before: int | None) -> Select[*tuple[Any, ...]]:
    steps = journal_step.c
    # Only what Undo and Redo wrote says which step it is about.
    hidden, stays = hidden_sentence(session, steps.id).label("hidden"), hidden_step(session, steps.id)
    query = select(journal_step, hidden, stays.label("kept"), taken_back_in_part().label("partly"))
    query = query.where(steps.undoes.is_(None)).order_by(steps.id.desc()).limit(limit)
    return query if before is None else query.where(steps.id < before)


def row_history(session: Session, table: str, row_id: int) -> tuple[RowChange, ...]:
    """Return who changed which fields of a row, newest first, as far back as the journal is kept.

    Of a change that whoever asks may not see, only who and when; what it did to rows that say nothing of decisions
    and plans stays.
    """
    return tuple(
        RowChange(
            row.id,
            datetime.fromisoformat(row.at),
            row.person,
            "" if row.hidden else row.kind,
            HIDDEN_CHANGE if row.hidden else row.sentence,
            ()
            if row.kept or (row.hidden and table in PRIVATE)
            else _changed(_fields(row.before), _fields(row.after)),
        )
        for row in session.execute(_of_row(session), {"of_table": table, "of_row": row_id})
    )


@kept
def _of_row(session: Session) -> Select[*tuple[Any, ...]]:
    return (
        select(
            journal_step,
            journal_row.c.before,
            journal_row.c.after,
            hidden_sentence(session, journal_step.c.id).label("hidden"),
            hidden_fields(session, journal_row.c.id).label("kept"),
        )
        .join(journal_row, journal_row.c.step_id == journal_step.c.id)
        .where(journal_row.c.table_name == bindparam("of_table"), journal_row.c.row_id == bindparam("of_row"))
        .order_by(journal_step.c.id.desc())
    )


def _forgotten(row: Any) -> bool:
    # Of an import the rows of all who were not erased are still there.
    return row.erased_at is not None and row.kind not in IMPORTS


def _fields(text: str | None) -> dict[str, Any]:
    return {} if text is None else json.loads(text)


def _changed(old: dict[str, Any], new: dict[str, Any]) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(name, _shown(old.get(name)), _shown(new.get(name)))
        for name in {**old, **new}
        if name != "id" and old.get(name) != new.get(name)
    )


def _shown(value: Any) -> Value:
    # Bytes are kept as {"bytes": …}; nobody reads a picture as letters.
    return "(picture)" if isinstance(value, dict) else value
