"""The window around the pages: its keys, its voice, its title, what waits, and what ends with it."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.db import Database, open_school
from app.done import Done
from app.errors import Invalid, Problem
from app.operations.organisations import OrganisationDraft, add_organisation
from app.operations.staff import StaffDraft, add_staff
from app.progress import Progress
from app.queries.people import staff
from app.store import Store
from app.ui.dialogs.find import FindDialog
from app.ui.dialogs.help import HelpDialog
from app.ui.forms import Field, Form
from app.ui.page_stack import NAMES
from app.ui.settings import Remembered
from app.ui.widgets.fields import TextField
from app.ui.window import Window
from tests.fixtures import clock
from tests.operations.deciding import new_pupil
from tests.ui.shell_fixtures import window as window  # noqa: PLC0414 - a fixture
from tests.ui.typing_keys import CTRL, Keyboard
from tests.ui.unnamed import unnamed

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def keys(qtbot: QtBot, window: Window) -> Keyboard:
    """The keyboard, in the window."""
    keys = Keyboard(qtbot, window)
    keys.wait_for_window()
    return keys


@pytest.mark.parametrize(("number", "name"), list(enumerate(NAMES, 1)))
def test_ctrl_and_a_figure_open_a_page(keys: Keyboard, window: Window, number: int, name: str) -> None:
    keys.press(Qt.Key(Qt.Key.Key_0 + number), CTRL)
    assert window.current is window.page(name)
    assert window.remembered.text("page") == name


@pytest.mark.parametrize("name", NAMES)
def test_every_control_of_the_window_has_a_name(window: Window, name: str) -> None:
    window.go(name)
    QApplication.processEvents()
    assert unnamed(window) == []


def test_f6_walks_round_the_window_and_comes_back(keys: Keyboard, window: Window) -> None:
    window.go("today")
    start = keys.focus()
    seen: list[QWidget] = []
    for _ in range(7):
        keys.press(Qt.Key.Key_F6)
        seen.append(keys.focus())
        if keys.focus() is start:
            break
    assert seen[-1] is start
    assert any(window.rail.isAncestorOf(one) for one in seen)
    assert any(window.header.isAncestorOf(one) for one in seen)


def test_shift_f6_walks_the_other_way(keys: Keyboard, window: Window) -> None:
    window.go("today")
    start = keys.focus()
    keys.press(Qt.Key.Key_F6)
    keys.press(Qt.Key.Key_F6, SHIFT)
    assert keys.focus() is start


def test_ctrl_z_undoes_and_ctrl_shift_z_does_it_again(keys: Keyboard, window: Window, store: Store) -> None:
    store.write(add_staff, StaffDraft("Mr Bellwether"))
    keys.press(Qt.Key.Key_Z, CTRL)
    assert window.status.sentence() == "Undone: Added Mr Bellwether."
    assert store.read(staff) == ()
    keys.press(Qt.Key.Key_Z, CTRL | SHIFT)
    assert [row.name for row in store.read(staff)] == ["Mr Bellwether"]


def test_nothing_to_undo_is_said_and_not_scolded(keys: Keyboard, window: Window) -> None:
    keys.press(Qt.Key.Key_Z, CTRL)
    assert window.status.sentence() == "There is nothing to undo."


@pytest.mark.parametrize("name", ["today", "settings"])
def test_f1_opens_the_pages_own_help(keys: Keyboard, window: Window, name: str) -> None:
    window.go(name)
    keys.press(Qt.Key.Key_F1)
    (dialog,) = window.findChildren(HelpDialog)
    assert dialog.isVisible()
    assert dialog.text.source().fileName() == f"{name}.md"
    dialog.close()


def test_esc_in_find_goes_back_to_the_page(keys: Keyboard, window: Window) -> None:
    keys.press(Qt.Key.Key_K, CTRL)
    keys.wait_for(FindDialog)
    keys.press(Qt.Key.Key_Escape)
    keys.wait_for_window()
    assert window.current is window.page("today")


def test_the_title_names_the_school_and_never_a_pupil(window: Window, store: Store) -> None:
    pupil = new_pupil(store)
    titles = set()
    for name in NAMES:
        window.go(name, pupil if name == "pupils" else None)
        titles.add(window.windowTitle())
    assert titles == {"Test Primary School – Fivefold"}


def test_a_problem_is_said_in_one_sentence(window: Window) -> None:
    def cannot(session: object) -> Done:
        raise Problem("The disk is full.", "Make room and try again.")

    assert not window.write(cannot)
    assert window.status.sentence() == "The disk is full. Make room and try again."


def test_what_cannot_be_typed_stands_under_its_field(qtbot: QtBot, window: Window) -> None:
    form = Form([Field("name", "Name", TextField())])
    qtbot.addWidget(form)

    def cannot(session: object) -> Done:
        raise Invalid({"name": "Give it a name."})

    assert not window.write(cannot, form=form)
    assert form.field("name").accessibleDescription() == "Give it a name."


class Import:
    """A long write that goes on until it is let through."""

    def __init__(self) -> None:
        self.begun, self.through = threading.Event(), threading.Event()

    def __call__(self, session: object) -> Done:
        self.begun.set()
        self.through.wait(20)
        return Done("Imported.")

    __name__ = "a_long_import"


def test_a_save_waits_for_an_import_and_then_lands(qtbot: QtBot, window: Window, store: Store) -> None:
    work = Import()
    landed: list[Done] = []
    importing = threading.Thread(target=store.write, args=(work,))
    importing.start()
    assert work.begun.wait(20)
    form = Form([Field("name", "Name", TextField())])
    qtbot.addWidget(form)
    form.field("name").set_value("The Kite Project")
    draft = OrganisationDraft("The Kite Project")
    assert not window.write(add_organisation, draft, form=form, then=landed.append)
    assert (landed, form.field("name").value()) == ([], "The Kite Project")
    work.through.set()
    qtbot.waitUntil(lambda: len(landed) == 1)
    importing.join()
    assert landed[0].sentence == "Added The Kite Project."


def test_closing_stops_what_is_going_on(qtbot: QtBot, window: Window) -> None:
    begun, stopped = threading.Event(), []

    def work(progress: Progress) -> None:
        try:
            while True:
                progress.step(0, 0)
                begun.set()
        finally:
            stopped.append(True)

    window.run(work, "Working", print)
    assert begun.wait(20)
    window.close()
    assert stopped == [True]


def test_the_shape_of_the_window_is_remembered(qtbot: QtBot, window: Window, tmp_path: Path) -> None:
    window.resize(880, 640)
    window.close()
    other = Window(Remembered(tmp_path / "remembered.ini"))
    qtbot.addWidget(other)
    assert other.restoreGeometry(other.remembered.shape("window"))
    assert (other.width(), other.height()) == (880, 640)


def test_another_school_takes_the_place_of_the_one_before(
    window: Window, store: Store, school: Database, template: Path, tmp_path: Path
) -> None:
    window.go("settings")
    before = window.current
    window.open_store(Store(open_school(school.folder, school.seal), "Mr Bellwether", clock))
    assert window.current is not before
    assert window.store.person == "Mr Bellwether"
    assert window.current is window.page("settings")


def test_before_a_school_is_open_no_page_can_be_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    bare = Window(Remembered(tmp_path / "remembered.ini"))
    qtbot.addWidget(bare)
    bare.show()
    assert not any(item.isEnabled() for item in bare.rail.findChildren(QWidget))
    assert bare.windowTitle() == "Fivefold"


def test_no_smaller_window_is_possible_than_one_that_works(window: Window) -> None:
    assert (window.minimumWidth(), window.minimumHeight()) == (880, 520)


def test_what_the_computer_remembers_is_nobody_elses_to_read(tmp_path: Path) -> None:
    remembered = Remembered(tmp_path / "new home" / "settings.ini")
    remembered.set_text("page", "map")
    # What is remembered is written at the latest when it is let go.
    del remembered
    file = tmp_path / "new home" / "settings.ini"
    assert "map" in file.read_text(encoding="utf-8")
    assert os.name != "posix" or stat.S_IMODE(file.stat().st_mode) == 0o600
