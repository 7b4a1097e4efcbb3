"""Sharing a school, checking it out, publishing it and giving it back, and what the others see meanwhile."""

from __future__ import annotations

import os
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from app.backups.contents import hash_of
from app.db import LOOK, open_school
from app.errors import Problem
from app.keys.key_file import KEY_FILE
from app.keys.seal import Seal
from app.locking.refusing import Taken
from app.queries.audit_rows import AuditFilter, audit_rows
from app.shared.checking_out import check_out
from app.shared.conflicts import conflicts
from app.shared.place import OutOfReach, is_shared, snapshot_file
from app.shared.pointer import Published, last_published, published
from app.shared.publishing import give_back, publish
from app.shared.sharing import folder_to_sign_in, moved_to, open_published, share, who_writes
from app.shared.snapshots import KEPT
from app.shared.writer import CheckedOut, writer_of
from app.store import Store
from tests.backups.schools import names
from tests.fixtures import NOW, clock
from tests.shared.conftest import Computer, Sitting

LATER = NOW + timedelta(minutes=30)


def seen(place: Path, seal: Seal) -> list[str]:
    """Return what somebody sees who opens the published copy to look at."""
    database = open_school(open_published(place), seal, look=True)
    assert database.mode == LOOK
    found = names(Store(database, "", clock))
    database.close()
    return found


def test_a_school_that_is_shared_is_a_pointer_and_a_sealed_snapshot(place: Path, local: Path) -> None:
    found = published(place)
    assert (found.number, found.by, found.machine, found.base) == (1, "Ms Dovecote", "OFFICE-1", "")
    assert hash_of(snapshot_file(place, found.sha256)) == found.sha256
    assert sorted(file.name for file in place.iterdir()) == ["school.published", "snapshots"]
    assert moved_to(local) == place
    assert is_shared(place)
    assert not is_shared(local)


def test_the_key_file_goes_with_every_snapshot(place: Path, local: Path, seal: Seal) -> None:
    keys = open_published(place) / KEY_FILE
    assert keys.exists() == (seal.key is not None)
    if keys.exists():
        assert keys.read_bytes() == (local / KEY_FILE).read_bytes()


def test_a_folder_with_a_school_takes_no_other(place: Path, local: Path, seal: Seal) -> None:
    database = open_school(local, seal)
    with pytest.raises(Problem, match="already a school"):
        share(database, place, name="Mr Wren", now=NOW)
    with pytest.raises(Problem, match="own folder"):
        share(database, local / "here", name="Mr Wren", now=NOW)
    database.close()


def test_what_is_published_is_seen_by_others_and_what_is_not_is_not(place: Path, seal: Seal) -> None:
    sitting = Sitting(place, seal)
    sitting.add("Kite Project")
    assert seen(place, seal) == []
    found = publish(sitting.working, sitting.database, now=LATER)
    assert isinstance(found, Published)
    assert (found.number, found.published_at) == (2, LATER)
    assert seen(place, seal) == ["Kite Project"]
    sitting.power_cut()


def test_the_next_person_goes_on_from_what_was_given_back(
    place: Path, seal: Seal, computer: Computer
) -> None:
    first = Sitting(place, seal)
    first.add("Kite Project")
    give_back(first.working, first.database, now=LATER)
    computer("LAPTOP-7")
    second = Sitting(place, seal, "Mr Wren")
    assert names(second.store) == ["Kite Project"]
    second.add("Lantern")
    give_back(second.working, second.database, now=LATER)
    assert seen(place, seal) == ["Kite Project", "Lantern"]
    assert conflicts(place) == []
    assert sorted(file.name for file in place.iterdir()) == ["school.published", "snapshots"]


def test_others_see_who_writes_since_when_and_cannot_check_out(
    place: Path, seal: Seal, computer: Computer
) -> None:
    assert who_writes(place, NOW) == ""
    sitting = Sitting(place, seal)
    said = f"Ms Dovecote is working in this school on OFFICE-1 since {NOW.astimezone():%H:%M}."
    assert who_writes(place, LATER) == said
    computer("LAPTOP-7")
    with pytest.raises(CheckedOut) as refused:
        check_out(place, seal, name="Mr Wren", now=LATER)
    assert refused.value.message == said
    assert not refused.value.may_take_over
    sitting.power_cut()


def test_a_second_window_on_one_computer_is_refused(place: Path, seal: Seal) -> None:
    sitting = Sitting(place, seal)
    with pytest.raises(Taken, match="Ms Dovecote is working"):
        check_out(place, seal, name="Ms Dovecote", now=NOW)
    sitting.power_cut()


def test_nothing_new_is_not_published(place: Path, seal: Seal) -> None:
    sitting = Sitting(place, seal)
    before = published(place)
    assert publish(sitting.working, sitting.database, now=LATER) == before
    assert give_back(sitting.working, sitting.database, now=LATER) == before
    assert writer_of(place) is None


def test_what_changed_since_a_publication_is_published_again(place: Path, seal: Seal) -> None:
    sitting = Sitting(place, seal)
    sitting.add("Kite Project")
    first = publish(sitting.working, sitting.database, now=LATER)
    assert publish(sitting.working, sitting.database, now=LATER) == first
    sitting.add("Lantern")
    second = publish(sitting.working, sitting.database, now=LATER)
    assert isinstance(first, Published)
    assert isinstance(second, Published)
    assert (second.number, second.base, second.history[0]) == (3, first.sha256, first.sha256)
    assert sitting.working.base == second.sha256
    sitting.power_cut()


