"""Writing a pupil list's rows in bulk, with their journal, inside one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.imports.pupils.changes import Difference
from app.imports.pupils.matching import Known
from app.imports.pupils.rows import Said
from app.journal import Image, write_rows
from app.models import Pupil, PupilSenType, School, Standing
from app.operations.pupils import leave_school
from app.progress import Progress
from app.queries.folding import pupil_folded
from app.vocabulary import Registration

_AT_ONCE = 500
_EMPTY_PUPIL: Image = {
    column.name: None if column.nullable else "" for column in Pupil.__table__.columns if column.name != "id"
}
_EMPTY_STANDING: Image = {
    column.name: None for column in Standing.__table__.columns if column.name != "id"
} | {"registration": Registration.MAIN.value}


def write_new(session: Session, rows: Sequence[Said], today: date, progress: Progress) -> None:
    """Add pupils, each with a standing and SEN types."""
    year_start = _year_start(session, today)
    for start in range(0, len(rows), _AT_ONCE):
        progress.step(start, len(rows), "Adding pupils")
        some = rows[start : start + _AT_ONCE]
        ids = write_rows(session, "pupil", [_folded(_EMPTY_PUPIL | said.pupil) for said in some])
        pairs = list(zip(ids, some, strict=True))
        standings = [_new_standing(pupil_id, said, year_start, today) for pupil_id, said in pairs]
        write_rows(session, "standing", standings)
        types = [
            {"pupil_id": pupil_id, "rank": rank, "code": code}
            for pupil_id, said in pairs
            for rank, code in enumerate(said.sen_types, start=1)
        ]
        write_rows(session, "pupil_sen_type", types)


def write_changed(
    session: Session, rows: Sequence[tuple[Known, Difference]], today: date, progress: Progress
) -> None:
    """Change pupils: a new year, class or status ends the standing today and starts another."""
    for start in range(0, len(rows), _AT_ONCE):
        progress.step(start, len(rows), "Changing pupils")
        some = rows[start : start + _AT_ONCE]
        write_rows(
            session, "pupil", updates=[_pupil_change(*row) for row in some if row[1].pupil or row[1].returns]
        )
        ended, begun = [], []
        for known, found in some:
            old, new = _standing_change(known, found, today)
            ended += old
            begun += new
        # What was open ends first: nobody has two open standings.
        write_rows(session, "standing", updates=ended)
        write_rows(session, "standing", begun)
        _change_types(session, {known.id: found.sen_types for known, found in some if found.sen_types})
        for known, found in some:
            if found.leaves_on:
                leave_school(session, known.id, on=found.leaves_on, today=today)


def _year_start(session: Session, today: date) -> date:
    school = session.get_one(School, 1)
    month, day = school.year_start_month, school.year_start_day
    year = today.year if (today.month, today.day) >= (month, day) else today.year - 1
    return date(year, month, day)


def _new_standing(pupil_id: int, said: Said, year_start: date, today: date) -> Image:
    """Return the first standing: from the date of entry, but not from before this academic year.

    The file tells this year's class; of the years before it says nothing, so neither does the school.
    """
    entered: date | None = said.pupil.get("started_on")
    left: date | None = said.pupil.get("left_on")
    starts_on = max(entered, year_start) if entered else today
    if left is not None and left <= starts_on:
        starts_on = left - timedelta(days=1)
    return _EMPTY_STANDING | said.standing | {"pupil_id": pupil_id, "starts_on": starts_on, "ends_on": left}


def _folded(pupil: Image) -> Image:
    folded = pupil_folded(
        pupil["forename"], pupil["preferred_name"], pupil["surname"], pupil["admission_number"]
    )
    return pupil | {"folded": folded}


def _pupil_change(known: Known, found: Difference) -> tuple[Image, Image]:
    left = {"left_on": None} if found.returns else {}
    return known.pupil, _folded(known.pupil | found.pupil | left)


def _standing_change(
    known: Known, found: Difference, today: date
) -> tuple[list[tuple[Image, Image]], list[Image]]:
    old = known.standing
    if old is None:
        new = _EMPTY_STANDING | found.standing | {"pupil_id": known.id, "starts_on": today}
        return [], [new] if found.returns else []
    if not found.standing:
        return [], []
    if old["starts_on"] >= today.isoformat():
        return [(old, old | found.standing)], []
    begun: dict[str, Any] = old | found.standing | {"starts_on": today}
    del begun["id"]
    return [(old, old | {"ends_on": today})], [begun]


def _change_types(session: Session, wanted: dict[int, tuple[str, ...]]) -> None:
    """Replace SEN types; a type that stays keeps its row."""
    found: dict[int, dict[str, PupilSenType]] = {}
    for row in session.scalars(select(PupilSenType).where(PupilSenType.pupil_id.in_(wanted))):
        found.setdefault(row.pupil_id, {})[row.code] = row
    for pupil_id, codes in wanted.items():
        rows = found.get(pupil_id, {})
        for code, row in rows.items():
            if code not in codes:
                session.delete(row)
        for rank, code in enumerate(codes, start=1):
            if code in rows:
                rows[code].rank = rank
            else:
                session.add(PupilSenType(pupil_id=pupil_id, rank=rank, code=code))
    session.flush()
