"""A school says that it may use the SDQ, a teacher's scores go in before and after help, and the change reads in words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.queries.measures.measures import measures
from app.queries.measures.scores import scores_of
from app.store import Store
from app.ui.dialogs.small_form import SmallForm
from app.ui.pages.pupils import PupilsPage
from app.ui.pages.settings import SettingsPage
from app.ui.pupil_measures import PupilMeasures
from app.ui.widgets.scores_field import ScoresField
from app.ui.window import Window
from tests.pupil_school import Pupils, fill
from tests.ui.typing_keys import CTRL, Keyboard

ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


@pytest.fixture
def pupils(store: Store) -> Pupils:
    """Wren, Idris and Ada."""
    return fill(store)


@pytest.fixture
def keys(qtbot: QtBot, pupils: Pupils, window: Window) -> Keyboard:
    """A keyboard on the window."""
    keys = Keyboard(qtbot, window)
    qtbot.waitUntil(window.isActiveWindow)
    return keys


def use_the_sdq(keys: Keyboard, window: Window) -> None:
    """Say in the settings that the school holds the licence of the SDQ."""
    window.go("settings", "measures")
    page = window.current
    assert isinstance(page, SettingsPage)
    page.section("measures").list.table.select("shelf sdq")  # type: ignore[attr-defined]
    page.section("measures").list.table.setFocus()  # type: ignore[attr-defined]
    keys.press(ENTER)
    dialog = keys.wait_for(SmallForm)
    keys.write("our school holds")
    keys.press(TAB)
    assert dialog.form.field("licensed_on") is keys.focus()
    keys.write("1 sep 2026")
    keys.press(ENTER, CTRL)
    keys.wait_for_window()


def open_measures(window: Window, pupil: int) -> PupilMeasures:
    """Open the pupil's tab."""
    window.go("pupils", pupil)
    page = window.current
    assert isinstance(page, PupilsPage)
    page.view.tabs.open("measures")
    tab = page.view.tab("measures")
    assert isinstance(tab, PupilMeasures)
    return tab


def record(keys: Keyboard, tab: PupilMeasures, day: str, stage: str, emotional: str) -> None:
    """Record a teacher's score of a day."""
    tab.focus_first()
    keys.press(ENTER)
    form = keys.wait_for(SmallForm).form
    keys.press(Qt.Key.Key_A, CTRL)
    keys.write("SDQ, Teacher")
    keys.press(TAB)
    keys.press(Qt.Key.Key_A, CTRL)
    keys.write(day)
    keys.press(TAB)
    keys.press(Qt.Key.Key_A, CTRL)
    keys.write(stage)
    keys.press(TAB)
    scores = form.field("values")
    assert isinstance(scores, ScoresField)
    assert next(iter(scores.numbers.values())) is keys.focus()
    keys.write(emotional)
    keys.press(ENTER, CTRL)
    keys.wait_for_window()


def test_a_teachers_scores_before_and_after_read_as_a_change_in_words(
    keys: Keyboard, window: Window, store: Store, pupils: Pupils
) -> None:
    use_the_sdq(keys, window)
    assert window.status.sentence() == "SDQ is in use: a licence is held since 1 September 2026."
    assert len(store.read(measures)) == 7
    tab = open_measures(window, pupils.wren)
    assert tab.no_score.isVisible()
    record(keys, tab, "14 sep 2026", "baseline", "7")
    assert window.status.sentence() == "Recorded for Wren Thimble: SDQ: Emotional symptoms, 7."
    record(keys, tab, "9 nov 2026", "at the end", "4")
    (card,) = tab.cards
    assert card.direction.text() == "↓ Lower is better"
    assert card.last.text() == "Last: 4, slightly raised, on 9 November 2026."
    assert card.change.text().startswith("From 7 to 4: 3 lower, which is the better way.")
    assert [score.stage for score in card.series.scores] == ["baseline", "end"]
    keys.press(Qt.Key.Key_Z, CTRL)
    (series,) = store.read(scores_of, pupils.wren).series
    assert series.change_words == "One score so far. A change takes two by the same person."
    assert tab.cards[0].change.text() == series.change_words
