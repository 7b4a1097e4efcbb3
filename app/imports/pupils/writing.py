"""Writing a pupil list's rows in bulk, with their journal, inside one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.imports.pupils.changes import Difference
from app.imports.pupils.matching import Known
from app.imports.pupils.rows import Said
from app.journal import write_rows
from app.models import Pupil, PupilSenType, Standing
from app.operations.new_year.pupils import write_leavers
from app.operations.pupils import leave_school
from app.progress import Progress
from app.queries.folding import pupil_folded
from app.queries.new_year.promoting import year_standings
from app.queries.years import year_start
from app.recorder import Image
from app.vocabulary import Registration

T = TypeVar("T")
_AT_ONCE = 500
_OF_THE_YEAR = ("year_group", "class_name")
_EMPTY_PUPIL: Image = {
    column.name: None if column.nullable else "" for column in Pupil.__table__.columns if column.name != "id"
}
_EMPTY_STANDING: Image = {
    column.name: None for column in Standing.__table__.columns if column.name != "id"
} | {"registration": Registration.MAIN.value}


def write_new(session: Session, rows: Iterable[Said], many: int, today: date, progress: Progress) -> None:
    """Add so many pupils, each with a standing and SEN types."""
    first_day = year_start(session, today)
    for start, some in _some(rows):
        progress.step(start, many, "Adding pupils")
        ids = write_rows(session, "pupil", [_folded(_EMPTY_PUPIL | said.pupil) for said in some])
        pairs = list(zip(ids, some, strict=True))
        standings = [_new_standing(pupil_id, said, first_day, today) for pupil_id, said in pairs]
        write_rows(session, "standing", standings)
        types = [
            {"pupil_id": pupil_id, "rank": rank, "code": code}
            for pupil_id, said in pairs
            for rank, code in enumerate(said.sen_types, start=1)
        ]
        write_rows(session, "pupil_sen_type", types)


def write_changed(
    session: Session, rows: Iterable[tuple[Known, Difference]], many: int, today: date, progress: Progress
) -> None:
    """Change so many pupils: a new year, class or status ends the standing today and starts another."""
    for start, some in _some(rows):
        progress.step(start, many, "Changing pupils")
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


def write_leaving(session: Session, leaving: Mapping[int, date], today: date, progress: Progress) -> None:
    """Take pupils off the roll, each from a day on, with everything that leaving the school ends."""
    standings = {one.pupil_id: one for one in year_standings(session, today)} if leaving else {}
    # What depends on a row being written flushes by itself.
    with session.no_autoflush:
        for day in sorted(set(leaving.values())):
            some = [standings[pupil_id] for pupil_id, on in leaving.items() if on == day]
            write_leavers(session, some, day, today, progress)


def _some(rows: Iterable[T]) -> Iterator[tuple[int, list[T]]]:
    """Yield rows as many at once as are written together, each time with how many came before."""
    rest, before = iter(rows), 0
    while some := list(islice(rest, _AT_ONCE)):
        yield before, some
        before += len(some)


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
    since = found.up_since or today
    fresh = {key: value for key, value in old.items() if key != "id"}
    now: dict[str, Any] = fresh | found.standing | {"starts_on": today}
    # The year and class hold from the first day of the year; of what else is new nobody knows since when.
    up = {key: value for key, value in found.standing.items() if key in _OF_THE_YEAR}
    if since == today:
        begun = [now]
    elif up == found.standing:
        begun = [now | {"starts_on": since}]
    else:
        begun = [fresh | up | {"starts_on": since, "ends_on": today}, now]
    return [(old, old | {"ends_on": since})], begun


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
