"""Rates are set, an offer's cost is written, and its figure opens into its sum; pastoral staff find no cost anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.abilities import Role
from app.queries.costs.rates import rates
from app.store import Store
from app.ui.dialogs.cost_sum import CostSumDialog
from app.ui.dialogs.outcome import OutcomeDialog
from app.ui.dialogs.small_form import SmallForm
from app.ui.pages.offers import OffersPage
from app.ui.pages.pupils import PupilsPage
from app.ui.pages.settings import SettingsPage
from app.ui.pupil_supports import PupilSupports
from app.ui.widgets.offer_costs import OfferCostsPart
from app.ui.widgets.offer_effect import OfferEffectPart
from app.ui.window import Window
from tests.costing import Club, assistant, club, rate
from tests.fixtures import TODAY
from tests.ui.role_school import seat, window_over
from tests.ui.typing_keys import CTRL, Keyboard

ENTER, TAB, DOWN, ESC = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Escape


@pytest.fixture
def pupils(store: Store) -> Club:
    """A club of three, whose group has met four times."""
    return club(store)


@pytest.fixture
def keys(qtbot: QtBot, pupils: Club, window: Window) -> Keyboard:
    """A keyboard on the window."""
    qtbot.waitUntil(window.isActiveWindow)
    return Keyboard(qtbot, window)


def set_the_rate(keys: Keyboard, window: Window) -> None:
    """Set what an hour of a teaching assistant costs, in Settings."""
    window.go("settings", "costs")
    page = window.current
    assert isinstance(page, SettingsPage)
    section = page.section("costs")
    add = section.list.buttons()[0]  # type: ignore[attr-defined]
    add.setFocus()
    keys.press(ENTER)
    keys.wait_for(SmallForm)
    keys.write("teaching")
    keys.press(TAB)
    keys.write("14.40")
    keys.press(TAB)
    keys.press(Qt.Key.Key_A, CTRL)
    keys.write("1 sep 2026")
    keys.press(TAB)
    keys.write("The council")
    keys.press(ENTER, CTRL)
    keys.wait_for_window()


def costs_of(window: Window, offer: int) -> OfferCostsPart | None:
    """Go to an offer; what its panel says of its cost."""
    window.go("offers", offer)
    page = window.current
    assert isinstance(page, OffersPage)
    return page.panel.findChild(OfferCostsPart)


def test_a_figure_opens_into_its_sum(keys: Keyboard, window: Window, store: Store, pupils: Club) -> None:
    set_the_rate(keys, window)
    assert [(row.pence, row.source) for row in store.read(rates, today=TODAY)] == [(1440, "The council")]
    assert window.status.sentence() == "The rate for Teaching assistant is set."
    part = costs_of(window, pupils.offer)
    assert part is not None
    part.buttons[0].setFocus()
    keys.press(ENTER)
    keys.wait_for(SmallForm)
    keys.write("teaching")
    keys.press(ENTER, CTRL)
    keys.wait_for_window()
    part = costs_of(window, pupils.offer)
    assert part is not None
    assert [button.text() for button in part.figures.buttons] == ["£72", "£28.80", "£14.40"]
    part.figures.buttons[1].setFocus()
    keys.press(ENTER)
    dialog = keys.wait_for(CostSumDialog)
    assert dialog.total.text() == "£28.80; 2 hours of staff"
    assert dialog.whole.text() == (
        "3 times Teaching assistant: 30 min × 4 sessions ÷ 3 pupils × £14.40 an hour = 3 × £9.60: £28.80."
    )
    keys.press(ESC)
    keys.wait_for_window()
    keys.press(Qt.Key.Key_Z, CTRL)
    part = costs_of(window, pupils.offer)
    assert part is not None
    assert not hasattr(part, "figures")


def test_a_pupils_year_opens_into_its_supports_and_these_into_their_sums(
    keys: Keyboard, window: Window, store: Store, pupils: Club
) -> None:
    rate(store)
    assistant(store, pupils.offer)
    tab = support_tab(window, pupils.pupils[0])
    assert tab.costs.words.text() == "£24 is planned, of the first £6,000 that the school finds."
    tab.costs.stops()[0].setFocus()
    keys.press(ENTER)
    dialog = keys.wait_for(CostSumDialog)
    assert dialog.whole.text() == "Lego club: £24. Enter opens it."
    keys.press(ENTER)
    assert dialog.whole.text().startswith("Teaching assistant: 30 min × 10 sessions ÷ 3 pupils")
    keys.press(Qt.Key.Key_Backspace)
    assert dialog.title.text() == "What it costs, 2026/27: planned"


def support_tab(window: Window, pupil: int) -> PupilSupports:
    """Open the Support tab of a pupil."""
    window.go("pupils", pupil)
    page = window.current
    assert isinstance(page, PupilsPage)
    page.view.tabs.open("supports")
    tab = page.view.tab("supports")
    assert isinstance(tab, PupilSupports)
    return tab


def test_what_came_of_it_is_said_beside_its_dose_and_stands_in_the_offers_panel(
    keys: Keyboard, window: Window, pupils: Club
) -> None:
    tab = support_tab(window, pupils.pupils[0])
    button = next(one for one in tab.running.buttons if one.text() == "What came of it …")
    button.setFocus()
    keys.press(ENTER)
    dialog = keys.wait_for(OutcomeDialog)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Sessions: planned 10, delivered 4, attended 4." in said
    dialog.form.field("outcome").buttons["1"].setFocus()
    keys.press(Qt.Key.Key_Space)
    keys.press(ENTER, CTRL)
    keys.wait_for_window()
    assert window.status.sentence() == "Lego club for Wren Thimble: Better."
    window.go("offers", pupils.offer)
    page = window.current
    assert isinstance(page, OffersPage)
    part = page.panel.findChild(OfferEffectPart)
    assert part is not None
    words = [label.text() for label in part.findChildren(QLabel)]
    assert {"Better", "Of 2 it is too soon to say.", "Too few for percentages."} <= set(words)


def test_pastoral_staff_see_no_cost_anywhere(
    qtbot: QtBot, qapp: QApplication, store: Store, pupils: Club, tmp_path: Path
) -> None:
    rate(store)
    assistant(store, pupils.offer)
    seat(store, Role.PASTORAL)
    window = window_over(qtbot, store, tmp_path)
    assert costs_of(window, pupils.offer) is None
    tab = support_tab(window, pupils.pupils[0])
    assert tab.costs.isHidden()
    window.go("settings")
    page = window.current
    assert isinstance(page, SettingsPage)
    assert "Rates and costs" not in {entry.title for entry in page.sections}
    window.go("today")
    assert "£" not in said(window)
    assert "rate for Teaching" not in said(window)


def said(window: Window) -> str:
    """Every word in the window, shown or not."""
    widgets = window.findChildren(QWidget)
    texts = [str(getattr(one, "text", str)()) for one in widgets if isinstance(one, QLabel)]
    return " ".join([*texts, *(one.accessibleName() + one.toolTip() for one in widgets)])
