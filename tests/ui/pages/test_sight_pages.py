"""What the screens show to somebody who may not see Risk Support: a sign to ask, one figure, and no way in."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.queries.sight import ASK
from app.store import Store
from app.ui.dialogs.decision import DecisionSheet
from app.ui.pages.map import MapPage
from app.ui.pages.pupils import PupilsPage
from app.ui.pages.today import TodayPage
from app.ui.settings import Remembered
from app.ui.shell import LogTarget
from app.ui.theme import apply, theme
from app.ui.widgets.bars import CountBar
from app.ui.widgets.marker import Marker
from app.ui.window import Window
from app.vocabulary import ASK_CODE
from tests.pupil_school import EMOTIONS, LANGUAGE
from tests.queries.sight_school import Seen, fill
from tests.ui.shell_fixtures import added
from tests.ui.unnamed import unnamed


@pytest.fixture
def seen(store: Store) -> Seen:
    return fill(store)


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication, seen: Seen, tmp_path: Path) -> Window:
    """The program's window as Mr Wren has it."""
    apply(qapp, "light")
    window = added(qtbot, Window(Remembered(tmp_path / "remembered.ini")))
    window.resize(1280, 800)
    window.open_store(seen.wren)
    window.show()
    qtbot.waitExposed(window)
    return window


def said(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QWidget) if hasattr(label, "text"))


def pupils(screen: Window) -> PupilsPage:
    page = screen.page("pupils")
    assert isinstance(page, PupilsPage)
    return page


def test_today_gives_risk_support_no_bar_and_no_number(screen: Window) -> None:
    today = screen.page("today")
    assert isinstance(today, TodayPage)
    bars = {bar.count.code: bar.accessibleName() for bar in today.counts.findChildren(CountBar)}
    assert bars["more_help"].startswith("Getting More Help: 3 pupils")
    assert bars["risk_support"] == "Risk Support: with Getting More Help"


def test_a_review_to_ask_about_can_only_be_opened(screen: Window, seen: Seen) -> None:
    today = screen.page("today")
    assert isinstance(today, TodayPage)
    task = today.list.current_task()
    assert task is not None
    assert (task.name, task.what) == ("Idris Fern", "Ask the SENCO: emotional wellbeing")
    assert [words for words, _ in task.verbs] == ["Open"]


def test_the_map_says_with_whom_risk_support_is_counted(screen: Window) -> None:
    screen.go("map", {"domain": EMOTIONS, "grouping": "risk_support"})
    page = screen.page("map")
    assert isinstance(page, MapPage)
    spoken = page.grid.map.data(page.grid.currentIndex())
    assert spoken == "Emotional wellbeing, Getting Risk Support, with Getting More Help, no offer"
    assert "Counted with Getting More Help" in said(page.panel)
    assert page.panel.log_button.isHidden()


def test_the_key_for_logging_says_why_not_in_a_risk_support_cell(screen: Window) -> None:
    screen.go("map", {"domain": EMOTIONS, "grouping": "risk_support"})
    page = screen.page("map")
    assert isinstance(page, MapPage)
    page.doing.log_here()
    assert screen.findChildren(DecisionSheet) == []


def test_the_page_of_such_a_pupil_says_to_ask_and_offers_nothing(screen: Window, seen: Seen) -> None:
    screen.go("pupils", seen.beside)
    view = pupils(screen).view
    row = view.now.domains.rows[0]
    assert row.accessibleName() == "Emotional wellbeing: Ask the SENCO"
    assert row.accessibleDescription() == "Nothing can be logged for this domain here"
    assert [button.accessibleName() for button in view.now.needs.buttons] == []


def test_the_timeline_offers_no_way_to_change_what_is_to_be_asked(screen: Window, seen: Seen) -> None:
    screen.go("pupils", seen.alone)
    timeline = pupils(screen).view.timeline
    pupils(screen).view.open_timeline()
    entry = timeline.list.current()
    assert entry is not None
    assert entry.title == "Ask the SENCO about emotional wellbeing"
    assert not any(button.isEnabled() for button in timeline.verbs)


def test_the_filter_for_risk_support_finds_nobody_and_says_why(screen: Window) -> None:
    screen.go("pupils", {"grouping": "risk_support", "domain": EMOTIONS})
    shown = pupils(screen).list
    assert len(shown.rows.rows_model.rows) == 0
    assert "listed with Getting More Help. Ask the SENCO" in said(shown.nothing)


def test_the_sheet_refuses_the_domain_before_anything_is_typed(screen: Window, seen: Seen) -> None:
    sheet = DecisionSheet(screen, LogTarget(seen.beside, EMOTIONS))
    screen.show_dialog(sheet)
    assert sheet.sentence.text() == "Ask the SENCO about Idris here. Choose another domain, or leave."
    assert not sheet.form.field("reason").isVisible()
    assert not sheet.save.isEnabled()
    sheet.form.field("domain_id").set_value(LANGUAGE)
    assert sheet.save.isEnabled()
    assert sheet.form.field("reason").isVisible()


def test_the_tile_of_risk_support_is_off_with_a_reason(screen: Window, seen: Seen) -> None:
    sheet = DecisionSheet(screen, LogTarget(seen.once, EMOTIONS, "risk_support"))
    screen.show_dialog(sheet)
    tile = sheet.form.tiles.tiles()[-1]
    assert sheet.form.tiles.value() is None
    assert (tile.isEnabled(), ASK.lower() in tile.toolTip().lower()) == (False, True)
    QTest.keyClick(sheet.form.tiles.tiles()[0], Qt.Key.Key_5)
    assert sheet.form.tiles.value() is None


def test_the_sign_has_a_name_and_a_shape_of_no_grouping(screen: Window, qtbot: QtBot) -> None:
    marker = Marker(ASK_CODE)
    qtbot.addWidget(marker)
    assert marker.accessibleName() == ASK
    assert theme().look(ASK_CODE).fill not in {look.fill for look in theme().looks()}


@pytest.mark.parametrize("name", ["today", "map", "pupils", "board"])
def test_everything_shown_still_has_a_name(screen: Window, seen: Seen, name: str) -> None:
    screen.go(name, seen.beside if name == "pupils" else None)
    assert unnamed(screen.page(name)) == []
