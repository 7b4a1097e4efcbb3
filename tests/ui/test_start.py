"""The start: the last school, a folder that holds none, what is left of a bug, and the guide."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.log import log_file
from app.paths import RESOURCES
from app.ui.dialogs.help import HelpDialog, show_help
from app.ui.errors import SENTENCE
from app.ui.page_stack import NAMES
from app.ui.pages.front import FrontPage
from app.ui.pages.sign_in import SignInPage
from app.ui.settings import Remembered
from app.ui.start import Opening, run
from app.ui.theme import apply
from app.ui.window import Window
from tests.ui.signing_in import made, shown, sign_in

HELP = RESOURCES / "help"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, with nothing in it."""
    home = tmp_path / "home"
    monkeypatch.setenv("FIVEFOLD_HOME", str(home))
    return home


@pytest.fixture
def opening(qtbot: QtBot, qapp: QApplication, home: Path) -> Opening:
    """A window without a school, and what opens one for it."""
    apply(qapp, "light")
    window = Window(Remembered())
    qtbot.addWidget(window)
    window.show()
    return Opening(window)


def wait_for_doors(qtbot: QtBot, window: Window) -> FrontPage:
    qtbot.waitUntil(lambda: isinstance(window.pages.currentWidget(), FrontPage))
    front = window.pages.currentWidget()
    assert isinstance(front, FrontPage)
    return front


def test_a_school_is_opened_off_the_ui_thread(qtbot: QtBot, opening: Opening, tmp_path: Path) -> None:
    folder = made(tmp_path / "school")
    opening.open(folder)
    with qtbot.waitSignal(opening.window.school_shown):
        sign_in(qtbot, opening.window)
    assert opening.window.windowTitle() == "Test Primary School – Fivefold"
    assert opening.window.remembered.last_school == folder


def test_a_folder_that_is_no_school_is_told_and_the_doors_stay(
    qtbot: QtBot, opening: Opening, tmp_path: Path
) -> None:
    opening.front()
    (tmp_path / "pictures").mkdir()
    opening.open(tmp_path / "pictures")
    qtbot.waitUntil(lambda: opening.window.status.sentence() != "")
    assert "pictures" in opening.window.status.sentence() or "school" in opening.window.status.sentence()
    assert wait_for_doors(qtbot, opening.window).isVisible()


def test_the_doors_open_when_the_last_school_cannot(qtbot: QtBot, opening: Opening, tmp_path: Path) -> None:
    opening.open(tmp_path / "gone")
    assert wait_for_doors(qtbot, opening.window).isVisible()
    assert opening.window.status.sentence() != ""
    assert not opening.window.rail.isVisible()


def test_the_doors_explain_themselves_with_f1(qtbot: QtBot, opening: Opening) -> None:
    opening.front()
    opening.window.help_here()
    dialog = opening.window.findChild(HelpDialog)
    assert isinstance(dialog, HelpDialog)
    assert dialog.text.source().fileName() == "front.md"
    dialog.close()


def in_the_loop(call: object) -> None:
    """Look every 20 ms, inside the program's own loop, until the call says that it has done its part."""
    timer = QTimer(QApplication.instance())

    def look() -> None:
        assert callable(call)
        if call():
            timer.stop()
            timer.deleteLater()

    timer.timeout.connect(look)
    timer.start(20)


def the_window() -> Window | None:
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, Window) and w.isVisible()), None)


def run_until(condition: object, folder: Path | None = None) -> Window:
    """Run the program until something is so, then close its window; returns it."""
    seen: list[Window] = []

    def look() -> bool:
        window = the_window()
        assert callable(condition)
        if window is None or not condition(window):
            return False
        seen.append(window)
        window.close()
        return True

    in_the_loop(look)
    assert run(folder) == 0
    return seen[0]


def test_the_first_start_shows_three_doors(qapp: QApplication) -> None:
    window = run_until(lambda window: isinstance(window.pages.currentWidget(), FrontPage))
    front = window.pages.currentWidget()
    assert isinstance(front, FrontPage)
    doors = [button.text() for button in front.findChildren(QPushButton)]
    assert doors == ["Look around the sample", "New school", "Open a school"]


def test_the_last_school_asks_who_is_there(qapp: QApplication, tmp_path: Path) -> None:
    Remembered().remember_school(made(tmp_path / "school"))
    window = run_until(shown)
    assert window.windowTitle() == "Fivefold"
    assert not window.rail.isVisible()


def test_a_school_can_be_named_when_starting(qapp: QApplication, tmp_path: Path) -> None:
    Remembered().remember_school(made(tmp_path / "school"))
    other = made(tmp_path / "other", "Otterdale School")
    window = run_until(shown, other)
    (page,) = window.findChildren(SignInPage)
    assert page.lead.text() == str(other)


def test_a_bug_is_said_once_logged_without_what_was_typed_and_lived_through(
    qapp: QApplication, tmp_path: Path
) -> None:
    """The exception's own words quote a pupil: they are neither said nor written."""
    made(tmp_path / "school")
    broken: list[Window] = []

    def breaks(window: Window) -> bool:
        if not shown(window):
            return False
        if not broken:
            broken.append(window)
            QTimer.singleShot(0, window, boom)
            return False
        return window.status.sentence() == SENTENCE

    def boom() -> None:
        raise KeyError("Wren Thimble")

    window = run_until(breaks, tmp_path / "school")
    assert window.status.sentence() == SENTENCE
    written = log_file().read_text(encoding="utf-8")
    assert "KeyError at " in written
    assert "Wren" not in written


def test_every_link_of_the_guide_leads_to_a_page_of_it() -> None:
    lost = [
        f"{page.name} → {target}"
        for page in sorted(HELP.glob("*.md"))
        for target in re.findall(r"\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
        if not (HELP / target).is_file()
    ]
    assert lost == []


def test_every_page_of_the_guide_is_reached_from_its_contents() -> None:
    contents = (HELP / "index.md").read_text(encoding="utf-8")
    assert {page.stem for page in HELP.glob("*.md")} - {"index"} == set(
        re.findall(r"\(([\w-]+)\.md\)", contents)
    )


@pytest.mark.parametrize("name", [*NAMES, "front", "sign_in", "index"])
def test_every_page_has_its_guide(name: str) -> None:
    assert (HELP / f"{name}.md").read_text(encoding="utf-8").startswith("# ")


def test_a_link_is_followed_and_gone_back_from(qtbot: QtBot, opening: Opening) -> None:
    show_help(opening.window, "today")
    dialog = opening.window.findChild(HelpDialog)
    assert isinstance(dialog, HelpDialog)
    dialog.show_topic("numbers")
    assert "Thriving" in dialog.text.toPlainText()
    dialog.text.backward()
    assert dialog.text.source().fileName() == "today.md"
    dialog.close()


def test_the_guide_follows_the_theme(qapp: QApplication, opening: Opening) -> None:
    show_help(opening.window, "keys")
    dialog = opening.window.findChild(HelpDialog)
    assert isinstance(dialog, HelpDialog)
    light = dialog.grab().toImage().pixelColor(5, 5).lightness()
    apply(qapp, "dark")
    dark = dialog.grab().toImage().pixelColor(5, 5).lightness()
    apply(qapp, "light")
    dialog.close()
    assert dark < 128 < light
