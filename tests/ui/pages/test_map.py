"""The Map page: what its cells say, how it is walked, what its panel opens, and what its filters keep."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.operations.offer_draft import OfferDraft, PlaceDraft
from app.operations.offers import add_offer, check_offer
from app.queries.provision_map import MapCell, MapTotal
from app.store import Store
from app.ui.dialogs.decision import DecisionSheet
from app.ui.dialogs.offer import OfferDialog
from app.ui.pages.map import MapPage
from app.ui.theme import apply
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.map_grid import MapGrid
from app.ui.widgets.map_words import head_words
from app.ui.widgets.panel_rows import PanelNumber, PanelRow
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.ui.pages.map_school import HELP, LANGUAGE, LEARNING, MORE_HELP, THRIVING, fill, place, show

ENTER, ESC, N, SHIFT = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def wren(store: Store) -> int:
    """A small school with a gap and a partial gap, before any window shows it; returns a pupil's id."""
    return fill(store)


@pytest.fixture
def page(wren: int, window: Window) -> MapPage:
    """The Map over that school."""
    return show(window)


def cell(grid: MapGrid) -> MapCell:
    """Return the current cell."""
    content = grid.content()
    assert isinstance(content, MapCell)
    return content


def heard(page: MapPage, row: str, grouping: str) -> str:
    """Return what a screen reader says of a cell, asked as a screen reader asks."""
    table = QAccessible.queryAccessibleInterface(page.grid)
    said = [table.child(number).text(QAccessible.Text.Name) for number in range(table.childCount())]
    (found,) = [words for words in said if words.startswith(f"{row}, {grouping}, ")]
    return found.removeprefix(f"{row}, {grouping}, ")


def test_a_cell_reads_aloud_what_it_shows(page: MapPage) -> None:
    assert heard(page, "Communication and language", "Getting Help") == "1 pupil, 2 offers, 16 places free"


def test_a_cell_with_pupils_and_no_offer_says_that_it_is_a_gap(page: MapPage) -> None:
    assert heard(page, "Learning and attention", "Getting More Help") == "1 pupil, no offer, gap: 1 pupil"


def test_years_that_no_offer_serves_are_a_gap_beside_offers(page: MapPage) -> None:
    assert (
        heard(page, "Learning and attention", "Getting Help")
        == "2 pupils, 1 offer, gap: 1 pupil, 8 places free"
    )
    page.grid.go_to(LEARNING, HELP)
    assert cell(page.grid).gap_years == (("1", 1),)


def test_thriving_is_never_a_gap(page: MapPage) -> None:
    assert heard(page, "Learning and attention", "Thriving") == "1 pupil, no offer"


def test_the_heads_are_read_aloud_too(page: MapPage) -> None:
    table = QAccessible.queryAccessibleInterface(page.grid)
    said = {table.child(number).text(QAccessible.Text.Name) for number in range(table.childCount())}
    assert {"Getting Help", "Learning and attention, 3 pupils placed"} <= said


def test_the_facts_count_offers_domains_and_pupils(page: MapPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.facts) as said:
        page.refresh()
    assert said.args == ["3 offers, 6 domains of need. 4 on roll, 4 placed."]


def test_the_issues_are_said_in_words(page: MapPage) -> None:
    assert page.issues.buttons["gap"].text() == "2 gaps"
    assert page.issues.buttons["overlap"].isHidden()


def test_n_walks_through_the_gaps_and_round_again(page: MapPage) -> None:
    seen = []
    for _ in range(3):
        QTest.keyClick(page.grid, N)
        seen.append(page.grid.spot())
    assert seen == [(LEARNING, HELP, False), (LEARNING, MORE_HELP, False), (LEARNING, HELP, False)]
    QTest.keyClick(page.grid, N, SHIFT)
    assert page.grid.spot() == (LEARNING, MORE_HELP, False)


def test_home_and_end_go_to_the_first_and_the_last_grouping(page: MapPage) -> None:
    page.grid.go_to(LANGUAGE, HELP)
    QTest.keyClick(page.grid, Qt.Key.Key_End)
    assert cell(page.grid).grouping.code == "risk_support"
    QTest.keyClick(page.grid, Qt.Key.Key_Home)
    assert cell(page.grid).grouping.code == "thriving"
    assert cell(page.grid).domain_id == LANGUAGE


def test_enter_opens_the_panel_and_esc_brings_the_focus_back(page: MapPage, qtbot: QtBot) -> None:
    page.grid.go_to(LANGUAGE, HELP)
    QTest.keyClick(page.grid, ENTER)
    assert page.panel.isVisible()
    QTest.keyClick(page.grid, ENTER)
    qtbot.waitUntil(lambda: isinstance(page.window().focusWidget(), PanelRow))
    QTest.keyClick(page.panel, ESC)
    assert page.panel.isHidden()
    assert page.window().focusWidget() is page.grid


