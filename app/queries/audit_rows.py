"""The audit trail as a list: who did or looked at what and when, narrowed as somebody asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import ColumnElement, Row, exists, func, not_, select
from sqlalchemy.orm import Session

from app import audit as trail
from app.queries.audit_facts import Facts
from app.queries.audit_names import Names
from app.queries.audit_words import Group, group_of, kinds_of, words_of
from app.queries.rights.links import ids_about
from app.queries.sight import HIDDEN_CHANGE
from app.queries.sight_of_steps import hidden_entry
from app.schema import audit

a = audit.c


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """What the trail is narrowed to: both days are included; None and "" narrow nothing."""

    person: str | None = None
    group: Group | None = None
    start: date | None = None
    end: date | None = None
    pupil_id: int | None = None


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One entry; about names the rows it touched, more counts those it does not name."""

    number: int
    at: datetime
    person: str
    kind: str
    group: Group
    what: str
    about: tuple[str, ...]
    more: int
    step: int | None
    signed: bool

    @property
    def about_words(self) -> str:
        """Return whom or what it is about, on one line."""
        return ", ".join([*self.about, *([f"and {self.more:,} more"] if self.more else [])])


EVERYTHING = AuditFilter()


def audit_rows(
    session: Session, narrowed: AuditFilter = EVERYTHING, *, limit: int = 200, before: int | None = None
) -> tuple[AuditRow, ...]:
    """Return entries of the trail, newest first, or those before a number.

    Of a change that whoever asks may not see it says only when and by whom, and not at all where one pupil
    is asked for.
    """
    hidden = hidden_entry(session, a.step_id, a.kind)
    query = select(audit, hidden.label("hidden")).order_by(a.id.desc()).limit(limit)
    query = query.where(*_conditions(session, narrowed))
    if before is not None:
        query = query.where(a.id < before)
    if narrowed.pupil_id is not None:
        query = query.where(not_(hidden))
    names, facts = Names(session), Facts(session)
    return tuple(_row(found, names, facts) for found in session.execute(query))


def audit_people(session: Session) -> tuple[str, ...]:
    """Return everybody who has an entry in the trail, by name."""
    return tuple(session.scalars(select(a.person).where(a.person != "").distinct().order_by(a.person)))


def audit_head(session: Session) -> tuple[int, str]:
    """Return the number and hash of the last entry, (0, "") for none; reports print it."""
    return trail.head(session.connection())


def _row(found: Row[tuple[object, ...]], names: Names, facts: Facts) -> AuditRow:
    row = found._mapping
    about, more = ((), 0) if row["hidden"] else names.of_all(row["touched"])
    said = ": ".join(filter(None, [words_of(row["kind"]), facts.in_list(row["facts"])]))
    return AuditRow(
        row["id"],
        datetime.fromisoformat(row["at"]),
        row["person"],
        "" if row["hidden"] else row["kind"],
        group_of(row["kind"]),
        HIDDEN_CHANGE if row["hidden"] else said,
        about,
        more,
        row["step_id"],
        row["signature"] is not None,
    )


def _conditions(session: Session, narrowed: AuditFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if narrowed.person:
        found.append(a.person == narrowed.person)
    if narrowed.group is not None:
        kinds = kinds_of(narrowed.group)
        found.append(a.kind.not_in(kinds) if narrowed.group is Group.CHANGES else a.kind.in_(kinds))
    if narrowed.start is not None:
        found.append(a.at >= _utc(narrowed.start))
    if narrowed.end is not None:
        found.append(a.at < _utc(narrowed.end + timedelta(days=1)))
    if narrowed.pupil_id is not None:
        found.append(_touches(session, narrowed.pupil_id))
    return found


def _touches(session: Session, pupil_id: int) -> ColumnElement[bool]:
    """Return the condition that an entry touched a row about a pupil, also one that is gone."""
    about = ids_about(session.connection(), pupil_id)
    keys = [f"{table}:{row_id}" for table, ids in about.items() for row_id in sorted(ids)]
    touched = func.json_each(a.touched).table_valued("value")
    return exists(select(1).select_from(touched).where(touched.c.value.in_(keys)))


def _utc(day: date) -> str:
    """Return the beginning of a day where the computer is, as the trail writes moments."""
    return datetime.combine(day, time.min).astimezone().astimezone(UTC).isoformat(timespec="seconds")
