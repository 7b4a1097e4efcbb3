"""The Board: cards by column, dragged and moved by keys, put back, kept from who may not see or log."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from app.abilities import Role
from app.queries.board_cards import BoardCard
from app.queries.sight import ASK
from app.store import Store
from app.ui.dialogs.decision import DecisionSheet
from app.ui.pages.board import BoardPage
from app.ui.pages.pupils import PupilsPage
from app.ui.widgets.board_column import BoardColumnView
from app.ui.widgets.board_model import BoardModel
from app.ui.widgets.board_words import card_words
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.pupil_school import Pupils, fill
from tests.queries.sight_school import PASTORAL
from tests.ui.role_school import seat

CTRL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
MOVE, LEFT = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton


@pytest.fixture
def pupils(store: Store) -> Pupils:
    return fill(store)


@pytest.fixture
def page(pupils: Pupils, window: Window) -> Iterator[BoardPage]:
    window.go("board")
    found = window.current
    assert isinstance(found, BoardPage)
    yield found
    while (dialog := QApplication.activeModalWidget()) is not None:
        dialog.close()


def column(page: BoardPage, code: str) -> BoardColumnView:
    return page.columns.columns[code]


def names(page: BoardPage) -> dict[str, list[str]]:
    return {code: [card.name for card in one.view.cards.cards] for code, one in page.columns.columns.items()}


def carry(page: BoardPage, start: str, to: str) -> QMimeData:
    """Let the first card of one column go in another, as the mouse does."""
    model = column(page, start).view.cards
    mime = model.mimeData([model.index(0)])
    target = column(page, to)
    QApplication.sendEvent(target, QDragEnterEvent(target.rect().center(), MOVE, mime, LEFT, NONE))
    assert target.over
    QApplication.sendEvent(target, QDropEvent(QPointF(target.rect().center()), MOVE, mime, LEFT, NONE))
    assert not target.over
    return mime


def sheet() -> DecisionSheet:
    found = QApplication.activeModalWidget()
    assert isinstance(found, DecisionSheet)
    return found


def test_cards_stand_in_their_columns_and_say_what_is_to_come(page: BoardPage) -> None:
    assert names(page) == {
        "thriving": [],
        "advice": ["Wren Thimble"],
        "help": ["Idris Moonraker"],
        "more_help": [],
        "risk_support": ["Idris Moonraker"],
    }
    index = column(page, "advice").view.cards.index(0)
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Wren Thimble, Owl, Getting Advice, since 14 Sep, due 3 Nov, 7 days late"
    assert "M chooses where to" in index.data(Qt.ItemDataRole.AccessibleDescriptionRole)


def test_a_card_let_go_opens_the_decision_and_esc_puts_it_back(page: BoardPage, pupils: Pupils) -> None:
    carry(page, "advice", "more_help")
    values = sheet().form.values()
    assert (values["pupil_id"], values["domain_id"], values["grouping"]) == (pupils.wren, 1, "more_help")
    assert (names(page)["advice"], names(page)["more_help"]) == ([], ["Wren Thimble"])
    QTest.keyClick(sheet(), Qt.Key.Key_Escape)
    assert (names(page)["advice"], names(page)["more_help"]) == (["Wren Thimble"], [])
    assert column(page, "advice").view.current() is not None


@pytest.mark.parametrize(("to", "first"), [("thriving", "ending"), ("risk_support", "help_unused")])
def test_the_focus_begins_at_what_the_grouping_asks_first(page: BoardPage, to: str, first: str) -> None:
    carry(page, "advice", to)
    assert sheet().focusWidget() is sheet().form.field(first)


def test_a_card_says_nothing_of_a_grouping_that_is_not_decided(page: BoardPage) -> None:
    carry(page, "advice", "thriving")
    (card,) = column(page, "thriving").view.cards.cards
    assert card_words(card, TODAY) == "Wren Thimble, Owl, Thriving"


def test_what_is_dragged_carries_a_number_and_no_name(page: BoardPage) -> None:
    model = column(page, "advice").view.cards
    mime = model.mimeData([model.index(0)])
    assert mime.formats() == model.mimeTypes()
    assert b"Wren" not in bytes(mime.data(model.mimeTypes()[0]).data())


def test_a_card_of_another_window_is_not_taken(page: BoardPage) -> None:
    other = BoardModel("elsewhere")
    other.show_cards([BoardCard(1, "Wren Thimble", "Owl", "4", "advice")], TODAY)
    target = column(page, "help")
    mime = other.mimeData([other.index(0)])
    QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), MOVE, mime, LEFT, NONE))
    assert page.moves.pending is None


def test_ctrl_and_an_arrow_move_a_card_to_the_column_beside(page: BoardPage) -> None:
    view = column(page, "advice").view
    view.select_any()
    QTest.keyClick(view, Qt.Key.Key_Right, CTRL)
    assert sheet().form.value("grouping") == "help"


def test_m_and_a_number_say_where_a_card_goes(page: BoardPage, qtbot: QtBot) -> None:
    view = column(page, "advice").view
    view.select_any()
    QTest.keyClick(view, Qt.Key.Key_M)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [one.text() for one in menu.actions()] == [
        "&1  Thriving",
        "&3  Getting Help",
        "&4  Getting More Help",
        "&5  Risk Support",
    ]
    QTest.keyClick(menu, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    assert sheet().form.value("grouping") == "thriving"
    assert sheet().form.field("ending").isVisible()


def test_the_arrows_go_from_column_to_column_and_enter_opens_the_pupil(
    page: BoardPage, window: Window, pupils: Pupils, qtbot: QtBot
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.columns.focus_card(pupils.wren)
    QTest.keyClick(column(page, "advice").view, Qt.Key.Key_Right)
    assert column(page, "help").view.hasFocus()
    QTest.keyClick(column(page, "help").view, Qt.Key.Key_Return)
    shown = window.current
    assert isinstance(shown, PupilsPage)
    assert shown.view.title.text() == "Idris Moonraker"


def test_the_domain_is_remembered_and_a_class_is_not(page: BoardPage, window: Window) -> None:
    page.filters.choose("domain", page.filters.buttons["domain"]._actions[2][0])
    page.filters.choose("classes", ("Owl",))
    page.filters.changed.emit()
    assert names(page)["help"] == ["Wren Thimble"]
    kept = window.remembered.data("board_filters")
    assert kept["domain"] == page.filters.value("domain")
    assert "classes" not in kept


def test_who_may_not_see_risk_support_has_no_such_band_and_asks(
    store: Store, pupils: Pupils, request: pytest.FixtureRequest
) -> None:
    store.who = PASTORAL
    window: Window = request.getfixturevalue("window")
    window.go("board")
    page = window.current
    assert isinstance(page, BoardPage)
    assert "risk_support" not in names(page)
    view = column(page, "more_help").view
    index = view.cards.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"Idris Moonraker, Kestrel, {ASK}"
    assert not index.flags() & Qt.ItemFlag.ItemIsDragEnabled
    view.select_any()
    QTest.keyClick(view, Qt.Key.Key_Left, CTRL)
    assert window.status.sentence().startswith(ASK)


def test_who_may_not_log_cannot_move_a_card_and_is_told(
    store: Store, pupils: Pupils, request: pytest.FixtureRequest
) -> None:
    seat(store, Role.VIEW)
    window: Window = request.getfixturevalue("window")
    window.go("board")
    page = window.current
    assert isinstance(page, BoardPage)
    assert page.how.text().startswith("You may not log")
    view = column(page, "advice").view
    view.select_any()
    view.startDrag(MOVE)
    assert window.status.sentence().startswith("You may not log")
    window.status.say("")
    QTest.keyClick(view, Qt.Key.Key_M)
    assert window.status.sentence().startswith("You may not log")
    assert QApplication.activePopupWidget() is None


def test_the_model_of_a_column_is_sound(pupils: Pupils, page: BoardPage) -> None:
    model = column(page, "advice").view.cards
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_cards([], TODAY)
    model.show_cards([BoardCard(7, "Ada Fern", "Robin", "R", "advice")], TODAY)
    assert tester.model() is model
    assert [model.place(7), model.place(8)] == [0, -1]


def test_a_small_window_slides_by_column(page: BoardPage, window: Window, qtbot: QtBot) -> None:
    window.resize(880, 520)
    qtbot.waitUntil(lambda: page.columns.horizontalScrollBar().maximum() > 0)
    page.columns._go_to(column(page, "risk_support"))
    left = column(page, "risk_support").mapTo(page.columns, column(page, "risk_support").rect().topLeft()).x()
    assert 0 <= left <= page.columns.width() - column(page, "risk_support").width()


def test_find_offers_the_other_domains(page: BoardPage) -> None:
    words = [command.words for command in page.commands()]
    assert "Show the board for communication and language" in words
    next(c for c in page.commands() if c.words.endswith("communication and language")).call()
    assert names(page)["help"] == ["Wren Thimble"]
