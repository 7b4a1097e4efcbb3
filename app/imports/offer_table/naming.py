"""A pupil's name in a table of offers, as provision maps often have one: said in the preview, for the map names nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.imports.offer_table.taking import Said
from app.imports.offer_table.writes import TableWrite
from app.imports.plan import Outcome, Planned
from app.models import Pupil
from app.queries.rights.names import Names
from app.queries.sight import sees_pupils

NAMES_A_PUPIL = "The name of a pupil stands in it. An offer is for everybody to read: take the name out."
IS_A_PUPIL = "This is the name of a pupil, which no offer may have."
_SOMEBODY = "[a pupil]"
_WRITTEN = (Outcome.ADDED, Outcome.CHANGED)


def with_names_said(
    session: Session, read: Iterable[Said], planned: Iterable[Planned[TableWrite]]
) -> Iterator[Planned[TableWrite]]:
    """Yield what happens to each row, with a doubt where what it brings holds a pupil's whole name; refused if it is new
    and that is its name.

    Who may not see pupils is told nothing: a doubt would say that somebody is called so.
    """
    names = _pupils(session) if sees_pupils(session) else Names(frozenset())
    texts = {said.row: tuple(_texts(said)) for said in read}
    for row in planned:
        if row.outcome is Outcome.ADDED and names.found_in(row.name) == (" ".join(row.name.split()),):
            yield replace(row, outcome=Outcome.REFUSED, payload=None, candidates=(), reason=IS_A_PUPIL)
            continue
        named = row.outcome in _WRITTEN and any(map(names.found_in, texts.get(row.row, ())))
        yield replace(row, warnings=(*row.warnings, NAMES_A_PUPIL)) if named else row


def without_names(session: Session, notes: tuple[str, ...]) -> tuple[str, ...]:
    """Return what is said of a whole table without pupils' names, which may be headings in it, for who may see pupils."""
    names = _pupils(session) if notes and sees_pupils(session) else Names(frozenset())
    return tuple(names.replaced(note, _SOMEBODY) for note in notes)


def _pupils(session: Session) -> Names:
    """Return the whole names of all pupils: a forename alone may be anybody's."""
    asked = select(Pupil.forename, Pupil.preferred_name, Pupil.surname)
    return Names(
        frozenset(
            form
            for forename, preferred, surname in session.execute(asked)
            for first in (forename, preferred)
            if first and surname
            for form in (f"{first} {surname}", f"{surname}, {first}", f"{surname} {first}")
        )
    )


def _texts(said: Said) -> Iterator[str]:
    for cells in (said.cells, *said.more):
        yield from (cell for name, cell in cells.items() if name != "id" and isinstance(cell, str))
