"""The Today page: its list, its counts, its last changes, and how it fits small windows."""

from __future__ import annotations

from datetime import timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from app.operations.terms import TermDraft, set_terms
from app.operations.wording import GroupingDraft, change_grouping
from app.queries.history import last_changes
from app.queries.today import reviews_due
from app.queries.wording import groupings
from app.store import Store
from app.ui.dialogs.changes import ChangesDialog
from app.ui.dialogs.move_date import MoveDateDialog
from app.ui.dialogs.small_form import SmallForm
from app.ui.pages.today import TodayPage
from app.ui.theme import apply
from app.ui.widgets.bars import CountBar
from app.ui.widgets.buttons import Button
from app.ui.widgets.change_list import UndoButton
from app.ui.widgets.day_lines import Heading, Task
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.operations.deciding import ago, new_pupil, place
from tests.operations.making import offer
from tests.supported import offer as running_offer
from tests.supported import support
from tests.ui.unnamed import unnamed

D = TypeVar("D", bound=QDialog)
LANGUAGE = 3
LATER = TODAY + timedelta(days=90)


@pytest.fixture
def due(store: Store) -> Store:
    """A school with eight reviews, two of them late, and one offer to check."""
    for days_late in (6, 2, 0, -1, -2, -3, -4, -5):
        place(store, new_pupil(store), "help", 60, next_look_on=ago(days_late))
    offer(store, "Worry box")
    return store


@pytest.fixture
def page(due: Store, window: Window) -> TodayPage:
    """Today over that school."""
    window.go("today")
    page = window.current
    assert isinstance(page, TodayPage)
    return page


@pytest.fixture
def quiet(window: Window) -> TodayPage:
    """Today of a school where nothing is due."""
    page = window.page("today")
    assert isinstance(page, TodayPage)
    return page


def lines(page: TodayPage) -> list[Heading | Task]:
    model = page.list.model()
    return [model.index(row, 0).data(Qt.ItemDataRole.UserRole) for row in range(model.rowCount())]


def headings(page: TodayPage) -> list[tuple[str, str, str]]:
    return [(line.title, line.count, line.action) for line in lines(page) if isinstance(line, Heading)]


def tasks(page: TodayPage) -> list[Task]:
    return [line for line in lines(page) if isinstance(line, Task)]


def test_kinds_of_work_say_how_much_there_is_and_what_is_late(page: TodayPage) -> None:
    assert headings(page) == [
        ("Reviews due", "8, 2 of them late", "Show all 8"),
        ("In a grouping with nothing live", "8", "Show all 8"),
        ("Offers not checked for a term", "1", ""),
    ]


def test_a_long_kind_of_work_is_shown_whole_when_asked(page: TodayPage) -> None:
    page.list.setCurrentIndex(page.list.model().index(0, 0))
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert headings(page)[0] == ("Reviews due", "8, 2 of them late", "")
    assert len([task for task in tasks(page) if task.key[0] == "review"]) == 8


def test_late_is_a_word_and_what_is_merely_due_is_not(page: TodayPage) -> None:
    assert [(task.when, task.late) for task in tasks(page)[:4]] == [
        ("6 days late", True),
        ("2 days late", True),
        ("today", False),
        ("Wed 11 Nov", False),
    ]


def test_a_row_is_spoken_with_its_groupings_name(page: TodayPage) -> None:
    assert tasks(page)[0].spoken() == "Wren Thimble, Getting Help, Emotional wellbeing, 6 days late"


def test_the_days_ahead_can_be_fewer(page: TodayPage) -> None:
    place(page.shell.store, new_pupil(page.shell.store), "help", 30, next_look_on=TODAY + timedelta(days=10))
    assert headings(page)[0][1] == "9, 2 of them late"
    page.days.set_value(7)
    page.refresh()
    assert headings(page)[0][1] == "8, 2 of them late"


