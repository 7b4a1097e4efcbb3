"""The yearly list: the same list next September lets pupils go up, join and leave, once, and deletes nobody."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.done import Done
from app.imports.plan import LEAVE_OUT, Outcome
from app.imports.pupils.guessing import looks_yearly
from app.imports.pupils.importing import import_pupils, plan_pupils
from app.imports.pupils.planning import PupilPlan
from app.models import Pupil, Support
from app.operations.new_year.drafts import RollDraft
from app.operations.new_year.rolling import roll_forward
from app.store import Store
from tests.imports.reading import read_pupil_file
from tests.supported import support

from .school import LOOK, OLD, YEAR, came, fill, standings, year_now

SEPTEMBER, JULY, SPRING = date(2026, 9, 7), date(2026, 7, 13), date(2027, 2, 1)
WREN, IDRIS, NEW = "Wren,Thimble,4,4B", "Idris,Moonraker,1,Robin", "Lark,Quill,R,Wagtail"


def planned(store: Store, folder: Path, *rows: str, today: date = SEPTEMBER, **said: Any) -> PupilPlan:
    """What the yearly list would do; yearly unless it is said not to be."""
    file = folder / "pupils.csv"
    file.write_text("Forename,Surname,Year,Class\n" + "\n".join(rows), encoding="utf-8")
    return store.read(plan_pupils, read_pupil_file(file), today=today, **({"yearly": True} | said))


def bring(store: Store, folder: Path, *rows: str, today: date = SEPTEMBER, **said: Any) -> Done:
    return store.write(import_pupils, planned(store, folder, *rows, today=today, **said), today=today)


def left_on(store: Store, pupil_id: int) -> date | None:
    return store.read(lambda session: session.get_one(Pupil, pupil_id).left_on)


def test_pupils_go_up_join_and_leave(store: Store, tmp_path: Path) -> None:
    ids = fill(store)
    done = bring(store, tmp_path, WREN, IDRIS, NEW)
    assert done.sentence == "Added 1 pupil, changed 2 and marked 1 as having left."
    assert standings(store, ids.wren) == [("3", "3B", OLD, YEAR), ("4", "4B", YEAR, None)]
    assert standings(store, ids.ada) == [("6", "Kestrel", OLD, YEAR)]
    assert year_now(store, ids.ada + 1) == "R"


def test_who_leaves_is_a_row_to_look_at_with_the_last_day(store: Store, tmp_path: Path) -> None:
    ids = fill(store)
    plan = planned(store, tmp_path, WREN, IDRIS)
    row = plan.rows[-1]
    assert (row.row, row.outcome, row.name, row.about) == (
        -ids.ada,
        Outcome.LEAVES,
        "Ada Fern",
        "Year 6, Kestrel",
    )
    assert row.changes[0].new == "31 August 2026"
    assert plan.notes[-2:] == (
        "1 pupil on the roll is not in the list and leaves. Nothing is deleted.",
        "That is 1 of 3: is it the whole school's list?",
    )


@pytest.mark.parametrize("day", [date(2026, 8, 25), date(2026, 8, 30)])
def test_who_came_with_the_list_of_the_summer_or_after_it_does_not_go_up_again(
    store: Store, tmp_path: Path, day: date
) -> None:
    ids = fill(store)
    bring(store, tmp_path, WREN, IDRIS, today=date(2026, 8, 25))
    bring(store, tmp_path, WREN, IDRIS, NEW, today=day)
    store.write(roll_forward, RollDraft(YEAR), today=SEPTEMBER)
    assert (year_now(store, ids.wren), year_now(store, ids.ada + 1)) == ("4", "R")


def test_a_leaver_left_out_stays(store: Store, tmp_path: Path) -> None:
    ids = fill(store)
    bring(store, tmp_path, WREN, IDRIS, choices={-ids.ada: LEAVE_OUT})
    assert left_on(store, ids.ada) is None


def test_nobody_leaves_by_a_list_that_is_not_the_yearly_one(store: Store, tmp_path: Path) -> None:
    ids = fill(store)
    bring(store, tmp_path, WREN, yearly=False)
    assert (left_on(store, ids.ada), left_on(store, ids.idris)) == (None, None)


def test_a_leavers_supports_end_with_the_leaving_and_stay_to_be_read(store: Store, tmp_path: Path) -> None:
    ids = fill(store)
    bring(store, tmp_path, WREN, IDRIS)
    ended = select(Support.ended_on, Support.ending).where(Support.id == ids.on_mentor)
    assert tuple(store.read(lambda session: session.execute(ended).one())) == (date(2026, 8, 31), "left")


def test_a_row_that_cannot_be_taken_makes_nobody_a_leaver(store: Store, tmp_path: Path) -> None:
    fill(store)
    rows = (WREN, IDRIS, f"Ada,Fern,6,{'Kestrel' * 30}")
    assert [row.outcome for row in planned(store, tmp_path, *rows).rows][-1] is Outcome.REFUSED


def test_a_row_left_out_makes_nobody_a_leaver(store: Store, tmp_path: Path) -> None:
    fill(store)
    plan = planned(store, tmp_path, WREN, IDRIS, "Ada,Fern,7,7A", choices={4: LEAVE_OUT})
    assert plan.counts()["leaves"] == 0


def test_whoever_came_this_term_leaves_today(store: Store, tmp_path: Path) -> None:
    fill(store)
    lark = came(store, "Lark", "Quill", "2", starts_on=date(2026, 9, 2))
    bring(store, tmp_path, WREN, IDRIS)
    assert left_on(store, lark) == SEPTEMBER


def test_whoever_was_supported_this_term_leaves_today(store: Store, tmp_path: Path) -> None:
    ids = fill(store)
    support(store, ids.ada, ids.club, [("running", date(2026, 9, 3))], next_look_on=LOOK)
    bring(store, tmp_path, WREN, IDRIS)
    assert left_on(store, ids.ada) == SEPTEMBER


def test_whoever_came_today_cannot_leave_today(store: Store, tmp_path: Path) -> None:
    came(store, "Lark", "Quill", "2", starts_on=SEPTEMBER)
    wren = came(store, "Wren", "Thimble", "3")
    assert planned(store, tmp_path, WREN).rows[-1].outcome is Outcome.REFUSED
    bring(store, tmp_path, WREN)
    assert year_now(store, wren) == "4"


def test_in_the_middle_of_a_year_they_leave_on_the_day_of_the_list(store: Store, tmp_path: Path) -> None:
    ids = fill(store)
    bring(store, tmp_path, WREN, IDRIS, today=SPRING)
    assert left_on(store, ids.ada) == SPRING


def test_in_the_summer_before_it_everything_holds_from_the_day_of_the_list(
    store: Store, tmp_path: Path
) -> None:
    ids = fill(store)
    bring(store, tmp_path, WREN, IDRIS, today=JULY)
    assert standings(store, ids.wren)[-1] == ("4", "4B", JULY, None)
    assert left_on(store, ids.ada) == JULY


def test_a_leaver_who_is_in_the_next_list_returns(store: Store, tmp_path: Path) -> None:
    ids = fill(store)
    bring(store, tmp_path, WREN, IDRIS)
    bring(store, tmp_path, WREN, IDRIS, "Ada,Fern,7,7A", today=SPRING)
    assert left_on(store, ids.ada) is None
    assert standings(store, ids.ada) == [("6", "Kestrel", OLD, YEAR), ("7", "7A", SPRING, None)]


def test_the_list_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    fill(store)
    bring(store, tmp_path, WREN, IDRIS)
    assert bring(store, tmp_path, WREN, IDRIS).sentence == "Nothing changed: 2 pupils were there already."


def test_the_list_and_then_the_roll_let_nobody_go_up_twice(store: Store, tmp_path: Path) -> None:
    ids = fill(store)
    bring(store, tmp_path, WREN, IDRIS)
    counts = store.write(roll_forward, RollDraft(YEAR), today=SEPTEMBER).counts
    assert (counts["promoted"], counts["already"]) == (0, 2)
    assert (year_now(store, ids.wren), year_now(store, ids.idris)) == ("4", "1")


def test_a_summer_list_the_roll_and_the_list_again_are_one_year(store: Store, tmp_path: Path) -> None:
    ids = fill(store)
    bring(store, tmp_path, WREN, IDRIS, today=JULY)
    store.write(roll_forward, RollDraft(YEAR), today=SEPTEMBER)
    bring(store, tmp_path, WREN, IDRIS)
    assert (year_now(store, ids.wren), year_now(store, ids.idris)) == ("4", "1")


def test_a_second_year_up_in_one_year_is_asked(store: Store, tmp_path: Path) -> None:
    ids = fill(store)
    bring(store, tmp_path, WREN, IDRIS)
    row = planned(store, tmp_path, "Wren,Thimble,5,5B", IDRIS).rows[0]
    assert row.outcome is Outcome.ASKED
    assert row.reason == "Went up to Year 4 this school year already, and the list says Year 5."
    bring(store, tmp_path, "Wren,Thimble,5,5B", IDRIS, choices={2: ids.wren})
    assert year_now(store, ids.wren) == "5"


def test_last_years_list_asks_of_everybody_and_makes_no_leavers_of_them(store: Store, tmp_path: Path) -> None:
    fill(store)
    bring(store, tmp_path, WREN, IDRIS)
    plan = planned(store, tmp_path, "Wren,Thimble,3,3B", "Idris,Moonraker,R,Owl")
    assert (plan.counts()["asked"], plan.counts()["leaves"]) == (2, 0)
    assert "Is it last year's list?" in plan.notes[0]


def test_a_new_status_holds_from_the_list_and_the_year_from_its_first_day(
    store: Store, tmp_path: Path
) -> None:
    wren = came(store, "Wren", "Thimble", "3", "3B")
    file = tmp_path / "more.csv"
    file.write_text("Forename,Surname,Year,Class,PP\nWren,Thimble,4,4B,Y\n", encoding="utf-8")
    plan = store.read(plan_pupils, read_pupil_file(file), today=SEPTEMBER, yearly=True)
    store.write(import_pupils, plan, today=SEPTEMBER)
    assert [row[2:] for row in standings(store, wren)] == [(OLD, YEAR), (YEAR, SEPTEMBER), (SEPTEMBER, None)]
    premium = select(Pupil).where(Pupil.id == wren)
    rows = store.read(lambda session: [row.pupil_premium for row in session.scalars(premium).one().standings])
    assert rows == [None, None, True]


def test_one_undo_takes_all_of_it_back(store: Store, tmp_path: Path) -> None:
    ids = fill(store)
    before = [standings(store, one) for one in (ids.wren, ids.idris, ids.ada)]
    bring(store, tmp_path, WREN, IDRIS, NEW)
    store.undo()
    assert [standings(store, one) for one in (ids.wren, ids.idris, ids.ada)] == before
    assert store.read(lambda session: session.get_one(Support, ids.on_mentor).ended_on) is None


@pytest.mark.parametrize(
    ("rows", "today", "yearly"),
    [
        ((WREN, IDRIS), SPRING, True),
        ((WREN,), SEPTEMBER, False),
        (("Wren,Thimble,3,3B", "Idris,Moonraker,R,Owl", "Ada,Fern,6,Kestrel"), SEPTEMBER, True),
        (("Wren,Thimble,3,3B", "Idris,Moonraker,R,Owl", "Ada,Fern,6,Kestrel"), SPRING, False),
    ],
)
def test_a_yearly_list_is_known_by_who_goes_up_or_by_the_time_of_year(
    store: Store, tmp_path: Path, rows: tuple[str, ...], today: date, yearly: bool
) -> None:
    fill(store)
    plan = planned(store, tmp_path, *rows, today=today, yearly=False)
    assert store.read(looks_yearly, plan, today=today) is yearly
