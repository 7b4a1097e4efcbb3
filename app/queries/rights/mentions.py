"""Where else a pupil's name stands, in the rows of others, so that a person can look and edit it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, String, Table, false, func, or_, select
from sqlalchemy.orm import Session

from app.errors import Problem
from app.models import Base, Pupil
from app.progress import Progress, Silent
from app.queries.rights.labels import label_of, title_of
from app.queries.rights.links import PUPIL, ids_about
from app.queries.rights.names import Names, of_pupil
from app.queries.sight import ASK, sees_risk
from app.schema import UNJOURNALLED

# Around a name, so that somebody can judge whether it is this pupil.
_AROUND = 40
# Where words about Risk Support may stand, for who may not read them.
_MAY_BE_RISK = ("placement", "participant")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the name stands; sure says that both names stand together, else it may be anybody's."""

    table: str
    row_id: int
    where: str
    label: str
    words: str
    sure: bool
    pupil_id: int | None


def mentions(session: Session, pupil_id: int, progress: Progress | None = None) -> tuple[Mention, ...]:
    """Return where in the rows of others the pupil's name stands, the sure ones first."""
    told = progress or Silent()
    pupil = session.get(Pupil, pupil_id)
    if pupil is None:
        raise Problem("That pupil is no longer there.")
    names = of_pupil(pupil.forename, pupil.preferred_name, pupil.surname)
    mine = ids_about(session.connection(), pupil_id, gone=False)
    found: list[Mention] = []
    tables = Base.metadata.sorted_tables
    for at, table in enumerate(tables):
        told.step(at, len(tables))
        if table.name not in UNJOURNALLED:
            found += _in_table(session, table, mine.get(table.name, set()), Names(names))
    return tuple(sorted(found, key=lambda one: (not one.sure, one.table, one.row_id)))


def _in_table(session: Session, table: Table, mine: set[int], names: Names) -> Iterator[Mention]:
    columns = [
        c for c in table.columns if isinstance(c.type, String) and c.name != "folded" and not _name_of(c)
    ]
    if not columns:
        return
    whose = [table.c.pupil_id] if "pupil_id" in table.columns else []
    query = select(table.c.id, *whose, *columns).where(_perhaps(columns, names))
    for row in session.execute(query).mappings():
        if row["id"] in mine:
            continue
        for column in columns:
            words = row[column.name]
            if words and (found := names.found_in(words)):
                yield _mention(session, column, row, words, found)


def _perhaps(columns: Sequence[Column[Any]], names: Names) -> ColumnElement[bool]:
    """Return what is true of every row in which a name stands: of a large school's, few have to be read in."""
    words = {part for name in names.known for part in name.split()[:1]}
    forms = sorted(words | {word.upper() for word in words})
    return or_(false(), *(func.instr(column, form) > 0 for column in columns for form in forms))


def _name_of(column: Column[Any]) -> bool:
    """Say whether a column is the name of somebody else who may well share one with the pupil."""
    return bool(column.table.name == PUPIL or (column.table.name == "staff" and column.name == "name"))


def _mention(
    session: Session, column: Column[Any], row: Mapping[Any, Any], words: str, names: tuple[str, ...]
) -> Mention:
    table, whose = column.table.name, row.get("pupil_id")
    at = max(words.find(names[0].split()[0]), 0)
    part = " ".join(words[max(0, at - _AROUND) : at + _AROUND].split())
    other = session.get(Pupil, whose) if whose is not None else None
    where = title_of(table) if other is None else f"{other.known_as}: {title_of(table)}"
    if not sees_risk(session) and table in _MAY_BE_RISK:
        part = ASK
    sure = any(" " in name for name in names)
    return Mention(table, row["id"], where, label_of(table, column.name), part, sure, whose)
