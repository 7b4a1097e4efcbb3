"""F1: the guide opens at what somebody is in, be it a page, a tab, a section or a form."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from app.paths import RESOURCES
from app.queries.pupil_page import PupilPage, pupil_page
from app.store import Store
from app.ui.dialogs.consent import consent_dialog
from app.ui.dialogs.contact import contact_dialog
from app.ui.dialogs.decision import DecisionSheet
from app.ui.dialogs.help import HELP, HelpDialog
from app.ui.dialogs.involved import involved_dialog
from app.ui.dialogs.plan_form import plan_dialog
from app.ui.pages.pupils import PupilsPage
from app.ui.shell import LogTarget, Shell
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.operations.deciding import new_pupil, place
from tests.ui.shell_fixtures import window as window  # noqa: PLC0414 - a fixture
from tests.ui.signing_in import sign_in, sign_in_page
from tests.ui.typing_keys import Keyboard

Make = Callable[[Shell, PupilPage], QDialog]


def shown(window: Window | QDialog) -> str:
    """The page of the guide that stands open over a window or a dialog."""
    (guide,) = [found for found in window.findChildren(HelpDialog) if found.parent() is window]
    assert guide.isVisible()
    return guide.text.source().fileName().removesuffix(".md")


@pytest.fixture
def pupil(store: Store) -> int:
    """A pupil in Getting Help for twenty days."""
    pupil = new_pupil(store)
    place(store, pupil, "help", 20)
    return pupil


@pytest.fixture
def keys(qtbot: QtBot, window: Window) -> Keyboard:
    """The keyboard, in the window."""
    keys = Keyboard(qtbot, window)
    keys.wait_for_window()
    return keys


TABS = [
    ("now", "pupils"),
    ("plan", "plan"),
    ("timeline", "pupils"),
    ("measures", "measures"),
    ("people", "around"),
]


@pytest.mark.parametrize(("tab", "topic"), TABS)
def test_a_tab_of_a_pupil_has_its_own_page_of_the_guide(
    keys: Keyboard, window: Window, pupil: int, tab: str, topic: str
) -> None:
    window.go("pupils", pupil)
    page = window.page("pupils")
    assert isinstance(page, PupilsPage)
    page.view.tabs.open(tab)
    keys.press(Qt.Key.Key_F1)
    assert shown(window) == topic


@pytest.mark.parametrize("section", ["measures", "backups", "records", "terms"])
def test_a_section_of_settings_has_its_own_page_of_the_guide(
    keys: Keyboard, window: Window, section: str
) -> None:
    window.go("settings", section)
    keys.press(Qt.Key.Key_F1)
    expected = {"records": "rights", "terms": "settings"}
    assert shown(window) == expected.get(section, section)


def test_the_guide_explains_signing_in_behind_the_lock_and_gives_the_password_back(
    qtbot: QtBot, keys: Keyboard, window: Window
) -> None:
    window.go("pupils")
    keys.press(Qt.Key.Key_F1)
    window.guard.lock()
    page = sign_in_page(qtbot, window)
    qtbot.waitUntil(page.form.password.hasFocus)
    keys.press(Qt.Key.Key_F1)
    guides = [found for found in window.findChildren(HelpDialog) if found.isVisible()]
    qtbot.waitUntil(lambda: all(guide.text.hasFocus() for guide in guides))
    assert [guide.text.source().fileName() for guide in guides] == ["sign_in.md"]
    assert not window.content.isVisible()
    keys.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(page.form.password.hasFocus)
    assert not guides[0].isVisible()
    sign_in(qtbot, window)
    qtbot.waitUntil(window.content.isVisible)
    assert shown(window) == "pupils"
    qtbot.waitUntil(lambda: len(window.findChildren(HelpDialog)) == 1)


FORMS: list[tuple[str, Make]] = [
    ("log", lambda shell, page: DecisionSheet(shell, LogTarget(pupil_id=page.id))),
    ("reviews", contact_dialog),
    ("around", lambda shell, page: involved_dialog(shell, page, "family")),
    ("around", lambda shell, page: consent_dialog(shell, page, None, correct=False)),
    ("plan", lambda shell, page: plan_dialog(shell, page, page.domains[0].id, "help")),
]


@pytest.mark.parametrize("form", FORMS)
def test_a_form_has_its_own_page_of_the_guide_and_it_can_be_read_beside_it(
    keys: Keyboard, window: Window, store: Store, pupil: int, form: tuple[str, Make]
) -> None:
    topic, make = form
    dialog = make(window, store.read(pupil_page, pupil, today=TODAY))
    window.show_dialog(dialog)
    keys.wait_for(type(dialog))
    keys.press(Qt.Key.Key_F1)
    assert shown(dialog) == topic
    dialog.close()


def test_every_page_that_a_form_names_is_in_the_guide() -> None:
    named = set()
    for file in (RESOURCES.parent / "app" / "ui").rglob("*.py"):
        named |= set(re.findall(r'topic ?= ?"(\w+)"', file.read_text(encoding="utf-8")))
    assert {"log", "plan", "reviews", "risk", "around", "measures"} <= named
    assert {name for name in named if not (HELP / f"{name}.md").exists()} == set()
