"""Whatever is decided, in whatever order and however late, no two placements of a band ever overlap."""

from __future__ import annotations

import shutil
import tempfile
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import sqlcipher3
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.db import DATABASE, open_school
from app.errors import Invalid, Problem
from app.models import Placement
from app.operations.placements import correct_placement, place_pupil, withdraw_placement
from app.store import Store
from tests.fixtures import TODAY, clock

from .deciding import draft, new_pupil

# Few days and groupings, so that decisions meet: on one day, before, between and after each other.
GROUPINGS = st.sampled_from(["thriving", "advice", "help", "more_help", "risk_support"])
DECISION = st.tuples(st.just("place"), GROUPINGS, st.integers(0, 7), st.booleans())
CHANGE = st.tuples(st.sampled_from(["withdraw", "correct"]), GROUPINGS, st.integers(0, 7), st.booleans())
DECISIONS = st.lists(st.one_of(DECISION, DECISION, CHANGE), min_size=1, max_size=14)
Step = tuple[str, str, int, bool]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A placement that stands, with the days it covers."""

    id: int
    band: str
    starts_on: date
    ends_on: date | None
    ending: str | None


def standing(session: Session) -> list[Stretch]:
    columns = (Placement.id, Placement.band, Placement.starts_on, Placement.ends_on, Placement.ending)
    rows = session.execute(
        select(*columns).where(Placement.withdrawn_at.is_(None)).order_by(Placement.starts_on)
    )
    return [Stretch(*row) for row in rows]


def do(store: Store, pupil: int, step: Step) -> None:
    kind, grouping, days, both = step
    decision = draft(pupil, grouping, days, end_other=both)
    numbers = [row.id for row in store.read(standing)]
    if kind == "place":
        store.write(place_pupil, decision, today=TODAY)
    elif numbers and kind == "withdraw":
        store.write(withdraw_placement, numbers[days % len(numbers)], why="A mistake.", today=TODAY)
    elif numbers:
        store.write(correct_placement, numbers[days % len(numbers)], decision, today=TODAY)


def in_order(store: Store) -> None:
    bands: dict[str, list[Stretch]] = defaultdict(list)
    for row in store.read(standing):
        bands[row.band].append(row)
        assert (row.ends_on is None) == (row.ending is None)
    for rows in bands.values():
        assert sum(row.ends_on is None for row in rows) <= 1
        for earlier, later in pairwise(rows):
            assert earlier.ends_on is not None
            assert earlier.starts_on < earlier.ends_on <= later.starts_on


def test_placements_of_a_band_never_overlap(template: Path) -> None:
    @settings(max_examples=80, derandomize=True, database=None)
    @given(DECISIONS)
    def any_order(steps: list[Step]) -> None:
        folder = Path(tempfile.mkdtemp(prefix="fivefold-decisions-"))
        copied = [sqlcipher3.connect(str(place / DATABASE)) for place in (template, folder)]
        with closing(copied[0]), closing(copied[1]):
            copied[0].backup(copied[1])
        school = open_school(folder)
        try:
            store = Store(school, "Ms Dovecote", clock)
            pupil = new_pupil(store)
            for step in steps:
                try:
                    do(store, pupil, step)
                except (Invalid, Problem):
                    continue
                in_order(store)
        finally:
            school.close()
            shutil.rmtree(folder)

    any_order()
