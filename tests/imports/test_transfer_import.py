"""Transfer files into the school: who is whom, what changes, one step, and what is never taken."""

from __future__ import annotations

from pathlib import Path

from app.imports.plan import Outcome
from app.imports.preview import as_json
from app.imports.transfer.taking import TransferTake
from app.store import Store

from .making import list_file, pupils, standings, take_in
from .transfers import IDRIS, MAEVE, WREN, compared, ctf, history, pupil, row, take, year

FULL = ctf(
    pupil(year("4"), history([("2024-01-15", "E")], [("1", "SLCN"), ("2", "SEMH"), ("3", "HI")])),
    pupil(year("R"), upn=IDRIS, forename="Idris", surname="Moonraker", born="2021-11-03"),
)


def test_new_pupils_come_with_year_provision_and_all_types(store: Store) -> None:
    done = take(store, FULL)
    assert done.counts["added"] == 2
    assert pupils(store)[0]["sen_types"] == ["SLCN", "SEMH", "HI"]
    assert [(one["year_group"], one["sen_provision"]) for one in standings(store)] == [
        ("4", "E"),
        ("R", None),
    ]


def test_the_same_file_again_changes_nothing(store: Store) -> None:
    take(store, FULL)
    assert compared(store, FULL).counts()["unchanged"] == 2


def test_a_partial_file_empties_nothing(store: Store) -> None:
    take(store, FULL)
    partial = row(store, ctf(pupil()))
    assert (partial.outcome, partial.warnings) == (Outcome.UNCHANGED, ())


def test_a_year_by_age_is_written_for_a_new_pupil_and_said(store: Store) -> None:
    text = ctf(pupil())
    planned = row(store, text)
    assert planned.warnings == ("The file says no year: Year 5 is a suggestion by the date of birth.",)
    take(store, text)
    assert standings(store)[0]["year_group"] == "5"


def test_a_year_by_age_never_changes_the_year_the_school_knows(store: Store) -> None:
    take(store, ctf(pupil(year("3"))))
    assert row(store, ctf(pupil())).outcome is Outcome.UNCHANGED


def test_a_pupil_is_found_by_the_upn_they_had_before(store: Store) -> None:
    take(store, ctf(pupil(year("4"), upn="T20110001804V")))
    new = "<BasicDetails><FormerUPN>T20110001804V</FormerUPN></BasicDetails>"
    planned = row(store, ctf(pupil(new, upn=MAEVE, surname="Moonraker", born="2017-03-05")))
    assert planned.outcome is Outcome.CHANGED
    assert [change.field for change in planned.changes] == ["UPN", "Surname", "Date of birth"]
    assert MAEVE not in repr(planned.changes)


def test_a_pupil_without_a_upn_is_found_by_name_and_date_of_birth(store: Store) -> None:
    take(store, ctf(pupil(year("4"), upn="")))
    assert row(store, ctf(pupil(year("4")))).outcome is Outcome.CHANGED


def test_a_pupil_with_another_upn_is_asked(store: Store) -> None:
    take(store, ctf(pupil(year("4"))))
    planned = row(store, ctf(pupil(upn=MAEVE)))
    assert planned.outcome is Outcome.ASKED
    assert len(planned.candidates) == 1


def test_a_pupil_who_has_left_comes_back(store: Store, tmp_path: Path) -> None:
    headings = "UPN,Surname,Forename,DOB,Year,Date of entry,Leaving date"
    left = f"{WREN},Thimble,Wren,2017-03-04,4,2025-09-01,2026-10-20"
    take_in(store, list_file(tmp_path, left, headings=headings))
    fields = {change.field: change.new for change in row(store, ctf(pupil())).changes}
    assert fields["On the roll"] == "from today"
    take(store, ctf(pupil()))
    assert pupils(store)[0]["left_on"] is None


def test_one_pupil_twice_in_a_file_comes_once(store: Store) -> None:
    outcomes = [one.outcome for one in compared(store, ctf(pupil(), pupil())).rows]
    assert outcomes == [Outcome.ADDED, Outcome.REFUSED]


def test_looked_after_comes_only_where_it_is_ticked(store: Store) -> None:
    text = ctf(pupil(year("4"), "<LookedAfter><InCare>1</InCare></LookedAfter>"))
    take(store, text)
    assert standings(store)[0]["looked_after"] is None
    take(store, text, TransferTake(looked_after=True))
    assert standings(store)[-1]["looked_after"] is True


def test_undo_takes_everything_back(store: Store) -> None:
    take(store, FULL)
    store.undo()
    assert pupils(store) == []


def test_what_scripts_are_told_names_nobody(store: Store) -> None:
    names = "<BasicDetails><PreferredSurname>Quill</PreferredSurname><NCyearActual>5D</NCyearActual></BasicDetails>"
    text = str(as_json(compared(store, ctf(pupil(names), pupil(names)))))
    assert not [word for word in ("Wren", "Thimble", "Quill", "H801200001001") if word in text]
