"""Settings, Measures: what is built in, what is in use with its licence, own measures, bands and retiring."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.operations.measures.measures import add_measure
from app.queries.measures.measures import measures
from app.store import Store
from app.ui.dialogs.small_form import SmallForm
from app.ui.pages.settings import SettingsPage
from app.ui.sections.measure_lines import MeasureLine
from app.ui.sections.measures import MeasuresSection
from app.ui.window import Window
from tests.operations.measuring import OWN
from tests.ui.test_kit import unnamed
from tests.ui.typing_keys import Keyboard


@pytest.fixture
def section(window: Window) -> MeasuresSection:
    """The section, open."""
    window.go("settings", "measures")
    page = window.current
    assert isinstance(page, SettingsPage)
    section = page.section("measures")
    assert isinstance(section, MeasuresSection)
    return section


def lines(section: MeasuresSection) -> dict[str, MeasureLine]:
    return {line.name: line for line in section.list.table.rows_model.rows}


def press(section: MeasuresSection, line: str, words: str) -> None:
    """Choose a line and press one of its buttons."""
    assert section.list.table.select(lines(section)[line].id)
    button = next(button for button in section.list.buttons() if button.text() == words)
    assert button.isEnabled()
    button.click()


def test_aims_are_built_in_and_nothing_else_is_in_use(section: MeasuresSection) -> None:
    found = lines(section)
    assert found["Aims, rated 0 to 10"].state == "Built in"
    assert {line.state for name, line in found.items() if not name.startswith("Aims")} == {"Not in use"}
    assert "CC BY-NC-SA 4.0" in section.about.text()
    assert unnamed(section) == []


def test_nothing_comes_into_use_without_a_word_about_the_licence(
    qtbot: QtBot, section: MeasuresSection, store: Store, window: Window
) -> None:
    press(section, "SDQ", "Use this measure …")
    keys = Keyboard(qtbot, window)
    form = keys.wait_for(SmallForm).form
    form.submit()
    assert form.field("says").accessibleDescription().startswith("Say whether your school holds")
    assert store.read(measures) == ()


def test_a_measure_without_a_licence_is_in_use_at_once(
    qtbot: QtBot, section: MeasuresSection, window: Window
) -> None:
    press(section, "Leuven scales", "Use this measure …")
    keys = Keyboard(qtbot, window)
    form = keys.wait_for(SmallForm).form
    form.field("says").set_value("not_needed")
    form.submit()
    keys.wait_for_window()
    assert lines(section)["Leuven scales: Wellbeing"].state == "In use"
    assert "Leuven scales" not in lines(section)


def test_a_measure_of_our_own_is_added_and_its_steps_are_checked(
    qtbot: QtBot, section: MeasuresSection, window: Window
) -> None:
    press(section, "SDQ", "Add your own …")
    keys = Keyboard(qtbot, window)
    form = keys.wait_for(SmallForm).form
    form.set_values(
        {
            "name": "Calm corner",
            "maximum": 10.0,
            "step": 3.0,
            "higher_is_better": True,
            "respondents": ("teacher",),
        }
    )
    form.submit()
    assert "Equal steps" in form.field("step").accessibleDescription()
    form.field("step").set_value(1.0)
    form.submit()
    keys.wait_for_window()
    assert lines(section)["Calm corner"].better == "Higher"


def test_bands_that_overlap_are_said_under_their_field(
    qtbot: QtBot, section: MeasuresSection, store: Store, window: Window
) -> None:
    window.write(add_measure, OWN)
    press(section, "Calm corner", "Bands …")
    keys = Keyboard(qtbot, window)
    form = keys.wait_for(SmallForm).form
    assert form.values()["bands_teacher"] == "0–4 Unsettled\n5–10 Settled"
    form.field("bands_teacher").set_value("0–5 Unsettled\n5–10 Settled")
    form.submit()
    assert "overlap" in form.field("bands_teacher").accessibleDescription()
    form.field("bands_teacher").set_value("0–5 Unsettled\n6–10 Settled")
    form.submit()
    keys.wait_for_window()
    (row,) = store.read(measures)
    assert [band.highest for band in row.respondents[0].bands] == [5, 10]


def test_a_measure_is_retired_and_used_again(section: MeasuresSection, window: Window, store: Store) -> None:
    window.write(add_measure, OWN)
    press(section, "Calm corner", "Retire")
    assert store.read(measures) == ()
    press(section, "Calm corner (retired)", "Use again")
    assert len(store.read(measures)) == 1