def test_an_offer_is_still_true(page: TodayPage) -> None:
    at = next(row for row, line in enumerate(lines(page)) if isinstance(line, Task) and line.icon)
    page.list.setCurrentIndex(page.list.model().index(at, 0))
    assert [button.text() for button in page.list.verb_buttons()] == ["Still true", "Put off", "Open"]
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    assert [title for title, _, _ in headings(page)] == ["Reviews due", "In a grouping with nothing live"]


def test_when_nothing_is_due_the_next_review_is_told(quiet: TodayPage) -> None:
    store, pupil = quiet.shell.store, new_pupil(quiet.shell.store)
    place(store, pupil, "help", 1, next_look_on=TODAY + timedelta(days=65))
    support(store, pupil, running_offer(store, "Lego club", checked_on=TODAY, check_due_on=LATER))
    assert quiet.nothing.isVisible()
    said = " ".join(label.text() for label in quiet.nothing.findChildren(QLabel))
    assert said == "Nothing needs anyone today The next review is on Thursday 14 January 2027."


def test_thriving_is_said_in_the_schools_own_word(page: TodayPage, store: Store) -> None:
    (row,) = [row for row in store.read(groupings) if row.code == "thriving"]
    store.write(change_grouping, GroupingDraft(row.id, "Flourishing", "Flourishing", "", "F"), today=TODAY)
    assert page.counts.share_bar.accessibleName() == "0 of 8 pupils: Flourishing for emotional wellbeing, 0%"


def test_a_school_without_thriving_shows_no_share(page: TodayPage, store: Store) -> None:
    (row,) = [row for row in store.read(groupings) if row.code == "thriving"]
    draft = GroupingDraft(row.id, row.label, row.short_label, row.definition, row.letter, hidden=True)
    store.write(change_grouping, draft, today=TODAY)
    QApplication.processEvents()
    assert not page.counts.share_bar.isVisible()
    assert [bar.count.code for bar in page.findChildren(CountBar) if bar.isVisible()] == [
        "advice",
        "help",
        "more_help",
        "risk_support",
    ]


def test_the_reference_line_stands_beside_the_first_domain_only(page: TodayPage) -> None:
    assert page.counts.reference.isVisible()
    page.counts.domain.set_value(LANGUAGE)
    page.counts.domain.chosen.emit(LANGUAGE)
    assert not page.counts.reference.isVisible()


def test_the_chosen_domain_stays_chosen_after_a_change(page: TodayPage, store: Store) -> None:
    page.counts.domain.set_value(LANGUAGE)
    page.counts.domain.chosen.emit(LANGUAGE)
    new_pupil(store)
    assert page.counts.domain.value() == LANGUAGE
    assert page.counts.thriving.text() == "9"


def test_any_domain_stays_chosen_too(page: TodayPage, store: Store) -> None:
    page.counts.domain.set_value(None)
    page.counts.domain.chosen.emit(None)
    new_pupil(store)
    assert page.counts.domain.value() is None


def test_the_reference_line_can_be_moved(qtbot: QtBot, page: TodayPage) -> None:
    page.counts.reference.click()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), SmallForm))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SmallForm)
    dialog.form.field("thriving_reference").set_value(75)
    dialog.form.submit()
    assert page.counts.reference.text().startswith("75%")


def test_moving_a_date_offers_the_usual_ones(qtbot: QtBot, page: TodayPage, store: Store) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), MoveDateDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, MoveDateDialog)
    dialog.form.field("to").set_value(TODAY + timedelta(days=100))
    dialog.form.submit()
    assert len(store.read(reviews_due, today=TODAY)) == 7


def test_the_last_changes_can_each_be_undone(page: TodayPage) -> None:
    undo = [button for button in page.findChildren(UndoButton) if button.isVisible()]
    assert len(undo) == 5
    assert undo[0].accessibleName() == "Undo: Offered."
    undo[0].click()
    assert [title for title, _, _ in headings(page)] == ["Reviews due", "In a grouping with nothing live"]


def test_all_changes_are_listed_and_undone_from_the_list(qtbot: QtBot, page: TodayPage) -> None:
    page.shell.show_dialog(dialog := ChangesDialog(page.shell))
    qtbot.waitUntil(dialog.isVisible)
    dialog.undo.click()
    assert dialog.table.selected().undone
    assert not dialog.undo.isEnabled()


