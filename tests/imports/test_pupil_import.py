"""A pupil list into the school: what is written, from which day it holds, and that it is one step."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Problem
from app.imports.pupils.importing import import_pupils
from app.models import Pupil
from app.progress import Cancelled
from app.store import Store
from tests.fixtures import NOW, TODAY
from tests.operations.deciding import new_pupil

from .making import NOTHING, list_file, plan_of, pupils, standings, take_in

ALL = (
    "Adno,UPN,Legal Surname,Legal Forename,Preferred Forename,DOB,Sex,Year,Reg,SEN Status,SEN Type,"
    "Secondary SEN type,PP,FSM,EAL,In Care,Date of entry"
)
ADA = "42,H801200001001,Lovelace,Augusta,Ada,25/12/2016,F,Year 4,4B,K,SEMH,SLCN,Y,N,Y,N,01/09/2020"


def backdate(store: Store, days: int = 60) -> None:
    """Let all standings have begun some time ago, as after a term."""

    def change(session: Session) -> Done:
        for pupil in session.scalars(select(Pupil)):
            for standing in pupil.standings:
                standing.starts_on = TODAY - timedelta(days=days)
        return Done("Moved back.")

    store.write(change)


def test_everything_a_list_says_about_a_pupil_is_kept(store: Store, tmp_path: Path) -> None:
    assert take_in(store, list_file(tmp_path, ADA, headings=ALL)).sentence == "Added 1 pupil."
    (pupil,) = pupils(store)
    expected = {
        "admission_number": "42", "upn": "H801200001001", "forename": "Augusta", "preferred_name": "Ada",
        "surname": "Lovelace", "folded": "ada lovelace augusta 42", "born_on": date(2016, 12, 25), "sex": "F",
        "eal": True, "started_on": date(2020, 9, 1), "left_on": None, "sen_types": ["SEMH", "SLCN"],
    }  # fmt: skip
    assert {name: pupil[name] for name in expected} == expected
    (standing,) = standings(store)
    expected = {
        "year_group": "4", "class_name": "4B", "sen_provision": "K", "pupil_premium": True, "fsm": False,
        "looked_after": False, "previously_looked_after": None, "registration": "main", "ends_on": None,
    }  # fmt: skip
    assert {name: standing[name] for name in expected} == expected


@pytest.mark.parametrize(
    ("entered", "starts_on"),
    [("", TODAY), ("15/10/2026", date(2026, 10, 15)), ("01/09/2020", date(2026, 9, 1))],
)
def test_a_new_pupil_stands_from_entry_but_not_in_this_class_for_years(
    store: Store, tmp_path: Path, entered: str, starts_on: date
) -> None:
    take_in(
        store,
        list_file(tmp_path, f"Lovelace,Ada,{entered},4B", headings="Surname,Forename,Date of entry,Class"),
    )
    assert standings(store)[0]["starts_on"] == starts_on


def test_a_new_class_ends_the_standing_and_starts_another(store: Store, tmp_path: Path) -> None:
    take_in(store, list_file(tmp_path, "42,Lovelace,Ada,,4,4B"))
    backdate(store)
    done = take_in(store, list_file(tmp_path, "42,Lovelace,Ada,,,5D"))
    assert done.sentence == "Changed 1 pupil."
    old, new = standings(store)
    assert (old["class_name"], old["ends_on"]) == ("4B", TODAY)
    assert (new["class_name"], new["year_group"], new["starts_on"], new["ends_on"]) == (
        "5D",
        "4",
        TODAY,
        None,
    )


def test_a_second_change_on_one_day_is_made_in_place(store: Store, tmp_path: Path) -> None:
    take_in(store, list_file(tmp_path, "42,Lovelace,Ada,,4,4B"))
    take_in(store, list_file(tmp_path, "42,Lovelace,Ada,,4,4C"))
    (standing,) = standings(store)
    assert (standing["class_name"], standing["starts_on"]) == ("4C", TODAY)


def test_sen_types_follow_the_list(store: Store, tmp_path: Path) -> None:
    headings = "Adno,Surname,Forename,SEN Type"
    take_in(store, list_file(tmp_path, "42,Lovelace,Ada,SEMH; SLCN", headings=headings))
    take_in(store, list_file(tmp_path, "42,Lovelace,Ada,ASD; SEMH", headings=headings))
    assert pupils(store)[0]["sen_types"] == ["ASD", "SEMH"]


def test_a_leaving_date_takes_a_pupil_off_the_roll(store: Store, tmp_path: Path) -> None:
    take_in(store, list_file(tmp_path, "42,Lovelace,Ada,,4,4B"))
    backdate(store)
    take_in(
        store,
        list_file(tmp_path, "42,Lovelace,Ada,23/10/2026", headings="Adno,Surname,Forename,Leaving date"),
    )
    assert pupils(store)[0]["left_on"] == date(2026, 10, 23)
    assert standings(store)[0]["ends_on"] == date(2026, 10, 23)


def test_a_leaver_who_is_in_the_list_again_returns_today(store: Store, tmp_path: Path) -> None:
    take_in(
        store,
        list_file(tmp_path, "42,Lovelace,Ada,23/10/2026", headings="Adno,Surname,Forename,Leaving date"),
    )
    take_in(store, list_file(tmp_path, "42,Lovelace,Ada,,5,5D"))
    assert pupils(store)[0]["left_on"] is None
    new = standings(store)[-1]
    assert (new["starts_on"], new["ends_on"], new["class_name"]) == (TODAY, None, "5D")


def test_pupils_who_are_not_in_the_list_are_left_alone(store: Store, tmp_path: Path) -> None:
    take_in(store, list_file(tmp_path, "42,Lovelace,Ada,,4,4B"))
    take_in(store, list_file(tmp_path, "43,Hopper,Grace,,5,5D"))
    assert [pupil["surname"] for pupil in pupils(store)] == ["Lovelace", "Hopper"]
    assert [standing["ends_on"] for standing in standings(store)] == [None, None]


def test_the_sentence_and_counts_say_what_was_done(store: Store, tmp_path: Path) -> None:
    take_in(store, list_file(tmp_path, "42,Lovelace,Ada,,4,4B"))
    rows = ("42,Lovelace,Ada,,5,4B", "43,Hopper,Grace,,5,5D", "44,Curie,Marie,,6,6A", "44,Noether,Emmy,,6,6A")
    done = take_in(store, list_file(tmp_path, *rows))
    assert done.sentence == "Added 2 pupils and changed 1; 1 row was refused."
    assert done.counts == NOTHING | {"added": 2, "changed": 1, "refused": 1}


def test_an_import_is_undone_and_done_again_in_one_step(store: Store, tmp_path: Path) -> None:
    take_in(store, list_file(tmp_path, "42,Lovelace,Ada,,4,4B"))
    backdate(store)
    before = pupils(store), standings(store)
    rows = [f"{number},Hopper,Grace{number},,5,5D" for number in range(100, 700)]
    take_in(store, list_file(tmp_path, "42,Lovelace,Ada,25/12/2016,5,5D", *rows))
    after = pupils(store), standings(store)
    store.undo()
    assert (pupils(store), standings(store)) == before
    store.redo()
    assert (pupils(store), standings(store)) == after


def test_an_import_is_undone_days_later_after_other_work(store: Store, tmp_path: Path) -> None:
    step = take_in(store, list_file(tmp_path, "42,Lovelace,Ada,,4,4B", "43,Hopper,Grace,,5,5D")).step
    new_pupil(store)
    later = Store(store.database, "Mr Reed", lambda: NOW + timedelta(days=9))
    assert later.undo(step).sentence == "Undone: Added 2 pupils."
    assert [pupil["surname"] for pupil in pupils(store)] == ["Thimble"]


def test_a_pupil_changed_since_the_preview_stops_the_import(store: Store, tmp_path: Path) -> None:
    take_in(store, list_file(tmp_path, "42,Lovelace,Ada,,4,4B"))
    plan = plan_of(store, list_file(tmp_path, "42,Lovelace,Ada,,5,5D", "43,Hopper,Grace,,5,5D"))
    take_in(store, list_file(tmp_path, "42,King,Ada,,4,4B"))
    with pytest.raises(Problem, match="changed since the preview"):
        store.write(import_pupils, plan, today=TODAY)
    assert len(pupils(store)) == 1


def test_a_pupil_added_since_the_preview_is_not_added_twice(store: Store, tmp_path: Path) -> None:
    path = list_file(tmp_path, ",Lovelace,Ada,25/12/2016,4,4B")
    plan = plan_of(store, path)
    take_in(store, path)
    with pytest.raises(Problem, match="changed since the preview"):
        store.write(import_pupils, plan, today=TODAY)


def test_an_import_that_is_stopped_leaves_nothing_behind(store: Store, tmp_path: Path) -> None:
    class StopLate:
        def step(self, done: int, total: int, text: str = "") -> None:
            if done:
                raise Cancelled

    plan = plan_of(store, list_file(tmp_path, *(f"{n},Hopper,Grace{n},,5,5D" for n in range(1200))))
    with pytest.raises(Cancelled):
        store.write(import_pupils, plan, today=TODAY, progress=StopLate())
    assert pupils(store) == []
    assert not store.busy()
