"""What goes wrong on a disk, as people meet it: the sentence on the screen, what is kept, and the way on."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import event

from app.backups.making import make_backup
from app.db import file_of, open_file
from app.errors import DiskFull
from app.keys.key_file import key_file_of
from app.operations.organisations import OrganisationDraft, add_organisation
from app.queries.people import organisations
from app.reserve import RESERVE
from app.schools import open_store
from app.store import Store, moment
from app.ui.dialogs.disk_full import DiskFullDialog
from app.ui.dialogs.restore import RestoreDialog
from app.ui.dialogs.small_form import SmallForm
from app.ui.sections.people import OrganisationsSection
from app.ui.start import Opening
from app.ui.widgets.panels import Notice
from app.ui.window import Window
from app.vault.seals import seal_of
from tests.fixtures import administrator
from tests.ui.shell_fixtures import bare_window
from tests.ui.signing_in import made, sign_in


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A locked school with one backup, and nobody in it."""
    monkeypatch.setenv("FIVEFOLD_HOME", str(tmp_path / "home"))
    folder = made(tmp_path / "school")
    store = open_store(folder, administrator())
    make_backup(store.database, now=moment())
    store.close()
    return folder


@pytest.fixture
def opening(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Opening:
    """The program, with nothing open."""
    return Opening(bare_window(qtbot, qapp, tmp_path))


def enter(qtbot: QtBot, opening: Opening, folder: Path) -> Window:
    opening.open(folder)
    with qtbot.waitSignal(opening.window.school_shown):
        sign_in(qtbot, opening.window)
    return opening.window


def said(qtbot: QtBot, window: QWidget) -> str:
    """Wait until something is in the way, and return what is said."""
    qtbot.waitUntil(lambda: notices(window) != [])
    return notices(window)[0]


def notices(window: QWidget) -> list[str]:
    return [one.accessibleName() for one in window.findChildren(Notice) if one.isVisible()]


def press(window: QWidget, words: str) -> None:
    (found,) = [one for one in window.findChildren(QPushButton) if one.isVisible() and one.text() == words]
    found.click()


def put_back(qtbot: QtBot, window: Window) -> None:
    """Press Restore, and agree to what is shown."""
    press(window, "Restore a backup …")
    (dialog,) = window.findChildren(RestoreDialog)
    qtbot.waitUntil(dialog.restore.isEnabled)
    with qtbot.waitSignal(window.school_shown):
        dialog.restore.click()


def gone(file: Path) -> None:
    file.unlink()


def empty(file: Path) -> None:
    file.write_bytes(b"")


def a_workbook(file: Path) -> None:
    file.write_bytes(b"PK\x03\x04" + bytes(4000))


def cut_off(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:9000])


def overwritten(file: Path) -> None:
    file.write_bytes(os.urandom(40_000))


@pytest.mark.parametrize(
    ("harm", "sentence"),
    [
        (gone, "There is no school in "),
        (empty, "The school's database in "),
        (a_workbook, "school.db in "),
        (cut_off, "The school's database "),
        (overwritten, "The key file in "),
    ],
)
def test_a_database_that_is_not_whole_is_named_and_a_backup_put_back(
    qtbot: QtBot, opening: Opening, folder: Path, harm: Callable[[Path], None], sentence: str
) -> None:
    harm(file_of(folder))
    opening.open(folder)
    sign_in(qtbot, opening.window)
    qtbot.waitUntil(lambda: button_is_there(opening.window, "Restore a backup …"))
    assert said(qtbot, opening.window).startswith(sentence)
    put_back(qtbot, opening.window)
    assert opening.window.store.database.can_write


def button_is_there(window: QWidget, words: str) -> bool:
    return any(one.isVisible() and one.text() == words for one in window.findChildren(QPushButton))


def test_an_excel_file_is_sent_to_import(qtbot: QtBot, opening: Opening, folder: Path) -> None:
    a_workbook(file_of(folder))
    opening.open(folder)
    assert "is an Excel workbook or a zip file. Use Import for it." in said(qtbot, opening.window)


def test_a_log_without_its_database_is_left_alone(qtbot: QtBot, opening: Opening, folder: Path) -> None:
    log = file_of(folder).with_name("school.db-wal")
    log.write_bytes(b"the last copy")
    file_of(folder).unlink()
    opening.open(folder)
    assert "its latest changes are still there. Nothing was touched." in said(qtbot, opening.window)
    assert log.read_bytes() == b"the last copy"


@pytest.mark.parametrize("harm", [gone, empty, overwritten])
def test_a_key_file_that_is_lost_is_taken_from_a_backup(
    qtbot: QtBot, opening: Opening, folder: Path, harm: Callable[[Path], None]
) -> None:
    harm(key_file_of(folder))
    opening.open(folder)
    qtbot.waitUntil(lambda: button_is_there(opening.window, "Take it from a backup"))
    assert "key file" in said(qtbot, opening.window)
    press(opening.window, "Take it from a backup")
    with qtbot.waitSignal(opening.window.school_shown):
        sign_in(qtbot, opening.window)
    assert opening.window.store.database.can_write