def test_every_control_has_a_name(page: TodayPage) -> None:
    assert unnamed(page) == []


@pytest.mark.parametrize(("width", "below"), [(1280, False), (1024, True), (880, True)])
def test_the_counts_go_below_the_list_where_there_is_no_room(
    page: TodayPage, window: Window, width: int, below: bool
) -> None:
    window.resize(width, 520)
    QApplication.processEvents()
    lists, counts = (part.mapTo(page, part.rect().topLeft()) for part in (page.list, page.counts))
    assert (counts.y() > lists.y() + page.list.height()) is below
    assert page.counts.width() <= page.width()


def test_the_row_with_the_cursor_is_brought_into_view(page: TodayPage, window: Window) -> None:
    window.resize(880, 520)
    QApplication.processEvents()
    last = page.list.model().index(page.list.model().rowCount() - 1, 0)
    page.list.setCurrentIndex(last)
    middle = page.list.viewport().mapTo(page, page.list.visualRect(last).center())
    assert page.rect().contains(middle)


@pytest.mark.parametrize("mode", ["dark", "contrast", "light"])
def test_it_paints_in_every_theme(page: TodayPage, qapp: QApplication, mode: str) -> None:
    apply(qapp, mode)
    picture = page.grab().toImage()
    colours = {
        picture.pixel(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)
    }
    apply(qapp, "light")
    assert len(colours) > 8


def test_a_term_keeps_the_capitals_of_its_name(window: Window, store: Store) -> None:
    store.write(set_terms, [TermDraft(None, "HT2", TODAY - timedelta(days=3), TODAY + timedelta(days=30))])
    window.go("today")
    assert window.current is not None
    assert "HT2" in window.current.last_facts


def shown(window: Window, kind: type[D]) -> list[D]:
    """Return the window's dialogs of this kind that are open."""
    return [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]


def test_esc_leaves_the_date_as_it_was_and_what_was_typed_comes_back(page: TodayPage, window: Window) -> None:
    QTest.keyClick(page.list, Qt.Key.Key_M)
    field = shown(window, MoveDateDialog)[0].form.field("to")
    field.setText("31 feb")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not shown(window, MoveDateDialog)
    assert window.status.sentence() == "Not moved."
    window.status.acted.emit()
    assert shown(window, MoveDateDialog)[0].form.field("to").text() == "31 feb"


def test_esc_leaves_the_reference_line_and_what_was_typed_comes_back(page: TodayPage, window: Window) -> None:
    page.counts.reference.click()
    field = shown(window, SmallForm)[0].form.field("thriving_reference")
    field.set_value(75)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not shown(window, SmallForm)
    window.status.acted.emit()
    assert shown(window, SmallForm)[0].form.field("thriving_reference").value() == 75


def test_a_school_without_pupils_is_shown_where_to_begin(quiet: TodayPage, window: Window) -> None:
    window.go("today")
    (first,) = [button for button in quiet.nothing.findChildren(Button) if button.text() == "Add pupils"]
    assert first.isVisible()
    first.click()
    assert window.current is not None
    assert window.current.name == "pupils"
    new_pupil(window.store)
    window.go("today")
    assert not first.isVisible()


def test_the_whole_of_a_long_change_can_be_read(page: TodayPage, window: Window) -> None:
    window.show_dialog(dialog := ChangesDialog(window))
    assert dialog.whole.text() == dialog.table.selected().sentence


def test_what_was_changed_since_is_not_undone_and_says_the_way(page: TodayPage, window: Window) -> None:
    pupil = new_pupil(window.store)
    place(window.store, pupil, "advice", 3, next_look_on=TODAY)
    place(window.store, pupil, "help", 0, next_look_on=TODAY + timedelta(days=20))
    page.changes.undo.emit(window.store.read(last_changes, limit=2)[1].step)
    assert (
        window.status.sentence() == "That can't be undone: it has been changed since. Undo that change first."
    )
