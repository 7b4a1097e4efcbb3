"""A pupil list into the school: the plan that the preview shows, and the one write that does it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain

from sqlalchemy.orm import Session

from app.abilities import Ability, NotAllowed
from app.done import Done
from app.errors import Problem
from app.imports.plan import Choices, Outcome, Plan, PlannedRows
from app.imports.pupils.matching import Match, Roll, match_by_number, namesakes, roll
from app.imports.pupils.missing import missing_from, notes_of_missing
from app.imports.pupils.planning import Planning, PupilPlan, PupilWrite
from app.imports.pupils.rows import Said, read_rows
from app.imports.pupils.table import PupilTable
from app.imports.pupils.writing import write_changed, write_leaving, write_new
from app.imports.pupils.years import school_year
from app.imports.real_school import refuse_in_sample
from app.imports.sentence import sentence
from app.progress import Progress, Silent
from app.queries.sight import sees_pupils

_STEP = 1000


def plan_pupils(
    session: Session,
    table: PupilTable,
    *,
    today: date,
    choices: Choices | None = None,
    yearly: bool = False,
    progress: Progress | None = None,
) -> PupilPlan:
    """Return what importing a pupil list would do, row by row; nothing is changed.

    Rows are matched by UPN, then admission number, then name and date of birth; where that leaves a choice they are
    ASKED, and choices says what a person chose. yearly: pupils on the roll who are not in the list become rows that
    LEAVE; otherwise they are left alone, as is always what a row leaves empty.
    """
    rows, doubts = read_rows(table, today)
    read = _with_steps(rows, len(table.rows), progress or Silent())
    notes = (*table.notes, *doubts)
    plan = plan_said(session, read, notes, today=today, choices=choices, yearly=yearly)
    return Plan(plan.rows, plan.notes, table.ambiguous_dates)


def _with_steps(rows: Iterable[Said], many: int, progress: Progress) -> Iterator[Said]:
    for number, said in enumerate(rows):
        if number % _STEP == 0:
            progress.step(number, many, "Comparing the rows")
        yield said


def plan_said(
    session: Session,
    rows: Iterable[Said],
    notes: Sequence[str] = (),
    *,
    today: date,
    choices: Choices | None = None,
    yearly: bool = False,
) -> PupilPlan:
    """Return what importing these rows would do, wherever they were read from; nothing is changed.

    Raises NotAllowed for who may not see pupils: it says whom of the school each row means.
    """
    refuse_in_sample(session)
    if not sees_pupils(session):
        raise NotAllowed(Ability.SEE_PUPILS)
    year = school_year(session, today=today, yearly=yearly)
    planning = Planning(roll(session), choices or {}, year)
    missing = missing_from(session, planning, today) if yearly else ()
    planned = PlannedRows(chain(planning.rows(rows), missing))
    leaving = notes_of_missing(planning, planned.outcomes()[Outcome.LEAVES])
    return Plan(planned, (*notes, *planning.notes(), *leaving))


def import_pupils(
    session: Session, plan: PupilPlan, *, today: date, progress: Progress | None = None
) -> Done:
    """Do what a plan says, in one step that Undo takes back; rows that wait for a choice are left.

    Raises Problem, with nothing written, when a pupil it touches has changed since the plan was made.
    """
    progress = progress or Silent()
    refuse_in_sample(session)
    school, counts = roll(session), plan.counts()
    new = (write.said for write in _writes(school, plan, Outcome.ADDED))
    changed = (
        (write.known, write.difference)
        for write in _writes(school, plan, Outcome.CHANGED)
        if write.known and write.difference
    )
    gone = _writes(school, plan, Outcome.LEAVES)
    leaving = {write.known.id: write.leaves_on for write in gone if write.known and write.leaves_on}
    write_new(session, new, counts[Outcome.ADDED], today, progress)
    write_changed(session, changed, counts[Outcome.CHANGED], today, progress)
    write_leaving(session, leaving, today, progress)
    return Done(sentence(counts, "pupil", "pupils"), counts=counts)


def _writes(school: Roll, plan: PupilPlan, outcome: Outcome) -> Iterator[PupilWrite]:
    """Yield what rows of one outcome write, each looked at once more; raises Problem where the school has changed."""
    for row in plan.rows.of(outcome):
        assert row.payload is not None
        if not _still_true(school, row.payload):
            raise Problem("The school has changed since the preview; look again.", "Nothing was imported.")
        yield row.payload


def _still_true(school: Roll, write: PupilWrite) -> bool:
    if write.known is not None:
        return school.by_id.get(write.known.id) == write.known
    return match_by_number(school, write.said) == Match() and namesakes(school, write.said) == write.namesakes