def test_publishing_is_in_the_trail_that_is_published_and_only_where_something_changed(
    place: Path, seal: Seal
) -> None:
    sitting = Sitting(place, seal)
    for name in ("Kite Project", "Lantern"):
        sitting.add(name)
        for _ in range(3):
            publish(sitting.working, sitting.database, now=LATER, who=sitting.store.who)
    sitting.power_cut()
    database = open_school(open_published(place), seal, look=True)
    found = Store(database, "", clock).read(audit_rows, AuditFilter())
    database.close()
    assert [row.person for row in found if row.kind == "publish"] == ["Ms Dovecote"] * 2


def test_a_look_that_is_in_the_audit_alone_is_published_too(place: Path, seal: Seal) -> None:
    sitting = Sitting(place, seal)
    sitting.store.note("sign_in")
    assert publish(sitting.working, sitting.database, now=LATER) == published(place)
    assert published(place).number == 2
    sitting.power_cut()


def test_old_snapshots_are_thinned(place: Path, seal: Seal) -> None:
    sitting = Sitting(place, seal)
    for number in range(KEPT + 2):
        sitting.add(f"Partner {number}")
        publish(sitting.working, sitting.database, now=LATER)
    there = published(place)
    kept = {folder.name for folder in (place / "snapshots").iterdir()}
    assert kept == {there.sha256, *there.history[: KEPT - 1]}
    sitting.power_cut()


def test_signing_in_uses_the_key_file_of_what_is_worked_on(place: Path, seal: Seal) -> None:
    assert folder_to_sign_in(place) == open_published(place)
    sitting = Sitting(place, seal)
    assert folder_to_sign_in(place) == sitting.working.folder
    give_back(sitting.working, sitting.database, now=LATER)
    assert folder_to_sign_in(place) == open_published(place)


def test_a_sign_of_life_reaches_the_place(place: Path, seal: Seal) -> None:
    sitting = Sitting(place, seal)
    assert sitting.working.beat(LATER)
    owner = writer_of(place)
    assert owner is not None
    assert owner.beat == LATER
    sitting.power_cut()
    assert not sitting.working.beat(LATER)


# --- a place that is not as it should be ---


def test_a_folder_without_a_school_is_named(computer: Computer, tmp_path: Path) -> None:
    assert last_published(tmp_path) is None
    with pytest.raises(Problem, match="No school is shared in"):
        check_out(tmp_path, name="Ms Dovecote", now=NOW)
    with pytest.raises(OutOfReach):
        check_out(tmp_path / "unplugged", name="Ms Dovecote", now=NOW)


@pytest.mark.parametrize(
    "text",
    [b"", b"{", b"[]", b"null", b'{"format": "1"}', b'{"format": 1}', b"\xff", b"[" * 60_000],
)
def test_a_damaged_pointer_is_said(text: bytes, computer: Computer, tmp_path: Path) -> None:
    (tmp_path / "school.published").write_bytes(text)
    with pytest.raises(Problem, match="is damaged"):
        published(tmp_path)


def test_a_pointer_out_of_the_place_is_damage(place: Path) -> None:
    file = place / "school.published"
    file.write_text(file.read_text().replace(published(place).sha256, "../../elsewhere"))
    with pytest.raises(Problem, match="is damaged"):
        published(place)


def test_a_newer_versions_pointer_is_said(place: Path) -> None:
    file = place / "school.published"
    file.write_text(file.read_text().replace('"format": 1', '"format": 2'))
    with pytest.raises(Problem, match="newer version"):
        published(place)


def test_a_snapshot_that_has_not_arrived_is_waited_for(place: Path, seal: Seal) -> None:
    snapshot_file(place, published(place).sha256).unlink()
    with pytest.raises(Problem, match="has not arrived"):
        check_out(place, seal, name="Ms Dovecote", now=NOW)
    with pytest.raises(Problem, match="has not arrived"):
        open_published(place)
    assert writer_of(place) is None


def test_a_snapshot_that_was_changed_is_refused(place: Path, seal: Seal) -> None:
    file = snapshot_file(place, published(place).sha256)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    with pytest.raises(Problem, match="is damaged"):
        check_out(place, seal, name="Ms Dovecote", now=NOW)
    assert writer_of(place) is None


@pytest.mark.skipif(os.name != "posix", reason="rights as Linux and macOS know them")
def test_files_are_private_unless_colleagues_may_write_the_place(place: Path, seal: Seal) -> None:
    place.chmod(0o770)
    sitting = Sitting(place, seal)
    sitting.add("Kite Project")
    found = publish(sitting.working, sitting.database, now=LATER)
    assert isinstance(found, Published)
    rights = {file.stat().st_mode & 0o777 for file in (place / "snapshots" / found.sha256).iterdir()}
    assert rights == {0o660}
    assert (place / "school.writer").stat().st_mode & 0o777 == 0o660
    assert (sitting.working.folder / "school.db").stat().st_mode & 0o077 == 0
    sitting.power_cut()


def test_a_place_that_went_away_is_said_and_the_work_stays(place: Path, seal: Seal) -> None:
    sitting = Sitting(place, seal)
    sitting.add("Kite Project")
    away = Path(shutil.move(place, place.with_name("away")))
    with pytest.raises(OutOfReach, match="cannot be reached"):
        publish(sitting.working, sitting.database, now=LATER)
    assert sitting.working.held.beat(LATER)
    assert names(sitting.store) == ["Kite Project"]
    away.rename(place)
    publish(sitting.working, sitting.database, now=LATER)
    assert seen(place, seal) == ["Kite Project"]
    sitting.power_cut()
