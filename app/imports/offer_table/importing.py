"""A table of offers into the school: the plan that the preview shows, and the one write that does it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from app.done import Done
from app.imports.dates import readers_for
from app.imports.offer_table.area_column import with_area_read
from app.imports.offer_table.bands import Bands
from app.imports.offer_table.known import Known, known
from app.imports.offer_table.naming import with_names_said, without_names
from app.imports.offer_table.planning import Planner
from app.imports.offer_table.remarks import remarks_said
from app.imports.offer_table.rows import read_rows
from app.imports.offer_table.table import OfferTable
from app.imports.offer_table.taking import Said
from app.imports.offer_table.writes import TableWrite, write_all
from app.imports.plan import Choices, Outcome, Plan, PlannedRows
from app.imports.real_school import refuse_in_sample
from app.imports.sentence import sentence
from app.progress import Progress, Silent
from app.vocabulary import OfferStatus

TablePlan = Plan[TableWrite]
_SHOWN = 12


def plan_offer_table(
    session: Session,
    table: OfferTable,
    *,
    today: date,
    choices: Choices | None = None,
    progress: Progress | None = None,
) -> TablePlan:
    """Return what importing a table of offers would do, row by row; nothing is changed.

    Rows of the school's own workbook are matched by the hidden id; others by name, and then a person is asked.
    Offers that are not in the file are left alone, and so is what a row leaves empty.
    """
    refuse_in_sample(session)
    school = known(session, today)
    table = with_area_read(table, school.words)
    readers = readers_for(table.dates(), today, table.month_first)
    bands = Bands(table.words)
    rows = read_rows(table, bands)
    own = any(said.id is not None or said.old_number for said in rows)
    planner = Planner(school, readers, table.words, choices or {}, may_run=not own)
    planned = PlannedRows(with_names_said(session, rows, planner.plan(rows, progress or Silent())))
    doubts = [reader.doubt for reader in readers.values() if reader.doubt]
    around = (*_headings(bands), *remarks_said(table.rows))
    notes = (*table.notes, *around, *doubts, *_notes(table, rows, school, planner, planned))
    return Plan(planned, without_names(session, notes), table.ambiguous_dates)


def import_offer_table(
    session: Session, plan: TablePlan, *, today: date, progress: Progress | None = None
) -> Done:
    """Do what a plan says, in one step that Undo takes back; organisations are found by name or made.

    Raises Problem, with nothing written, when an offer it touches has changed since the plan was made.
    """
    refuse_in_sample(session)
    does = (Outcome.ADDED, Outcome.CHANGED)
    writes = [row.payload for row in plan.rows if row.payload and row.outcome in does]
    write_all(session, writes, today, progress or Silent())
    counts = plan.counts()
    new = [write for write in writes if write.offer_id is None]
    drafts = bool(new) and all(write.draft.status == OfferStatus.DRAFT for write in new)
    how = "" if not drafts else " as a draft" if len(new) == 1 else " as drafts"
    return Done(sentence(counts, "offer", "offers", how), counts=counts)


def _headings(bands: Bands) -> Iterator[str]:
    if bands.said:
        more = ", …" if len(bands.said) > _SHOWN else ""
        yield f"Read as headings of the rows below them: {', '.join(one[:40] for one in list(bands.said)[:_SHOWN])}{more}."


def _notes(
    table: OfferTable,
    rows: tuple[Said, ...],
    school: Known,
    planner: Planner,
    planned: PlannedRows[TableWrite],
) -> Iterator[str]:
    """Yield what a person should know of the file as a whole."""
    if table.unread:
        more = ", …" if len(table.unread) > _SHOWN else ""
        yield f"Not read: {', '.join(one[:40] for one in table.unread[:_SHOWN])}{more}."
    marks = {said.id.mark for said in rows if said.id is not None}
    if marks - {school.mark}:
        yield "This map is another school's, so its offers are compared by their names."
    if planner.owners:
        maybe = {one.id for row in planned for one in row.candidates}
        here = planner.taken.keys() | maybe
        gone = sum(
            fact.status == OfferStatus.ACTIVE and number not in here for number, fact in school.facts.items()
        )
        if gone:
            many = f"{gone:,} running offers are not in the file and stay as they are."
            yield many if gone > 1 else "1 running offer is not in the file and stays as it is."
