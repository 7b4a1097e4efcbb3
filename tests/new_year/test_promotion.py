"""A pupil goes up once per academic year, whichever way it comes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.imports.pupils.importing import import_pupils, plan_pupils
from app.models import Pupil, Standing
from app.operations.new_year.drafts import ClassRoll, RollDraft
from app.operations.new_year.rolling import roll_forward
from app.operations.pupils import change_pupil
from app.queries.new_year.promoting import year_standings
from app.store import Store
from tests.fixtures import TODAY
from tests.imports.reading import read_pupil_file
from tests.supported import keep

from .school import OLD, YEAR, came, fill, standings, year_now


def roll(store: Store, **more: object) -> dict[str, int]:
    draft = RollDraft(YEAR, **more)  # type: ignore[arg-type]
    return dict(store.write(roll_forward, draft, today=TODAY).counts)


def bring(store: Store, folder: Path, *rows: str, **said: Any) -> None:
    """Take a pupil list in, as the office would, with what a person said of its rows."""
    file = folder / "pupils.csv"
    file.write_text("Forename,Surname,Year,Class\n" + "\n".join(rows), encoding="utf-8")
    plan = store.read(plan_pupils, read_pupil_file(file), today=TODAY, **said)
    store.write(import_pupils, plan, today=TODAY)


def test_everybody_goes_up_from_the_first_day_of_the_year(store: Store) -> None:
    wren = came(store, "Wren", "Thimble", "3")
    assert roll(store)["promoted"] == 1
    assert standings(store, wren) == [("3", "Owl", OLD, YEAR), ("4", None, YEAR, None)]


def test_twice_moves_nobody_twice(store: Store) -> None:
    wren = came(store, "Wren", "Thimble", "3")
    roll(store)
    again = roll(store)
    assert (again["promoted"], again["already"]) == (0, 1)
    assert year_now(store, wren) == "4"


def test_a_pupil_list_before_it_counts(store: Store, tmp_path: Path) -> None:
    wren = came(store, "Wren", "Thimble", "3")
    bring(store, tmp_path, "Wren,Thimble,4,Robin")
    assert roll(store)["promoted"] == 0
    assert year_now(store, wren) == "4"


def test_a_pupil_list_after_it_changes_no_year(store: Store, tmp_path: Path) -> None:
    wren = came(store, "Wren", "Thimble", "3")
    roll(store)
    bring(store, tmp_path, "Wren,Thimble,4,Robin")
    assert standings(store, wren)[-1] == ("4", "Robin", TODAY, None)
    assert roll(store)["promoted"] == 0


def test_a_list_that_sets_a_year_back_is_not_overruled(store: Store, tmp_path: Path) -> None:
    wren = came(store, "Wren", "Thimble", "3")
    roll(store)
    bring(store, tmp_path, "Wren,Thimble,3,Owl", choices={2: wren})
    assert roll(store)["promoted"] == 0
    assert year_now(store, wren) == "3"


def test_last_years_list_after_it_sets_nobody_back_without_being_asked(store: Store, tmp_path: Path) -> None:
    wren = came(store, "Wren", "Thimble", "3")
    roll(store)
    bring(store, tmp_path, "Wren,Thimble,3,Owl")
    assert standings(store, wren)[-1] == ("4", None, YEAR, None)


def test_after_undo_it_can_be_done_again(store: Store) -> None:
    wren = came(store, "Wren", "Thimble", "3")
    roll(store)
    store.undo()
    assert year_now(store, wren) == "3"
    assert roll(store)["promoted"] == 1
    assert year_now(store, wren) == "4"


def test_undo_of_the_list_leaves_them_to_the_roll(store: Store, tmp_path: Path) -> None:
    wren = came(store, "Wren", "Thimble", "3")
    bring(store, tmp_path, "Wren,Thimble,4,Robin")
    store.undo()
    assert roll(store)["promoted"] == 1
    assert year_now(store, wren) == "4"


def test_a_list_that_came_in_the_summer_counts(store: Store) -> None:
    august = date(2026, 8, 25)
    wren = came(store, "Wren", "Thimble", "3", ends_on=august)
    keep(store, Standing, pupil_id=wren, year_group="4", starts_on=august, registration="main")
    assert roll(store)["already"] == 1
    assert year_now(store, wren) == "4"


def test_a_change_of_class_since_is_kept(store: Store) -> None:
    moved = date(2026, 9, 7)
    wren = came(store, "Wren", "Thimble", "3", ends_on=moved)
    keep(
        store,
        Standing,
        pupil_id=wren,
        year_group="3",
        class_name="Robin",
        starts_on=moved,
        registration="main",
    )
    assert roll(store, classes=(ClassRoll("3", "Owl", "Wagtail"),))["promoted"] == 1
    assert standings(store, wren)[1:] == [("4", "Wagtail", YEAR, moved), ("4", "Robin", moved, None)]


def test_who_came_in_the_new_year_stays(store: Store) -> None:
    ada = came(store, "Ada", "Fern", "R", starts_on=date(2026, 9, 3))
    assert roll(store)["promoted"] == 0
    assert year_now(store, ada) == "R"


@pytest.mark.parametrize(("year", "then"), [("N1", "N2"), ("N2", "R"), ("R", "1"), ("X", "X"), (None, None)])
def test_each_year_has_its_next_and_mixed_years_stay(
    store: Store, year: str | None, then: str | None
) -> None:
    wren = came(store, "Wren", "Thimble", year)
    roll(store)
    assert year_now(store, wren) == then


def test_who_is_to_stay_stays(store: Store) -> None:
    wren = came(store, "Wren", "Thimble", "3")
    roll(store, stay=(wren,))
    assert year_now(store, wren) == "3"


def test_a_leaver_leaves_and_does_not_go_up(store: Store) -> None:
    ids = fill(store)
    assert roll(store, leavers=(ids.ada,))["left"] == 1
    assert standings(store, ids.ada) == [("6", "Kestrel", OLD, YEAR)]
    assert store.read(lambda session: session.get_one(Pupil, ids.ada).left_on) == YEAR


def test_a_change_by_hand_counts_too(store: Store) -> None:
    from app.operations.pupils import PupilDraft

    wren = came(store, "Wren", "Thimble", "3")
    store.write(change_pupil, wren, PupilDraft("Wren", "Thimble", year_group="4"), since=YEAR, today=TODAY)
    assert [one.why for one in store.read(year_standings, YEAR)] == ["already"]
