"""Everything that is held on one pupil, as a tree that a person can read and review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Column, Table, select
from sqlalchemy.orm import Session

from app.abilities import Ability, NotAllowed
from app.errors import Problem
from app.models import Base, Pupil
from app.queries.rights.alone import COLUMNS as ALONE
from app.queries.rights.alone import with_alone
from app.queries.rights.held import Held, Item, Record, Section
from app.queries.rights.labels import LEFT_OUT, NO_NAMES, TITLES, Wording, label_of, title_of, wording
from app.queries.rights.links import PUPIL, about_tables, ids_about, parent_columns
from app.queries.rights.names import Names, combined, family_of, names_at_work, other_pupils
from app.queries.rights.traces import history, looks
from app.queries.school import school_profile
from app.queries.sight import sees_risk


@dataclass(frozen=True, slots=True)
class _Reader:
    words: Wording
    others: Names
    staff: Names

    def item(self, key: str, label: str, text: str) -> Item:
        """Return an item with whom it names."""
        # Who works here may share a name with a child: Ms Robin is not Robin.
        others = self.others.found_in(self.staff.replaced(text, " "))
        return Item(key, label, text, others, self.staff.found_in(text))


def everything_held(session: Session, pupil_id: int, *, today: date) -> Held:
    """Return every row about a pupil, what was changed, and who looked; raises Problem where the pupil has gone.

    Who may not see Risk Support gets nothing: a record with a part left out in silence would be a false one.
    """
    if not sees_risk(session):
        raise NotAllowed(Ability.SEE_RISK)
    pupil = session.get(Pupil, pupil_id)
    if pupil is None:
        raise Problem("That pupil is no longer there.")
    profile = school_profile(session)
    others = combined((other_pupils(session, pupil_id), family_of(session, pupil_id)))
    reader = _Reader(wording(session), others, names_at_work(session, pupil_id))
    ids = with_alone(session, ids_about(session.connection(), pupil_id))
    tables = (_section(session, table, ids.get(table.name, set()), reader) for table in _in_order())
    changed = history(session, ids, reader.item)
    looked = looks(session, pupil_id, reader.item)
    sections = tuple(section for section in (*tables, changed, looked) if section.records)
    return Held(pupil_id, pupil.known_as, profile.name, profile.questions_to or "", today, sections)


def _in_order() -> list[Table]:
    """Return the tables as somebody would tell it: who, then what was decided, then what nobody has named yet."""
    known = list(TITLES)
    tables = (*about_tables(), *(Base.metadata.tables[name] for name in ALONE))
    return sorted(tables, key=lambda one: known.index(one.name) if one.name in known else len(known))


def _section(session: Session, table: Table, ids: set[int], reader: _Reader) -> Section:
    rows = session.execute(select(table).where(table.c.id.in_(ids)).order_by(table.c.id)).mappings().all()
    records = tuple(
        Record(_record_title(table, row, reader.words), tuple(_items(table, row, reader))) for row in rows
    )
    return Section(table.name, title_of(table.name), records)


def _items(table: Table, row: Any, reader: _Reader) -> Iterator[Item]:
    for column in table.columns:
        if column.name in LEFT_OUT or column.name in parent_columns(table.name):
            continue
        if column.name not in ALONE.get(table.name, (column.name,)):
            continue
        text = reader.words.say(table, column, row[column.name])
        if text:
            yield _item(table, column, row, text, reader)


def _item(table: Table, column: Column[Any], row: Any, text: str, reader: _Reader) -> Item:
    key = f"{table.name}:{row['id']}:{column.name}"
    label = label_of(table.name, column.name)
    points_at = {one.column.table.name for one in column.foreign_keys}
    if "staff" in points_at:
        return Item(key, label, text, staff=(text,))
    # Whoever shares a name with the pupil is not meant by it, nor is anybody by the name of a domain or a class.
    if table.name == PUPIL or points_at or f"{table.name}.{column.name}" in NO_NAMES:
        return Item(key, label, text)
    return reader.item(key, label, text)


def _record_title(table: Table, row: Any, words: Wording) -> str:
    """Return the row's first day and what it points at, such as "14 September 2026, Language, Getting Help"."""
    days = [
        name
        for name in ("starts_on", "noted_on", "made_on", "scored_on", "since_on", "shared_on")
        if name in table.columns
    ]
    said = [words.say(table, table.columns[name], row[name]) for name in days]
    facts = [
        name
        for name in ("domain_id", "grouping_id", "need_id", "measure_id", "year_group")
        if name in table.columns
    ]
    said += [words.say(table, table.columns[name], row[name]) for name in facts]
    if table.name == "participant":
        said.append(f"Decision {row['placement_id']}")
    if table.name == "placement":
        said.append(f"decision {row['id']}")
    return ", ".join(part for part in said if part)
