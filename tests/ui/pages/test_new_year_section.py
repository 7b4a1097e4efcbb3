"""Settings, The new year: what it says, and an earlier year's map saved to a file."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from app.operations.new_year.drafts import RollDraft
from app.rolling import roll_school_forward
from app.store import Store
from app.ui.pages.settings import SettingsPage
from app.ui.sections.new_year import NewYearSection
from app.ui.window import Window
from tests.new_year.school import YEAR, fill


def section_of(window: Window) -> NewYearSection:
    window.go("settings", "new_year")
    page = window.current
    assert isinstance(page, SettingsPage)
    section = page.section("new_year")
    assert isinstance(section, NewYearSection)
    return section


def test_before_any_year_was_rolled_forward_there_is_no_map(window: Window) -> None:
    section = section_of(window)
    assert section.roll.text() == "Roll forward to 2026/27 …"
    assert not section.take.isVisible()
    assert section.none.isVisible()


def test_an_earlier_map_is_saved_and_noted(window: Window, store: Store, tmp_path: Path) -> None:
    fill(store)
    roll_school_forward(store, RollDraft(YEAR))
    section = section_of(window)
    (row,) = section.maps.rows_model.rows
    section.save_to(row, str(tmp_path / "map.xlsx"))
    assert "Map" in load_workbook(tmp_path / "map.xlsx").sheetnames
    with store.database.engine.connect() as connection:
        kind = connection.exec_driver_sql("SELECT kind FROM audit ORDER BY id DESC LIMIT 1").scalar()
    assert kind == "export_map"
    assert section.changed.isVisible()
