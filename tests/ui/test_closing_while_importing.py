"""A school that is closed while a dialog still takes a file in: the work is stopped first, and nothing is written after."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.abilities import Role
from app.imports.plan import LEAVE_OUT
from app.keys.key_file import save
from app.keys.parts import LEAST_COST
from app.keys.people import add_person
from app.keys.unlocking import again
from app.queries.pupils import pupil_rows
from app.schools import open_store
from app.store import Store
from app.ui.dialogs.import_file import ImportDialog
from app.ui.jobs import Job
from app.ui.start import Opening
from app.ui.window import Window
from tests.fixtures import administrator
from tests.imports.making import text_file
from tests.ui.shell_fixtures import bare_window
from tests.ui.signing_in import made, sign_in, sign_in_page

MANY = 4000
OTHERS = "seven lanterns by the quay"


@pytest.fixture
def opening(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Opening:
    """The program with Ms Dovecote signed in, in a school that Mr Bellwether, head, may open too."""
    window = bare_window(qtbot, qapp, tmp_path)
    opening = Opening(window)
    opening.open(made(tmp_path / "school"))
    with qtbot.waitSignal(window.school_shown):
        sign_in(qtbot, window)
    unlocked = window.store.unlocked
    assert unlocked is not None
    changed = add_person(unlocked, "Mr Bellwether", Role.HEAD, (), OTHERS, cost=LEAST_COST)
    save(window.store.database.folder, changed)
    window.store.unlocked = again(unlocked, changed)
    return opening


@pytest.fixture
def job(qtbot: QtBot, opening: Opening, tmp_path: Path) -> Job:
    """An import that is in the midst of being written, behind a locked window."""
    rows = "\n".join(f"A{number},Wren,Thimble {number},4" for number in range(MANY))
    dialog = ImportDialog(opening.window)
    opening.window.show_dialog(dialog)
    dialog.read(text_file(tmp_path, f"Adno,Forename,Surname,Year\n{rows}"))
    qtbot.waitUntil(lambda: dialog.idle and dialog.preview.isVisible(), timeout=30_000)
    dialog.add.click()
    assert dialog.job is not None
    qtbot.waitUntil(opening.window.store.busy, timeout=30_000)
    opening.window.guard.lock()
    assert not dialog.isVisible()
    return dialog.job


def on_roll(store: Store) -> int:
    return len(store.read(pupil_rows, today=store.today()))


def test_a_window_that_closes_stops_the_import_before_it_lets_go_of_the_school(
    opening: Opening, job: Job
) -> None:
    worker, folder = job._worker, opening.window.store.database.folder
    opening.window.close()
    assert worker.isFinished()
    store = open_store(Path(folder), administrator())
    assert on_roll(store) in (0, MANY)
    store.close()


def test_whoever_signs_in_instead_does_not_see_it_come_in(qtbot: QtBot, opening: Opening, job: Job) -> None:
    worker, window = job._worker, opening.window
    finished: list[bool] = []
    window.keeper.closed.connect(lambda: finished.append(worker.isFinished()))
    sign_in_page(qtbot, window).form.names.select(2)
    with qtbot.waitSignal(window.school_shown, timeout=30_000):
        sign_in(qtbot, window, OTHERS)
        qtbot.waitUntil(lambda: bool(going_on(window)) or window.store.person != "Ms Dovecote")
        for button in going_on(window):
            button.click()
    assert (window.store.person, finished) == ("Mr Bellwether", [True])
    assert on_roll(window.store) in (0, MANY)


def test_a_preview_comes_back_from_behind_the_lock_with_what_was_said_of_its_rows(
    qtbot: QtBot, opening: Opening, tmp_path: Path
) -> None:
    window = opening.window
    dialog = ImportDialog(window)
    window.show_dialog(dialog)
    dialog.read(text_file(tmp_path, "Forename,Surname\nWren,Thimble\nIdris,Moonraker\n"))
    qtbot.waitUntil(lambda: dialog.idle and dialog.preview.isVisible())
    dialog.preview.rows.tick([3])
    qtbot.waitUntil(lambda: dialog.idle and dialog.add.text() == "Add 1 pupil")
    window.guard.lock()
    sign_in(qtbot, window)
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.preview.choices() == {2: LEAVE_OUT}
    assert on_roll(window.store) == 0
    dialog.add.click()
    qtbot.waitUntil(lambda: on_roll(window.store) == 1)


def going_on(window: Window) -> list[QPushButton]:
    """Return the button that lets go of what was left open."""
    every = window.findChildren(QPushButton)
    return [one for one in every if one.isVisible() and one.text() == "Sign in, and let it go"]