def form_of(qtbot: QtBot, window: Window, name: str) -> SmallForm:
    """Open the form of a new organisation and type its name."""
    window.go("settings", "organisations")
    (section,) = window.findChildren(OrganisationsSection)
    section.list.buttons()[0].click()
    qtbot.waitUntil(lambda: window.findChildren(SmallForm) != [])
    form = window.findChildren(SmallForm)[-1]
    form.form.field("name").set_value(name)
    return form


def names(store: Store) -> set[str]:
    return {row.name for row in store.read(organisations)} - {"School"}


def test_a_database_that_is_moved_while_open_keeps_the_form_and_says_so(
    qtbot: QtBot, opening: Opening, folder: Path
) -> None:
    window = enter(qtbot, opening, folder)
    form = form_of(qtbot, window, "Kite Project")
    moved = file_of(folder).rename(folder.parent / "elsewhere.db")
    form.save_button.click()
    assert "was moved or deleted while it was open, so nothing was saved" in window.status.sentence()
    assert form.isVisible()
    assert form.form.values()["name"] == "Kite Project"
    moved.rename(file_of(folder))
    form.save_button.click()
    assert names(window.store) == {"Kite Project"}


@pytest.fixture
def full(qtbot: QtBot, opening: Opening, folder: Path) -> dict[str, int]:
    """The open school's disk, without room; setting most to a large number makes some."""
    window = enter(qtbot, opening, folder)
    disk = {"most": 1}

    def limit(connection: object, *_: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {disk['most']}").fetchone()  # type: ignore[attr-defined]

    event.listen(window.store.database.engine, "checkout", limit)
    with pytest.raises(DiskFull):
        fill(window.store)
    return disk


def fill(store: Store) -> None:
    for number in count():
        store.write(add_organisation, OrganisationDraft(f"Filler {number}"))


def refused(qtbot: QtBot, window: Window) -> tuple[SmallForm, DiskFullDialog]:
    form = form_of(qtbot, window, "Kite Project")
    form.form.field("contact").set_value("an office by the quay " * 9)
    form.save_button.click()
    (dialog,) = form.findChildren(DiskFullDialog)
    return form, dialog


def test_a_full_disk_keeps_the_form_and_the_reserve_saves_it(
    qtbot: QtBot, opening: Opening, folder: Path, full: dict[str, int]
) -> None:
    form, dialog = refused(qtbot, opening.window)
    assert "Free at least 20 MB, then save again." in said(qtbot, dialog)
    assert (folder / RESERVE).exists()
    assert dialog.use.text() == "Use the reserve"
    full["most"] = 1_000_000
    dialog.use.click()
    assert "Kite Project" in names(opening.window.store)
    assert not (folder / RESERVE).exists()
    assert not form.isVisible()


def test_a_disk_that_stays_full_keeps_the_form_whatever_is_pressed(
    qtbot: QtBot, opening: Opening, full: dict[str, int]
) -> None:
    form, dialog = refused(qtbot, opening.window)
    dialog.use.click()
    again = form.findChildren(DiskFullDialog)[-1]
    assert again.use.text() == "Save again"
    again.reject()
    assert form.isVisible()
    assert form.form.values()["name"] == "Kite Project"


def test_the_reserve_is_made_again_when_there_is_room(qtbot: QtBot, opening: Opening, folder: Path) -> None:
    window = enter(qtbot, opening, folder)
    (folder / RESERVE).unlink()
    window.keeper.keep()
    qtbot.waitUntil((folder / RESERVE).exists)


def test_a_flipped_bit_is_found_behind_the_page_and_a_backup_put_back(
    qtbot: QtBot, opening: Opening, folder: Path
) -> None:
    window = enter(qtbot, opening, folder)
    with file_of(folder).open("r+b") as file:
        file.seek(-2000, os.SEEK_END)
        byte = file.read(1)
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte[0] ^ 1]))
    opening.mending.whole.look()
    assert said(qtbot, window).startswith("The school's database is damaged, on the disk.")
    put_back(qtbot, window)
    assert notices(window) == []
    assert list(folder.glob("*damaged*")) != []


def test_a_whole_file_says_nothing(qtbot: QtBot, opening: Opening, folder: Path) -> None:
    window = enter(qtbot, opening, folder)
    opening.mending.whole.look()
    window.doing.stop()
    QApplication.processEvents()
    assert notices(window) == []


def test_a_newer_versions_school_is_shown_and_not_written(
    qtbot: QtBot, opening: Opening, folder: Path
) -> None:
    connection = open_file(file_of(folder), seal_of(administrator()).key, "?mode=rw")
    connection.execute("UPDATE alembic_version SET version_num = '9001'")
    connection.close()
    window = enter(qtbot, opening, folder)
    assert "newer version" in window.strip.text()
    assert not window.strip.again.isVisible()
    assert not window.store.database.can_write


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write into every folder")
def test_a_read_only_folder_is_shown_and_looks_are_not_recorded(
    qtbot: QtBot, opening: Opening, folder: Path
) -> None:
    shutil.rmtree(folder / "backups")
    folder.chmod(0o500)
    window = enter(qtbot, opening, folder)
    assert window.strip.text() == "Open to look at only: its folder is read only. Looks are not recorded."
    folder.chmod(0o700)