def test_the_panel_follows_the_selected_cell(page: MapPage) -> None:
    page.grid.go_to(LANGUAGE, HELP)
    QTest.keyClick(page.grid, ENTER)
    assert names(page) == ["Talking group", "Speech therapy"]
    page.grid.go_to(LEARNING, HELP)
    assert names(page) == ["Memory group"]


def names(page: MapPage) -> list[str]:
    """Return the offers that the panel lists."""
    return [row.words.name for row in page.panel.findChildren(PanelRow) if row.isVisible()]


def test_the_panel_says_years_as_schools_do(page: MapPage, store: Store) -> None:
    for offer in (1, 2):
        store.write(check_offer, offer, by_id=None, today=TODAY)
    page.grid.go_to(LANGUAGE, HELP)
    QTest.keyClick(page.grid, ENTER)
    rows = [row for row in page.panel.findChildren(PanelRow) if row.isVisible()]
    assert [row.words.below for row in rows] == ["R–6", "Y1–6"]


def test_the_number_in_the_panel_opens_its_pupils(page: MapPage, store: Store) -> None:
    for number in range(8):
        place(store, f"Pupil {number}", "5", LANGUAGE, "help")
    page.grid.go_to(LANGUAGE, HELP)
    QTest.keyClick(page.grid, ENTER)
    view = page.panel.pupils
    assert view is not None
    assert len(view.rows_model.rows) == 6
    figures = {figure.text(): figure for figure in page.panel.findChildren(PanelNumber)}
    figures["9 pupils"].click()
    assert len(view.rows_model.rows) == 9


def test_a_head_opens_its_total_with_every_pupil_of_the_grouping(page: MapPage) -> None:
    page.grid.heads.sectionClicked.emit(2)
    total = page.grid.content()
    assert isinstance(total, MapTotal)
    assert total.pupils == 3
    assert page.panel.pupils is not None
    assert len(page.panel.pupils.rows_model.rows) == 3


def test_thriving_pupils_open_too(page: MapPage) -> None:
    page.grid.go_to(LANGUAGE, THRIVING)
    QTest.keyClick(page.grid, ENTER)
    assert page.panel.pupils is not None
    assert {row.name.split()[0] for row in page.panel.pupils.rows_model.rows} == {"Kit", "Noor", "Otis"}
    assert page.panel.log_button.isHidden()


def test_a_filter_narrows_the_map_and_its_totals(page: MapPage) -> None:
    page.filters.buttons["in_house"].set_value("external")
    page.filters.changed.emit()
    assert page.view is not None
    assert [offer.name for offer in page.view.offers] == ["Speech therapy"]
    assert page.view.totals[2].offers == 1


def test_a_filter_with_no_result_says_so_and_clears(page: MapPage) -> None:
    page.filters.buttons["status"].set_value("ended")
    page.filters.changed.emit()
    assert page.nothing.isVisible()
    assert page.nothing.accessibleName() == "No offer fits: Ended."
    page.filters.clear()
    assert page.nothing.isHidden()
    assert page.view is not None
    assert len(page.view.offers) == 3


def test_domains_narrow_the_rows(page: MapPage) -> None:
    page.filters.buttons["domains"].set_value((LANGUAGE,))
    page.filters.changed.emit()
    assert page.view is not None
    assert [row.domain_id for row in page.view.rows] == [None, LANGUAGE]
    assert page.filters.kept()["domains"] == [LANGUAGE]


def test_filters_are_remembered_and_the_day_is_not(page: MapPage, window: Window) -> None:
    page.filters.buttons["years"].set_value(("4",))
    page.filters.buttons["in_house"].set_value("in_house")
    page.filters.changed.emit()
    again = MapPage(window)
    again.refresh()
    assert again.doing.chosen().years == ("4",)
    assert again.doing.chosen().in_house is True
    assert again.doing.chosen().as_at == window.today()


def test_in_a_narrow_window_filters_fold_and_print_goes(page: MapPage, window: Window, qtbot: QtBot) -> None:
    window.resize(880, 520)
    qtbot.waitUntil(page.filters.buttons["audiences"].isHidden)
    assert page.filters.more.isVisible()
    assert page.print_button.isHidden()
    assert "Print the map" in [command.words for command in page.commands()]


def test_columns_never_get_too_narrow_to_read(page: MapPage, window: Window, qtbot: QtBot) -> None:
    window.resize(880, 520)
    page.grid.opened.emit(False)
    qtbot.waitUntil(lambda: page.grid.width() < 600)
    assert min(page.grid.columnWidth(column) for column in range(5)) >= 140
    page.grid.go_to(LEARNING, 5)
    assert page.grid.visualRect(page.grid.currentIndex()).right() <= page.grid.viewport().width()


def test_the_selected_cell_stays_in_view_when_the_panel_opens(
    page: MapPage, window: Window, qtbot: QtBot
) -> None:
    window.resize(960, 540)
    page.grid.go_to(LEARNING, 5)
    page.grid.opened.emit(False)
    qtbot.waitUntil(lambda: page.grid.width() < 600)
    qtbot.waitUntil(
        lambda: page.grid.visualRect(page.grid.currentIndex()).right() <= page.grid.viewport().width()
    )


