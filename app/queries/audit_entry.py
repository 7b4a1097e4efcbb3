"""One entry of the audit trail in full: what was done, each field before and after, and the entry's own hash."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Problem
from app.models import Base
from app.queries.audit_facts import Facts
from app.queries.audit_names import Names
from app.queries.rights.labels import Wording, label_of, wording
from app.queries.rights.links import parent_columns
from app.queries.sight import ASK, sees_risk
from app.queries.sight_of_steps import HIDDEN_KINDS, hidden_fields, is_hidden_in_trail
from app.schema import audit, journal_row, journal_step

ERASED = "Its details were erased."
# What says the same thing twice, or nothing to a reader.
# What a directory said of an offer is kept for the next file, and stands in the offer's own fields.
_LEFT_OUT = frozenset({"id", "folded", "recorded_at", "recorded_by", "source_said"})
MOST = 200


@dataclass(frozen=True, slots=True)
class FieldWords:
    """One field of one row before and after, in words."""

    about: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """What lies behind one entry; sentence says what was done, or why that cannot be said."""

    number: int
    sentence: str
    fields: tuple[FieldWords, ...]
    facts: tuple[tuple[str, str], ...]
    hash: str
    signed: bool


def audit_entry(session: Session, number: int) -> AuditEntry:
    """Return one entry in full; raises Problem where there is none.

    Who may not see Risk Support reads "Ask the SENCO" instead of a change there.
    """
    found = session.execute(select(audit).where(audit.c.id == number)).mappings().first()
    if found is None:
        raise Problem("That entry is not in the audit trail.")
    if found["kind"] in HIDDEN_KINDS and not sees_risk(session):
        return AuditEntry(number, f"{ASK}.", (), (), found["hash"], found["signature"] is not None)
    step = found["step_id"]
    facts = Facts(session).in_words(found["facts"])
    sentence, fields = ("", ()) if step is None else _done(session, step)
    return AuditEntry(number, sentence, fields, facts, found["hash"], found["signature"] is not None)


def _done(session: Session, step: int) -> tuple[str, tuple[FieldWords, ...]]:
    if is_hidden_in_trail(session, step):
        return f"{ASK}.", ()
    found = session.execute(select(journal_step).where(journal_step.c.id == step)).first()
    if found is None or found.erased_at is not None:
        return ERASED, ()
    names, words = Names(session), wording(session)
    rows = session.execute(
        select(journal_row)
        .where(journal_row.c.step_id == step, ~hidden_fields(session, journal_row.c.id))
        .order_by(journal_row.c.id)
    )
    fields: list[FieldWords] = []
    for row in rows:
        about = names.of(row.table_name, row.row_id)
        fields += _fields(words, row.table_name, about, _image(row.before), _image(row.after))
        if len(fields) >= MOST:
            break
    return found.sentence, tuple(fields[:MOST])


def _fields(
    words: Wording, table: str, about: str, before: dict[str, Any], after: dict[str, Any]
) -> list[FieldWords]:
    left_out = _LEFT_OUT | parent_columns(table)
    return [
        FieldWords(about, label_of(table, name), old, new)
        for name in {**before, **after}
        if name not in left_out
        and before.get(name) != after.get(name)
        and (old := _said(words, table, name, before.get(name)))
        != (new := _said(words, table, name, after.get(name)))
    ]


def _said(words: Wording, table: str, name: str, value: Any) -> str:
    if isinstance(value, dict):
        return "(picture)"
    known = Base.metadata.tables.get(table)
    if known is None or name not in known.columns:
        return "" if value is None else str(value)
    column = known.columns[name]
    return words.say(known, column, _as_python(column.type.python_type, value))


def _as_python(kind: type, value: Any) -> Any:
    """Return a value of the journal as its column gives it: days and yes or no are written as text and numbers."""
    if isinstance(value, str) and kind is datetime:
        return datetime.fromisoformat(value).replace(tzinfo=UTC)
    if isinstance(value, str) and kind is date:
        return date.fromisoformat(value)
    return bool(value) if kind is bool and value is not None else value


def _image(text: str | None) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text) if text else {}
    return found
