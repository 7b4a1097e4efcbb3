"""What the journal and the audit trail still say about a pupil: earlier values, and who looked or changed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from app.queries.audit_words import words_of
from app.queries.rights.held import Item, Record, Section
from app.queries.rights.labels import LEFT_OUT, label_of, say_plain
from app.queries.rights.links import PUPIL
from app.schema import audit, journal_row, journal_step


class MakeItem(Protocol):
    """Makes an item of a text and finds whom it names."""

    def __call__(self, key: str, label: str, text: str) -> Item:
        """Return the item."""
        ...


def history(session: Session, ids: Mapping[str, set[int]], item: MakeItem) -> Section:
    """Return what was done to the rows, newest first, with what stood in them before and does not now."""
    rows: dict[int, list[Row[Any]]] = defaultdict(list)
    query = select(journal_row).where(journal_row.c.table_name.in_(ids)).order_by(journal_row.c.id)
    for row in session.execute(query):
        if row.row_id in ids[row.table_name]:
            rows[row.step_id].append(row)
    records = []
    for step in session.execute(select(journal_step).order_by(journal_step.c.id.desc())):
        if step.id in rows:
            said = item(f"history:{step.id}:sentence", "What was done", step.sentence)
            earlier = (part for row in rows[step.id] for part in _earlier(row, item))
            records.append(Record(_when_and_who(step), (said, *earlier)))
    lead = "Each change, with what stood there before. What was first written stands above, or as an earlier value here."
    return Section("history", "What was changed, when and by whom", tuple(records), lead)


def _earlier(row: Row[Any], item: MakeItem) -> Iterator[Item]:
    before: dict[str, Any] = json.loads(row.before) if row.before else {}
    after: dict[str, Any] = json.loads(row.after) if row.after else {}
    for name, old in before.items():
        if name in LEFT_OUT or old in (None, "") or old == after.get(name) or name.endswith("_id"):
            continue
        key = f"history:{row.step_id}:{row.table_name}:{row.row_id}:{name}"
        yield item(key, f"{label_of(row.table_name, name)}, before", _as_read(name, old))


def _as_read(name: str, value: Any) -> str:
    if isinstance(value, dict):
        return "(picture)"
    try:
        if isinstance(value, str) and name.endswith("_on"):
            return say_plain(datetime.fromisoformat(value).date())
    except ValueError:
        return str(value)
    return str(value)


def looks(session: Session, pupil_id: int, item: MakeItem) -> Section:
    """Return the audit trail's entries about the pupil, newest first: who, when, what kind."""
    mark = f'%"{PUPIL}:{pupil_id}"%'
    query = select(audit).where(audit.c.touched.like(mark)).order_by(audit.c.id.desc())
    records = tuple(
        Record(_when_and_who(row), (item(f"looks:{row.id}:kind", "What", words_of(row.kind)),))
        for row in session.execute(query)
    )
    return Section("looks", "Who looked or changed something, and when", records, "From the audit trail.")


def _when_and_who(row: Row[Any]) -> str:
    moment = datetime.fromisoformat(row.at)
    return ", ".join(part for part in (say_plain(moment), row.person) if part)