def test_find_opens_a_place_of_the_map(page: MapPage, window: Window) -> None:
    window.go("map", {"domain": LEARNING, "grouping": "more_help"})
    assert page.grid.spot() == (LEARNING, MORE_HELP, False)
    assert page.panel.isVisible()
    window.go("map", {"grouping": "help"})
    assert page.grid.spot() == (None, HELP, True)


def test_an_empty_school_is_told_what_would_be_here(window: Window) -> None:
    page = show(window)
    assert page.empty.isVisible()
    assert page.nothing.isHidden()


def test_drafts_are_offered_where_nothing_runs_yet(window: Window, store: Store) -> None:
    store.write(
        add_offer, OfferDraft("Art lunch", places=(PlaceDraft(HELP, LANGUAGE),)), today=window.today()
    )
    page = show(window)
    (button,) = [b for b in page.empty.findChildren(LinkButton) if b.text() == "Show the drafts"]
    assert button.isVisible()
    button.click()
    assert page.empty.isHidden()
    assert page.filters.buttons["status"].text() == "Running and drafts"
    assert heard(page, "Communication and language", "Getting Help") == "no pupils, 1 offer"


def test_a_change_elsewhere_shows_at_once_and_keeps_the_selection(page: MapPage, store: Store) -> None:
    page.grid.go_to(LANGUAGE, HELP)
    place(store, "Ivo", "5", LANGUAGE, "help")
    assert cell(page.grid).pupils == 2
    assert page.grid.spot() == (LANGUAGE, HELP, False)


def test_l_logs_into_the_cell(page: MapPage, qtbot: QtBot, window: Window) -> None:
    page.grid.go_to(LANGUAGE, HELP)
    QTest.keyClick(page.grid, Qt.Key.Key_L)
    sheet = window.findChild(DecisionSheet)
    assert sheet is not None
    assert sheet.form.value("domain_id") == LANGUAGE
    sheet.reject()


def test_a_adds_an_offer_that_stands_in_the_cell(page: MapPage, window: Window) -> None:
    page.grid.go_to(LEARNING, MORE_HELP)
    QTest.keyClick(page.grid, Qt.Key.Key_A)
    dialog = window.findChild(OfferDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()


def test_a_double_click_on_a_bar_opens_its_offer(page: MapPage, qtbot: QtBot) -> None:
    page.grid.go_to(LANGUAGE, HELP)
    bar = page.grid.visualRect(page.grid.currentIndex()).topLeft() + QPoint(20, 12)
    expected = page.grid.offer_at(bar)
    assert expected is not None
    page.grid.offer_opened.disconnect(page.doing.open_offer)
    with qtbot.waitSignal(page.grid.offer_opened) as opened:
        QTest.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=bar)
        # The panel is open now and the columns have moved; it is still the offer that was pressed.
        QTest.mouseDClick(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=bar)
        # Qt's own leaves the button pressed.
        QTest.mouseRelease(page.grid.viewport(), Qt.MouseButton.LeftButton, pos=bar)
    assert opened.args == [expected.id]


def test_nothing_is_logged_into_thriving(page: MapPage, window: Window) -> None:
    page.grid.go_to(LANGUAGE, THRIVING)
    QTest.keyClick(page.grid, Qt.Key.Key_L)
    assert window.status.sentence().startswith("Thriving needs no record.")


def test_pointing_at_a_bar_finds_its_offer(page: MapPage) -> None:
    page.grid.go_to(LANGUAGE, HELP)
    area = page.grid.visualRect(page.grid.currentIndex())
    offer = page.grid.offer_at(area.topLeft() + QPoint(20, 12))
    assert offer is not None
    assert offer.name == "Talking group"
    assert page.grid.offer_at(area.bottomLeft() + QPoint(20, -4)) is None


def test_every_part_that_takes_the_focus_has_a_name(page: MapPage) -> None:
    page.grid.opened.emit(False)
    focusable = [
        part
        for part in page.findChildren(QWidget)
        if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(focusable) > 8
    assert [
        p for p in focusable if not QAccessible.queryAccessibleInterface(p).text(QAccessible.Text.Name)
    ] == []


@pytest.mark.parametrize("mode", ["dark", "contrast", "light"])
def test_the_map_paints_in_every_theme(page: MapPage, qapp: QApplication, mode: str) -> None:
    page.grid.opened.emit(False)
    apply(qapp, mode)
    shot = page.grab().toImage()
    ground = shot.pixelColor(shot.width() // 2, shot.height() - 2)
    assert (ground.lightness() < 128) == (mode == "dark")
    apply(qapp, "light")


def test_the_head_of_risk_support_has_words_for_a_narrow_column(page: MapPage) -> None:
    assert page.view is not None
    total = page.view.totals[-1]
    assert head_words(total) == ("managing risk only · 0", "managing risk only", "risk only")
