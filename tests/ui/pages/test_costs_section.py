"""Rates and costs in Settings: kept by keyboard, saved as a workbook, and absent for who may not see them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.abilities import Role
from app.queries.costs.settings import CostFigures, cost_figures, delivered_percent
from app.store import Store
from app.ui.dialogs.find_entries import standing_entries
from app.ui.pages.settings import SettingsPage
from app.ui.sections.costs import CostsSection
from app.ui.sections.effect import EffectSection
from app.ui.sections.lists import ListsSection
from app.ui.window import Window
from tests.costing import assistant, club, rate
from tests.supported import SEPTEMBER
from tests.ui.role_school import seat, window_over


@pytest.fixture
def pupils(store: Store) -> None:
    """A club with an old rate and a new one."""
    rate(store, 1300, SEPTEMBER.replace(year=2025))
    rate(store)
    assistant(store, club(store).offer)


def section(window: Window, name: str) -> object:
    window.go("settings", name)
    page = window.current
    assert isinstance(page, SettingsPage)
    return page.section(name)


def test_each_role_has_its_rate_and_the_one_before_is_quiet(pupils: None, window: Window) -> None:
    found = section(window, "costs")
    assert isinstance(found, CostsSection)
    shown = [(row.pence, row.in_force) for row in found.list.table.rows_model.rows]
    assert shown == [(1440, True), (1300, False)]


def test_weeks_and_the_pounds_found_first_are_the_schools(pupils: None, window: Window, store: Store) -> None:
    found = section(window, "costs")
    assert isinstance(found, CostsSection)
    found.form.field("cost_weeks").set_value(39)
    found.save.click()
    assert store.read(cost_figures) == CostFigures(39, 6000)


def test_the_share_that_counts_as_delivered_is_set(pupils: None, window: Window, store: Store) -> None:
    found = section(window, "effect")
    assert isinstance(found, EffectSection)
    found.form.field("percent").set_value(75)
    found.save.click()
    assert store.read(delivered_percent) == 75


def test_costs_are_saved_as_a_workbook(qtbot: QtBot, pupils: None, window: Window, tmp_path: Path) -> None:
    found = section(window, "costs")
    assert isinstance(found, CostsSection)
    found.saving.save_to(tmp_path / "costs.xlsx")
    qtbot.waitUntil(lambda: window.status.sentence() == "Saved what support costs as costs.xlsx.")
    assert (tmp_path / "costs.xlsx").read_bytes()[:2] == b"PK"


def test_nothing_can_be_added_to_the_scale_of_outcomes_and_the_list_says_why(
    pupils: None, window: Window
) -> None:
    found = section(window, "lists")
    assert isinstance(found, ListsSection)
    add = found.list.buttons()[0]
    found.kind.set_value("outcome")
    assert not add.isEnabled()
    assert "nothing can be added" in found.fixed.text()
    found.kind.set_value("ending")
    assert add.isEnabled()
    assert found.fixed.isHidden()


def test_who_may_not_see_costs_does_not_find_the_section(
    qtbot: QtBot, store: Store, pupils: None, tmp_path: Path
) -> None:
    seat(store, Role.SAFEGUARDING)
    window = window_over(qtbot, store, tmp_path)
    assert "Settings: rates and costs" not in {entry.title for entry in standing_entries(window)}
    window.go("settings", "costs")
    page = window.current
    assert isinstance(page, SettingsPage)
    assert page.list.selected().name != "costs"
