"""The Pupils page: the list that searches while typing, the page of one child, and small windows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.operations.needs import close_need
from app.operations.placements import withdraw_placement
from app.operations.pupils import leave_school
from app.queries.story.paper import pupil_paper
from app.store import Store
from app.ui.dialogs.decision import DecisionSheet
from app.ui.dialogs.move_date import MoveDateDialog
from app.ui.pages.pupils import FILTERS, PupilsPage
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.pupil_school import EMOTIONS, LANGUAGE, Pupils, add, fill, note, place
from tests.ui.test_kit import unnamed

NAME = QAccessible.Text.Name


@pytest.fixture
def pupils(store: Store) -> Pupils:
    """Wren, Idris and Ada, before any window shows them."""
    return fill(store)


@pytest.fixture
def page(pupils: Pupils, window: Window) -> PupilsPage:
    """The page over those pupils."""
    window.go("pupils")
    page = window.current
    assert isinstance(page, PupilsPage)
    return page


def names(page: PupilsPage) -> list[str]:
    """Return the forenames in the list."""
    return [row.forename for row in page.list.rows.rows_model.rows]


def narrow(page: PupilsPage, window: Window) -> None:
    """Make the window as small as it gets."""
    window.resize(880, 520)
    QApplication.processEvents()


# --- the list ---


def test_the_facts_say_the_roll_and_what_no_record_means(page: PupilsPage) -> None:
    assert page.last_facts == "3 on roll. No record means Thriving."


def test_typing_in_the_list_searches(page: PupilsPage) -> None:
    page.list.rows.setFocus()
    QTest.keyClicks(page.list.rows, "w")
    QTest.keyClicks(page.list.search, "re")
    assert (page.list.search.text(), names(page)) == ("wre", ["Wren"])


def test_a_year_or_a_class_finds_its_pupils(page: PupilsPage) -> None:
    page.list.search.setText("year 5")
    assert names(page) == ["Idris"]


def test_the_open_pupil_stays_selected_while_the_list_narrows(page: PupilsPage, pupils: Pupils) -> None:
    page.open_at(pupils.wren)
    page.list.search.setText("i")
    page.list.search.setText("idris")
    assert (page.list.rows.selected(), page.view.page and page.view.page.id) == (None, pupils.wren)
    page.list.search.clear()
    assert page.list.rows.selected_key() == pupils.wren


def test_enter_opens_the_first_hit(page: PupilsPage, pupils: Pupils) -> None:
    page.list.search.setText("moon")
    QTest.keyClick(page.list.search, Qt.Key.Key_Return)
    assert page.view.page is not None
    assert page.view.page.id == pupils.idris


def test_the_count_says_how_many_of_how_many(page: PupilsPage) -> None:
    page.list.search.setText("ada")
    assert page.list.count.text() == "1 of 3 pupils"


def test_a_search_without_a_hit_says_so_and_what_narrows_it(page: PupilsPage) -> None:
    page.list.ask("any", None)
    page.list.search.setText("ada")
    assert page.list.nothing.isVisible()
    page.list.everybody.click()
    assert names(page) == ["Ada"]


def test_today_opens_the_list_at_a_grouping_and_a_domain(page: PupilsPage, window: Window) -> None:
    window.go("pupils", {"grouping": "help", "domain": LANGUAGE})
    assert names(page) == ["Wren"]


def test_who_also_stands_in_risk_support_opens_there(page: PupilsPage, window: Window) -> None:
    window.go("pupils", {"grouping": "help", "domain": EMOTIONS})
    assert names(page) == []
    window.go("pupils", {"grouping": "risk_support", "domain": EMOTIONS})
    assert names(page) == ["Idris"]


def test_filters_are_remembered_as_codes_and_never_as_names(page: PupilsPage, window: Window) -> None:
    page.list.filters.buttons["grouping"].set_value("help")
    page.list.filters.buttons["classes"].set_value(("Owl",))
    page.list.filters.changed.emit()
    kept = window.remembered.data(FILTERS)
    assert kept["grouping"] == "help"
    assert "Owl" not in str(kept)


def test_leavers_are_shown_when_asked_for(page: PupilsPage, pupils: Pupils, store: Store) -> None:
    store.write(leave_school, pupils.ada, on=TODAY, today=TODAY)
    page.list.filters.buttons["roll"].set_value("left")
    page.list.roll_changed.emit()
    assert names(page) == ["Ada"]


def test_whoever_is_open_and_not_on_the_list_leaves_no_other_row_selected(
    page: PupilsPage, pupils: Pupils, store: Store
) -> None:
    store.write(leave_school, pupils.ada, on=TODAY, today=TODAY)
    page.open_at(pupils.wren)
    page.open_at(pupils.ada)
    assert page.list.rows.selected_key() is None
    assert page.view.page is not None
    assert page.view.page.id == pupils.ada


def test_opening_somebody_whom_a_filter_hides_takes_the_filter_back(page: PupilsPage, pupils: Pupils) -> None:
    page.list.ask("help", LANGUAGE)
    page.open_at(pupils.ada)
    assert page.list.rows.selected_key() == pupils.ada


def test_an_empty_school_offers_both_ways_to_begin(window: Window) -> None:
    window.go("pupils")
    page = window.current
    assert isinstance(page, PupilsPage)
    assert page.nobody.isVisible()
    assert page.empty_import.isVisible()
    assert page.empty_add.isVisible()


# --- the page of one child ---


def test_the_line_under_the_name_says_what_is_true_now(page: PupilsPage, pupils: Pupils) -> None:
    page.open_at(pupils.wren)
    assert (page.view.title.text(), page.view.lead.text()) == ("Wren Thimble", "Year 4, Owl")


def test_each_domain_is_read_aloud_with_the_groupings_name(page: PupilsPage, pupils: Pupils) -> None:
    page.open_at(pupils.wren)
    said = [row.accessibleName() for row in page.view.now.domains.rows]
    assert said[0] == "Emotional wellbeing: Getting Advice, look again 3 Nov: 7 days late"
    assert said[1] == "Relationships and behaviour: Thriving, no record"
    assert said[2] == "Communication and language: Getting Help, look again 1 Dec"


def test_both_groupings_stand_in_the_row_where_risk_is_managed_beside(
    page: PupilsPage, pupils: Pupils
) -> None:
    page.open_at(pupils.idris)
    said = page.view.now.domains.rows[0].accessibleName()
    assert "Getting Help" in said
    assert "Risk Support, managing risk only" in said


def test_risk_support_shows_where_to_find_the_story_and_not_the_story(
    page: PupilsPage, pupils: Pupils
) -> None:
    page.open_at(pupils.idris)
    page.view.open_timeline()
    said = " ".join(entry.spoken for entry in page.view.timeline.list.story.entries)
    assert "Safeguarding reference: SG-12" in said
    assert "Walks out of lessons" not in said


def test_a_row_of_a_domain_opens_the_sheet_for_it(qtbot: QtBot, page: PupilsPage, pupils: Pupils) -> None:
    page.open_at(pupils.wren)
    QTest.keyClick(page.view.now.domains.rows[1], Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), DecisionSheet))
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, DecisionSheet)
    assert (sheet.form.value("pupil_id"), sheet.form.value("domain_id")) == (pupils.wren, 2)
    sheet.reject()


def test_the_pupils_words_stand_with_their_day_and_who_asked(page: PupilsPage, pupils: Pupils) -> None:
    page.open_at(pupils.wren)
    words, asked = (label.text() for label in page.view.now.about.words)
    assert (words, asked) == ("“I like time to think.”", "14 September 2026, asked by Ms Dovecote")


def test_a_withdrawn_decision_is_struck_out_and_can_be_hidden(
    page: PupilsPage, pupils: Pupils, store: Store
) -> None:
    page.open_at(pupils.wren)
    placement = page.view.page.placements[0] if page.view.page else None
    assert placement is not None
    store.write(withdraw_placement, placement.id, why="Another child was meant.", today=TODAY)
    page.view.open_timeline()
    struck = [entry for entry in page.view.timeline.list.story.entries if entry.struck]
    assert "Another child was meant." in struck[0].spoken
    page.view.timeline.filters.hide_withdrawn.setChecked(True)
    assert not any(entry.struck for entry in page.view.timeline.list.story.entries)


def test_the_date_to_look_again_is_moved_from_the_timeline(
    qtbot: QtBot, page: PupilsPage, pupils: Pupils
) -> None:
    page.open_at(pupils.wren)
    page.view.open_timeline()
    page.view.timeline.filters.kinds.set_value(("decision",))
    page.view.timeline._arrange()
    page.view.timeline.list.setCurrentIndex(page.view.timeline.list.story.index(0))
    QTest.keyClick(page.view.timeline.list, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), MoveDateDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MoveDateDialog)
    dialog.reject()


def test_undoing_an_added_pupil_closes_the_page(page: PupilsPage, store: Store) -> None:
    page.open_at(add(store, "Kit", "Bell"))
    store.undo()
    assert page.right.currentIndex() == 0
    assert page.last_facts.startswith("3 on roll")


# --- room, keys and names ---


def test_a_small_window_shows_the_list_or_the_pupil(page: PupilsPage, pupils: Pupils, window: Window) -> None:
    narrow(page, window)
    assert page.list.isVisible()
    assert not page.right.isVisible()
    page.open_at(pupils.wren)
    assert page.right.isVisible()
    assert not page.list.isVisible()
    page.view.back_button.click()
    assert page.list.isVisible()
    assert not page.right.isVisible()


def test_esc_goes_back_to_the_list_in_a_small_window(
    page: PupilsPage, pupils: Pupils, window: Window
) -> None:
    narrow(page, window)
    page.open_at(pupils.wren)
    assert page.step_back()
    assert page.list.isVisible()


@pytest.mark.parametrize("size", [(880, 520), (1024, 700), (1280, 800)])
def test_nothing_is_wider_than_the_window(
    page: PupilsPage, pupils: Pupils, window: Window, size: tuple[int, int]
) -> None:
    window.resize(*size)
    page.open_at(pupils.wren)
    QApplication.processEvents()
    area = page.view.now.area
    assert window.width() == size[0]
    inner = area.widget()
    assert inner is not None
    assert inner.width() <= area.viewport().width()


def test_everything_that_takes_the_focus_has_a_name(page: PupilsPage, pupils: Pupils) -> None:
    page.open_at(pupils.wren)
    assert unnamed(page) == []
    page.view.open_timeline()
    assert unnamed(page) == []


def test_tab_goes_through_the_page_as_it_is_read(page: PupilsPage, pupils: Pupils) -> None:
    page.open_at(pupils.wren)
    page.list.search.setFocus()
    walked = []
    for _ in range(20):
        focus = QApplication.focusWidget()
        assert focus is not None
        walked.append(focus.accessibleName() or QAccessible.queryAccessibleInterface(focus).text(NAME))
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert walked[:5] == [
        "Name, year or class",
        "Grouping: All pupils",
        "Domain of need: Any domain",
        "More",
        "Pupils",
    ]
    assert walked[10].startswith("Emotional wellbeing: ")
    assert walked[16:] == [
        "Add a support: Support",
        "Note a need: Needs",
        "Change: Speaks in pairs.",
        "Close: Speaks in pairs.",
    ]


def test_ctrl_f_goes_to_the_search(page: PupilsPage, pupils: Pupils) -> None:
    page.open_at(pupils.wren)
    page.view.tabs.setFocus()
    QTest.keyClick(page.view.tabs, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is page.list.search


def test_the_pages_title_names_no_pupil(page: PupilsPage, pupils: Pupils, window: Window) -> None:
    page.open_at(pupils.wren)
    assert "Wren" not in window.windowTitle()


def test_a_closed_need_is_opened_again_from_the_timeline(
    page: PupilsPage, pupils: Pupils, store: Store
) -> None:
    page.open_at(pupils.wren)
    (row,) = page.view.page.needs if page.view.page else ()
    store.write(close_need, row.id, why="Speaks to the class.", today=TODAY)
    page.view.open_timeline()
    timeline = page.view.timeline
    place = [entry.key[0] for entry in timeline.list.story.entries].index("need closed")
    timeline.list.setCurrentIndex(timeline.list.story.index(place))
    assert (timeline.again.isVisible(), timeline.verbs[0].isVisible()) == (True, False)
    QTest.keyClick(timeline.list, Qt.Key.Key_O)
    assert len(page.view.now.needs.buttons) == 2
    assert (QApplication.focusWidget(), timeline.again.isVisible()) == (timeline.list, False)


def test_the_focus_stays_at_the_needs_when_one_is_closed(
    page: PupilsPage, pupils: Pupils, store: Store
) -> None:
    page.open_at(pupils.wren)
    (row,) = page.view.page.needs if page.view.page else ()
    page.view.now.needs.buttons[1].setFocus()
    store.write(close_need, row.id, why="Speaks to the class.", today=TODAY)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Note a need: Needs"


def test_a_long_name_leaves_room_for_itself(page: PupilsPage, store: Store) -> None:
    page.open_at(add(store, "Maximiliana-Bartholomea", "Test"))
    assert page.view.log_button.text() == "Log a grouping"


def test_who_has_left_is_said_in_a_sentence_of_its_own(page: PupilsPage, store: Store) -> None:
    number = add(store, "Kit", "Bell", "", "")
    store.write(leave_school, number, on=TODAY, today=TODAY)
    page.open_at(number)
    assert page.view.lead.text() == "Left on 10 November 2026"


def test_who_has_left_holds_no_grouping_and_is_not_called_thriving(
    page: PupilsPage, pupils: Pupils, store: Store
) -> None:
    page.open_at(pupils.ada)
    assert page.view.now.domains.isVisible()
    store.write(leave_school, pupils.ada, on=TODAY, today=TODAY)
    page.open_at(pupils.ada)
    assert not page.view.now.domains.isVisible()
    assert store.read(pupil_paper, pupils.ada, today=TODAY).thriving == ""


def test_the_focus_stays_at_the_next_need_when_one_is_closed(
    page: PupilsPage, pupils: Pupils, store: Store
) -> None:
    note(store, pupils.wren, "Points before speaking.")
    page.open_at(pupils.wren)
    needs = page.view.page.needs if page.view.page else ()
    page.view.now.needs.buttons[1].setFocus()
    store.write(close_need, needs[0].id, why="Speaks to the class.", today=TODAY)
    assert QApplication.focusWidget() is page.view.now.needs.buttons[1]


def test_the_focus_stays_at_a_domain_when_something_changes(
    page: PupilsPage, pupils: Pupils, store: Store
) -> None:
    page.open_at(pupils.wren)
    page.view.now.domains.rows[2].setFocus()
    place(store, pupils.wren, "more_help", LANGUAGE, on=TODAY)
    assert QApplication.focusWidget() is page.view.now.domains.rows[2]


def test_words_too_long_for_a_row_part_before_the_date(page: PupilsPage, pupils: Pupils) -> None:
    page.open_at(pupils.wren)
    row = page.view.now.domains.rows[0]
    assert row._words(10_000) == "Getting Advice, look again 3 Nov: 7 days late"
    assert row._words(120) == "Getting Advice,\nlook again 3 Nov: 7 days late"
