"""Reports from the keyboard: one is opened, its time changed, a row of it opened, and it goes to Excel."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.queries.audit_rows import AuditFilter, audit_rows
from app.store import Store
from app.ui.dialogs.print_preview import PrintPreview
from app.ui.page_stack import NAMES
from app.ui.pages.pupils import PupilsPage
from app.ui.pages.reports import ReportsPage
from app.ui.widgets.report_time import LAST
from app.ui.window import Window
from tests.report_school import Reported, fill_reported
from tests.ui.typing_keys import CTRL, Keyboard


@pytest.fixture
def pupils(store: Store) -> Reported:
    """Three pupils, of whom Idris waits."""
    return fill_reported(store)


@pytest.fixture
def keys(qtbot: QtBot, pupils: Reported, window: Window) -> Keyboard:
    """A keyboard, with the Reports page open by its key."""
    keys = Keyboard(qtbot, window)
    qtbot.waitUntil(window.isActiveWindow)
    keys.press(Qt.Key(Qt.Key.Key_1 + NAMES.index("reports")), CTRL)
    return keys


def page_of(window: Window) -> ReportsPage:
    page = window.current
    assert isinstance(page, ReportsPage)
    return page


def wait_for(qtbot: QtBot, page: ReportsPage, code: str, period: str = "") -> None:
    def shown() -> bool:
        report = page.view.report
        return report is not None and report.code == code and period in report.period

    qtbot.waitUntil(shown)


def test_a_report_is_read_its_time_changed_a_row_opened_and_taken_to_excel(
    qtbot: QtBot, keys: Keyboard, window: Window, store: Store, tmp_path: Path
) -> None:
    page = page_of(window)
    wait_for(qtbot, page, "reach")
    while page.list.selected() != "waiting":
        keys.press(Qt.Key.Key_Down)
    wait_for(qtbot, page, "waiting")
    page.time.which.set_value(LAST)
    page.time.which.chosen.emit(LAST)
    wait_for(qtbot, page, "waiting", "31 August 2026")
    assert page.view.report is not None
    assert page.view.report.sentences == ("On 31 August 2026 nobody waits.",)
    page.time.which.clear()
    page.time.which.chosen.emit(None)
    wait_for(qtbot, page, "waiting", "10 November 2026")
    page.doing.save_to(str(tmp_path / "waiting.xlsx"))
    qtbot.waitUntil(lambda: window.status.sentence() == "Saved waiting.xlsx.")
    assert "Pupils who wait, the longest fi" in load_workbook(tmp_path / "waiting.xlsx").sheetnames
    assert next(iter(store.read(audit_rows, AuditFilter()))).kind == "export_report"
    rows = page.view.tables[-1].view
    assert rows is not None
    rows.setFocus()
    keys.press(Qt.Key.Key_Return)
    pupil = window.current
    assert isinstance(pupil, PupilsPage)
    assert pupil.view.title.text() == "Idris Moonraker"


def test_last_year_stands_beside_this_one_at_a_tick(qtbot: QtBot, keys: Keyboard, window: Window) -> None:
    page = page_of(window)
    wait_for(qtbot, page, "reach")
    page.time.last_year.click()
    wait_for(qtbot, page, "reach", "beside 1 September to 10 November 2025")


def test_the_pages_are_looked_at_before_they_are_printed(
    qtbot: QtBot, keys: Keyboard, window: Window, tmp_path: Path
) -> None:
    wait_for(qtbot, page_of(window), "reach")
    keys.press(Qt.Key.Key_P, CTRL)
    preview = keys.wait_for(PrintPreview)
    assert preview.pages[0].text.startswith("Reach\n")
    preview.save_to(str(tmp_path / "reach.pdf"))
    assert (tmp_path / "reach.pdf").read_bytes().startswith(b"%PDF")
