"""What Today shows about support, meetings and offers: each line with its verbs, and what each of them does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from app.abilities import Role, abilities_of
from app.person import Person
from app.queries.day.day import DayDue, day_due
from app.store import Store
from app.ui.dialogs.move_date import MoveDateDialog
from app.ui.dialogs.register import RegisterDialog
from app.ui.pages.today import TodayPage
from app.ui.widgets.day_lines import Heading, Task
from app.ui.window import Window
from tests.day_school import LATER, Day, a_day
from tests.fixtures import TODAY
from tests.operations.deciding import new_pupil
from tests.supported import offer, support

# Kind of line → its section, where its date is moved and where it is put off.
MOVED = {
    "look": "looks",
    "overrun": "overrun",
    "action": "actions",
    "meeting": "meetings",
    "offer_end": "offers_ending",
}
PUT_OFF = {
    "register": "registers",
    "offered": "offered",
    "wait": "waits",
    "nothing": "nothing",
    "question": "questions",
}


@pytest.fixture
def day(store: Store) -> Day:
    """A school with one line of each kind."""
    return a_day(store)


@pytest.fixture
def page(day: Day, window: Window) -> TodayPage:
    """Today over that school."""
    window.go("today")
    page = window.current
    assert isinstance(page, TodayPage)
    return page


def lines(page: TodayPage) -> list[Heading | Task]:
    model = page.list.model()
    return [model.index(row, 0).data(Qt.ItemDataRole.UserRole) for row in range(model.rowCount())]


def task(page: TodayPage, kind: str) -> Task:
    return next(line for line in lines(page) if isinstance(line, Task) and line.key[0] == kind)


def do(page: TodayPage, kind: str, words: str) -> QDialog | None:
    """Press a verb of the first line of a kind; returns the dialog that it opened."""
    next(call for word, call in task(page, kind).verbs if word == words)()
    dialog = QApplication.activeModalWidget()
    return dialog if isinstance(dialog, QDialog) else None


def due(store: Store) -> DayDue:
    return store.read(day_due, today=TODAY)


def test_each_kind_stands_under_its_own_heading(page: TodayPage) -> None:
    found = [(line.title, line.count) for line in lines(page) if isinstance(line, Heading)]
    assert found == [
        ("Meetings this week", "1"),
        ("Registers not taken", "1, late"),
        ("Supports to look at again", "1, late"),
        ("Actions due", "1, late"),
        ("Supports past their planned end", "1, late"),
        ("Places offered and not answered", "1"),
        ("Waiting longest", "1"),
        ("In a grouping with nothing live", "1"),
        ("Questions about offers", "1"),
        ("Offers that end soon", "1"),
    ]


def test_each_line_says_since_when_or_how_late(page: TodayPage) -> None:
    kinds = ("meeting", "register", "offered", "wait", "nothing", "offer_end")
    said = [task(page, kind).when for kind in kinds]
    assert said == ["today 14:30", "4 days late", "since 1 Nov", "7 weeks", "since 31 Oct", "Sun 15 Nov"]


def test_what_has_a_day_is_moved(page: TodayPage, store: Store) -> None:
    for kind in MOVED:
        dialog = do(page, kind, "Move date")
        assert isinstance(dialog, MoveDateDialog)
        dialog.form.field("due_on" if kind == "action" else "to").set_value(LATER)
        dialog.form.submit()
    found = due(store)
    assert [len(getattr(found, section)) for section in MOVED.values()] == [0] * 5
    assert [len(getattr(found, section)) for section in PUT_OFF.values()] == [1] * 5


def test_what_has_none_is_put_off(page: TodayPage, store: Store) -> None:
    for kind in PUT_OFF:
        dialog = do(page, kind, "Put off")
        assert isinstance(dialog, MoveDateDialog)
        dialog.form.submit()
    found = due(store)
    assert [len(getattr(found, section)) for section in PUT_OFF.values()] == [0] * 5
    assert [len(getattr(found, section)) for section in MOVED.values()] == [1] * 5


@pytest.mark.parametrize(
    ("kind", "words", "title"),
    [("overrun", "End", "End"), ("nothing", "Add a support", "Add a support"), ("question", "Answer", "Answer")],
)  # fmt: skip
def test_what_takes_words_asks_for_them(page: TodayPage, kind: str, words: str, title: str) -> None:
    dialog = do(page, kind, words)
    assert dialog is not None
    assert dialog.windowTitle() == title


def test_a_register_where_somebody_was_away_is_opened(page: TodayPage) -> None:
    assert isinstance(do(page, "register", "Register …"), RegisterDialog)


def test_a_meeting_is_opened_where_meetings_are(page: TodayPage, window: Window) -> None:
    do(page, "meeting", "Open")
    assert window.current is window.page("meetings")


def test_who_only_looks_may_open_and_no_more(page: TodayPage, store: Store) -> None:
    store.who = Person("Ms Finch", abilities_of(Role.VIEW, ()), Role.VIEW)
    page.refresh()
    assert {word for line in lines(page) if isinstance(line, Task) for word, _ in line.verbs} == {"Open"}


def test_when_nothing_waits_the_next_day_is_told(window: Window, store: Store) -> None:
    lego = offer(store, "Lego club", checked_on=TODAY, check_due_on=LATER)
    support(store, new_pupil(store), lego, next_look_on=LATER)
    window.go("today")
    page = window.current
    assert isinstance(page, TodayPage)
    said = [label.text() for label in page.nothing.findChildren(QLabel)]
    assert "The next look at a support is on Saturday 9 January 2027." in said
