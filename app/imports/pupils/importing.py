"""A pupil list into the school: the plan that the preview shows, and the one write that does it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Problem
from app.imports.plan import Outcome, Plan, Planned
from app.imports.pupils.changes import Difference, about, difference, in_words
from app.imports.pupils.matching import (
    Known,
    Roll,
    match_by_name,
    match_by_number,
    name_key,
    namesakes,
    regain_zeros,
    roll,
)
from app.imports.pupils.rows import PupilTable, Said, read_rows
from app.imports.pupils.upn import well_formed_upn
from app.imports.pupils.writing import write_changed, write_new
from app.imports.real_school import refuse_in_sample
from app.imports.sentence import sentence
from app.progress import Progress, Silent

_STEP = 1000


@dataclass(frozen=True, slots=True)
class PupilWrite:
    """What one row writes: what it says, the pupil it was matched with, and who else has the name."""

    said: Said
    known: Known | None = None
    namesakes: tuple[int, ...] = ()
    difference: Difference | None = None


PupilPlan = Plan[PupilWrite]
PlannedPupil = Planned[PupilWrite]


def plan_pupils(
    session: Session, table: PupilTable, *, today: date, progress: Progress | None = None
) -> PupilPlan:
    """Return what importing a pupil list would do, row by row; nothing is changed.

    Rows are matched by UPN, then admission number, then name and date of birth. Pupils who are not in the
    file are left alone, and so is what a row leaves empty.
    """
    progress = progress or Silent()
    rows, doubts = read_rows(table, today)
    read: list[Said] = []
    for number, said in enumerate(rows):
        if number % _STEP == 0:
            progress.step(number, len(table.rows), "Comparing the rows")
        read.append(said)
    return plan_said(session, read, (*table.notes, *doubts))


def plan_said(session: Session, rows: Sequence[Said], notes: Sequence[str] = ()) -> PupilPlan:
    """Return what importing these rows would do, wherever they were read from; nothing is changed."""
    refuse_in_sample(session)
    return Plan(tuple(_planned(roll(session), rows)), tuple(notes))


def import_pupils(
    session: Session, plan: PupilPlan, *, today: date, progress: Progress | None = None
) -> Done:
    """Do what a plan says, in one step that Undo takes back.

    Raises Problem, with nothing written, when a pupil it touches has changed since the plan was made.
    """
    progress = progress or Silent()
    refuse_in_sample(session)
    school = roll(session)
    writes = [
        row.payload for row in plan.rows if row.payload and row.outcome in (Outcome.ADDED, Outcome.CHANGED)
    ]
    if not all(_still_true(school, write) for write in writes):
        raise Problem("The school has changed since the preview; look again.", "Nothing was imported.")
    new = [write.said for write in writes if write.known is None]
    changed = [(write.known, write.difference) for write in writes if write.known and write.difference]
    write_new(session, new, today, progress)
    write_changed(session, changed, today, progress)
    counts = plan.counts()
    return Done(sentence(counts, "pupil", "pupils"), counts=counts)


def _still_true(school: Roll, write: PupilWrite) -> bool:
    if write.known is not None:
        return school.by_id.get(write.known.id) == write.known
    return (
        match_by_number(school, write.said) == (None, "") and namesakes(school, write.said) == write.namesakes
    )


# --- planning ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _SoFar:
    """The school, whom the file names by number, and what earlier rows have said."""

    school: Roll
    taken: set[int]
    seen: dict[tuple[str, ...], Said] = field(default_factory=dict)


def _planned(school: Roll, read: Sequence[Said]) -> Iterator[PlannedPupil]:
    for said in read:
        if not said.reason:
            regain_zeros(school, said)
    # Whoever is named by number is known before names are compared.
    numbers = [match_by_number(school, said) if not said.reason else (None, "") for said in read]
    so_far = _SoFar(school, {known.id for known, _ in numbers if known})
    for said, (known, reason) in zip(read, numbers, strict=True):
        yield _plan_row(so_far, said, known, said.reason or reason)


def _plan_row(so_far: _SoFar, said: Said, known: Known | None, reason: str) -> PlannedPupil:
    doubts = list(said.warnings)
    if not reason:
        reason = _duplicate(said, so_far.seen)
    if not reason and known is None:
        known, reason, doubt = match_by_name(so_far.school, said, so_far.taken)
        doubts += [doubt] if doubt else []
    if not reason and known and (first := so_far.seen.get(("pupil", str(known.id)))):
        reason = f"Row {first.row} is the same pupil; the first row is kept."
    if reason:
        return Planned(said.row, Outcome.REFUSED, said.name, warnings=tuple(doubts), reason=reason)
    for key in _keys(said, known):
        so_far.seen.setdefault(key, said)
    if known is None:
        payload = PupilWrite(said, None, namesakes(so_far.school, said))
        doubted = tuple(doubts)
        return Planned(said.row, Outcome.ADDED, said.name, payload, warnings=doubted, about=about(said))
    found, doubt = difference(known, said)
    doubts += [doubt] if doubt else []
    return Planned(
        said.row,
        Outcome.CHANGED if found else Outcome.UNCHANGED,
        said.name,
        PupilWrite(said, known, difference=found),
        in_words(known, found),
        tuple(doubts),
    )


def _keys(said: Said, known: Known | None = None) -> Iterator[tuple[str, ...]]:
    """Return everything that no other row of the file may share."""
    if known is not None:
        yield "pupil", str(known.id)
    if number := said.pupil.get("admission_number"):
        yield "admission number", number
    upn = said.pupil.get("upn")
    if upn and well_formed_upn(upn):
        yield "UPN", upn
    yield "name", *_person(said)


def _person(said: Said) -> tuple[str, ...]:
    name = name_key(said.pupil["forename"], said.pupil["surname"])
    if born := said.pupil.get("born_on"):
        return name, born.isoformat()
    return name, said.standing.get("year_group") or "", said.standing.get("class_name") or ""


def _duplicate(said: Said, seen: dict[tuple[str, ...], Said]) -> str:
    """Return why a row repeats an earlier one; the first row is kept."""
    for kind, *rest in _keys(said):
        first = seen.get((kind, *rest))
        if first is None:
            continue
        if kind != "name":
            return f"Row {first.row} has the same {kind}; the first row is kept."
        if not _two_people(first, said):
            return f"Row {first.row} is the same pupil; the first row is kept."
    return ""


def _two_people(one: Said, other: Said) -> bool:
    """Say whether two rows with one name and date of birth have numbers that tell them apart."""
    return any(
        one.pupil.get(key) and other.pupil.get(key) and one.pupil[key] != other.pupil[key]
        for key in ("admission_number", "upn")
    )
