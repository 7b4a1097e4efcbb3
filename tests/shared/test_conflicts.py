"""Two people at one school, power cuts and take-overs: whatever was saved is the school or is kept beside it."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.db import file_of, open_school
from app.keys.key_file import KEY_FILE
from app.keys.seal import Seal
from app.shared.checking_out import check_out
from app.shared.conflicts import Conflict, conflicts, settle_conflict
from app.shared.place import ORIGIN, OutOfReach, is_shared, snapshot_file, snapshot_folder, working_folder
from app.shared.pointer import Published, as_pointer, published
from app.shared.publishing import give_back, leave_no_older, publish
from app.shared.sharing import folder_to_sign_in, open_published
from app.shared.snapshots import thin
from app.shared.working import read_origin, write_origin
from app.shared.writer import SILENT, CheckedOut, writer_of
from app.store import Store
from tests.backups.schools import names
from tests.fixtures import NOW, clock
from tests.shared.conftest import Computer, Sitting
from tests.shared.test_sharing import seen

LATER = NOW + timedelta(minutes=30)
NEXT_DAY = NOW + timedelta(hours=20)


def inside(folder: Path, seal: Seal) -> list[str]:
    """Return what stands in a snapshot."""
    database = open_school(folder, seal)
    found = names(Store(database, "", clock))
    database.close()
    return found


def taken_over(place: Path, seal: Seal, computer: Computer) -> tuple[Sitting, Sitting]:
    """Return two who have the school open: Ms Dovecote gave no sign of life for a day, and Mr Wren took over."""
    first = Sitting(place, seal)
    first.add("Kite Project")
    computer("LAPTOP-7")
    with pytest.raises(CheckedOut) as refused:
        check_out(place, seal, name="Mr Wren", now=NEXT_DAY)
    assert refused.value.may_take_over
    assert "no sign of life for 20 hours" in refused.value.what_to_do
    working = check_out(place, seal, name="Mr Wren", now=NEXT_DAY, take_over=True)
    working.held.release()
    second = Sitting(place, seal, "Mr Wren")
    return first, second


def test_whoever_is_silent_for_minutes_is_not_taken_over(place: Path, seal: Seal, computer: Computer) -> None:
    sitting = Sitting(place, seal)
    computer("LAPTOP-7")
    with pytest.raises(CheckedOut):
        check_out(place, seal, name="Mr Wren", now=NOW + SILENT - timedelta(minutes=1), take_over=True)
    sitting.power_cut()


def test_a_clock_that_runs_wrong_keeps_nobody_out_for_ever(
    place: Path, seal: Seal, computer: Computer
) -> None:
    sitting = Sitting(place, seal)
    sitting.working.beat(NOW + timedelta(days=9000))
    sitting.power_cut()
    computer("LAPTOP-7")
    working = check_out(place, seal, name="Mr Wren", now=NOW, take_over=True)
    assert writer_of(place) is not None
    working.leave()


def test_both_are_kept_where_somebody_published_meanwhile(
    place: Path, seal: Seal, computer: Computer
) -> None:
    first, second = taken_over(place, seal, computer)
    second.add("Lantern")
    give_back(second.working, second.database, now=NEXT_DAY)
    computer("OFFICE-1")
    kept = publish(first.working, first.database, now=NEXT_DAY)
    assert isinstance(kept, Conflict)
    assert kept.sentence.startswith(
        "Mr Wren published this school while Ms Dovecote was changing it on OFFICE-1. Both are kept"
    )
    assert conflicts(place) == [kept]
    assert inside(kept.folder, seal) == ["Kite Project"]
    assert seen(place, seal) == ["Lantern"]
    first.power_cut()


def test_whoever_was_taken_over_does_not_publish_under_the_other(
    place: Path, seal: Seal, computer: Computer
) -> None:
    first, second = taken_over(place, seal, computer)
    computer("OFFICE-1")
    assert not first.working.beat(NEXT_DAY)
    assert isinstance(publish(first.working, first.database, now=NEXT_DAY), Conflict)
    computer("LAPTOP-7")
    second.add("Lantern")
    assert isinstance(publish(second.working, second.database, now=NEXT_DAY), Published)
    assert seen(place, seal) == ["Lantern"]
    first.power_cut()
    second.power_cut()


def test_a_conflict_is_kept_once_and_the_next_check_out_goes_on_from_theirs(
    place: Path, seal: Seal, computer: Computer
) -> None:
    first, second = taken_over(place, seal, computer)
    second.add("Lantern")
    give_back(second.working, second.database, now=NEXT_DAY)
    computer("OFFICE-1")
    kept = publish(first.working, first.database, now=NEXT_DAY)
    assert publish(first.working, first.database, now=NEXT_DAY) == kept
    give_back(first.working, first.database, now=NEXT_DAY)
    again = Sitting(place, seal)
    assert names(again.store) == ["Lantern"]
    assert again.working.conflict is None
    assert len(conflicts(place)) == 1
    again.power_cut()


def test_what_a_conflict_names_is_not_thinned_until_it_is_settled(
    place: Path, seal: Seal, computer: Computer
) -> None:
    first, second = taken_over(place, seal, computer)
    kept = publish(first.working, first.database, now=NEXT_DAY)
    assert isinstance(kept, Conflict)
    thin(place, published(place))
    assert file_of(kept.folder).exists()
    settle_conflict(kept)
    thin(place, published(place))
    assert not kept.folder.exists()
    assert conflicts(place) == []
    first.power_cut()
    second.power_cut()


def test_a_power_cut_loses_nothing_and_the_next_day_goes_on(place: Path, seal: Seal) -> None:
    first = Sitting(place, seal)
    first.add("Kite Project")
    first.power_cut()
    again = Sitting(place, seal)
    assert names(again.store) == ["Kite Project"]
    assert again.working.note.startswith("Here are your changes that were not published yet")
    publish(again.working, again.database, now=LATER)
    assert seen(place, seal) == ["Kite Project"]
    again.power_cut()


def test_what_a_power_cut_left_is_kept_where_somebody_published_since(
    place: Path, seal: Seal, computer: Computer
) -> None:
    first, second = taken_over(place, seal, computer)
    second.add("Lantern")
    give_back(second.working, second.database, now=NEXT_DAY)
    computer("OFFICE-1")
    first.power_cut()
    again = Sitting(place, seal)
    assert names(again.store) == ["Lantern"]
    assert again.working.conflict is not None
    assert again.working.note == again.working.conflict.sentence
    assert inside(again.working.conflict.folder, seal) == ["Kite Project"]
    again.add("Otter")
    assert isinstance(publish(again.working, again.database, now=LATER), Published)
    again.power_cut()


def test_a_stop_between_the_pointer_and_its_note_is_no_conflict(place: Path, seal: Seal) -> None:
    sitting = Sitting(place, seal)
    sitting.add("Kite Project")
    before = read_origin(sitting.working.folder)
    publish(sitting.working, sitting.database, now=LATER)
    there = published(place)
    assert before is not None
    write_origin(sitting.working.folder, replace(before, pending=there.sha256, pending_mark=there.mark))
    sitting.power_cut()
    again = Sitting(place, seal)
    assert (again.working.note, again.working.conflict) == ("", None)
    again.add("Lantern")
    assert isinstance(publish(again.working, again.database, now=LATER), Published)
    assert seen(place, seal) == ["Kite Project", "Lantern"]
    again.power_cut()


def test_a_publication_that_another_one_wrote_over_is_kept(
    place: Path, seal: Seal, computer: Computer
) -> None:
    # As when a service puts an older pointer back: what was published stands in no line any more.
    other = Path(shutil.copytree(place, place.with_name("other")))
    first = Sitting(place, seal)
    first.add("Kite Project")
    give_back(first.working, first.database, now=LATER)
    shutil.rmtree(place)
    other.rename(place)
    computer("LAPTOP-7")
    second = Sitting(place, seal, "Mr Wren")
    second.add("Lantern")
    give_back(second.working, second.database, now=LATER)
    computer("OFFICE-1")
    again = Sitting(place, seal)
    assert names(again.store) == ["Lantern"]
    assert again.working.conflict is not None
    assert inside(again.working.conflict.folder, seal) == ["Kite Project"]
    again.power_cut()


def test_a_pointer_that_a_service_put_beside_ours_becomes_a_conflict(place: Path, seal: Seal) -> None:
    there = published(place)
    theirs = "ab" * 32
    shutil.copytree(snapshot_folder(place, there.sha256), snapshot_folder(place, theirs))
    stray = place / "school-LAPTOP-7.published"
    stray.write_bytes(as_pointer(replace(there, number=2, sha256=theirs, by="Mr Wren")))
    Sitting(place, seal).power_cut()
    assert [(one.sha256, one.by) for one in conflicts(place)] == [(theirs, "Mr Wren")]
    assert not stray.exists()


def test_a_stray_pointer_to_what_is_known_just_goes(place: Path, seal: Seal) -> None:
    (place / "school (1).published").write_bytes((place / "school.published").read_bytes())
    Sitting(place, seal).power_cut()
    assert conflicts(place) == []
    assert not (place / "school (1).published").exists()


def test_work_goes_on_without_the_place_and_is_published_when_it_is_back(place: Path, seal: Seal) -> None:
    first = Sitting(place, seal)
    first.power_cut()
    away = place.rename(place.with_name("away"))
    second = Sitting(place, seal)
    assert not second.working.reachable
    assert "cannot be reached" in second.working.note
    second.add("Kite Project")
    with pytest.raises(OutOfReach):
        give_back(second.working, second.database, now=LATER)
    away.rename(place)
    give_back(second.working, second.database, now=LATER)
    assert seen(place, seal) == ["Kite Project"]
    assert writer_of(place) is None


def test_what_was_given_back_is_not_worked_on_without_the_place(place: Path, seal: Seal) -> None:
    sitting = Sitting(place, seal)
    give_back(sitting.working, sitting.database, now=LATER)
    place.rename(place.with_name("away"))
    with pytest.raises(OutOfReach):
        check_out(place, seal, name="Ms Dovecote", now=LATER)


@pytest.mark.parametrize("how", ["damaged", "unknown"])
def test_a_working_copy_that_cannot_be_read_is_kept_and_said(place: Path, seal: Seal, how: str) -> None:
    sitting = Sitting(place, seal)
    sitting.add("Kite Project")
    sitting.power_cut()
    folder = sitting.working.folder
    if how == "damaged":
        file_of(folder).write_bytes(b"no database at all" * 500)
    else:
        (folder / ORIGIN).write_text(json.dumps({"place": 4}))
    again = Sitting(place, seal)
    assert "could not be read. It is kept in" in again.working.note
    assert [file_of(left).exists() for left in folder.glob("left *")] == [True]
    assert names(again.store) == []
    again.power_cut()


def test_a_stop_while_a_copy_is_taken_is_begun_again(place: Path, seal: Seal) -> None:
    sitting = Sitting(place, seal)
    sitting.power_cut()
    folder = sitting.working.folder
    origin = read_origin(folder)
    assert origin is not None
    write_origin(folder, replace(origin, taking=True))
    file_of(folder).write_bytes(b"half")
    (folder / ".taking-0a0a0a0a").mkdir()
    again = Sitting(place, seal)
    assert again.working.note == ""
    assert sorted(file.name for file in folder.glob(".*")) == []
    assert names(again.store) == []
    again.power_cut()


def test_the_published_copy_can_be_looked_at_while_somebody_publishes(place: Path, seal: Seal) -> None:
    reader = Store(open_school(open_published(place), seal, look=True), "Mr Wren", clock)
    sitting = Sitting(place, seal)
    sitting.add("Kite Project")
    publish(sitting.working, sitting.database, now=LATER)
    assert names(reader) == []
    reader.database.close()
    assert snapshot_file(place, published(place).sha256).exists()
    sitting.power_cut()


def test_no_older_snapshot_stays_after_an_erasure(place: Path, seal: Seal) -> None:
    sitting = Sitting(place, seal)
    sitting.add("Kite Project")
    publish(sitting.working, sitting.database, now=LATER)
    sitting.add("Lantern")
    leave_no_older(sitting.working)
    publish(sitting.working, sitting.database, now=LATER)
    assert [folder.name for folder in (place / "snapshots").iterdir()] == [published(place).sha256]
    sitting.power_cut()


def test_no_snapshot_stays_that_a_removed_person_could_open(place: Path, seal: Seal) -> None:
    sitting = Sitting(place, seal)
    (sitting.working.folder / KEY_FILE).write_text("other people")
    publish(sitting.working, sitting.database, now=LATER)
    assert [folder.name for folder in (place / "snapshots").iterdir()] == [published(place).sha256]
    assert (open_published(place) / KEY_FILE).read_text() == "other people"
    sitting.power_cut()


def test_a_place_out_of_reach_is_known_by_its_working_copy(place: Path, seal: Seal) -> None:
    away = place.rename(place.with_name("away"))
    assert not is_shared(place)
    away.rename(place)
    Sitting(place, seal).power_cut()
    place.rename(away)
    assert is_shared(place)
    assert folder_to_sign_in(place) == working_folder(place)
