"""Tables keep their rows in order, their selection by key, and open by Enter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.looks import GROUPINGS
from app.ui.search import Search
from app.ui.tables import ACCESSIBLE, DISPLAY, Column, RowsModel
from app.ui.widgets.rows_view import RowsView, keep_typing
from tests.ui.toys import Toy

COLUMNS = (
    Column("Name", lambda row: row.name, marks=lambda row: [GROUPINGS["help"]] if row.id == 1 else []),
    Column("Count", lambda row: row.count, align="right", width=8),
)
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@pytest.fixture
def view(light: QApplication, qtbot: QtBot, toys: list[Toy]) -> RowsView:
    made = RowsView(COLUMNS, "Toys")
    qtbot.addWidget(made)
    made.set_rows(toys)
    made.resize(400, 300)
    made.show()
    return made


def names(model: RowsModel) -> list[str]:
    return [row.name for row in model.rows]


def test_the_model_keeps_every_promise_of_a_qt_model(light: QApplication, toys: list[Toy]) -> None:
    model = RowsModel(COLUMNS)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_rows(toys)
    model.sort(0)
    model.set_rows(toys[:1])
    model.set_columns(COLUMNS[:1])
    assert tester.model() is model
    assert (model.rowCount(), model.columnCount()) == (1, 1)


def test_words_sort_as_people_read_them(toys: list[Toy]) -> None:
    model = RowsModel(COLUMNS, toys)
    model.sort(0, UP)
    assert names(model) == ["abacus", "drum", "Éclair", "Zebra"]


@pytest.mark.parametrize("order", [UP, DOWN])
def test_empty_cells_come_last_either_way(toys: list[Toy], order: Qt.SortOrder) -> None:
    model = RowsModel(COLUMNS, toys)
    model.sort(1, order)
    assert names(model)[-1] == "Zebra"


def test_new_rows_keep_the_order_a_person_chose(toys: list[Toy]) -> None:
    model = RowsModel(COLUMNS, toys)
    model.sort(1, DOWN)
    model.set_rows([*toys, Toy(5, "kite", 9)])
    assert names(model)[:3] == ["abacus", "kite", "Éclair"]


def test_a_cell_speaks_its_marker_before_its_words(toys: list[Toy]) -> None:
    model = RowsModel(COLUMNS, toys)
    assert model.data(model.index(0, 0), ACCESSIBLE) == "Getting Help, Éclair"
    assert model.data(model.index(2, 1), DISPLAY) == ""


def test_the_selection_stays_with_its_row_when_rows_change(view: RowsView, toys: list[Toy]) -> None:
    view.select(3)
    view.set_rows([toys[2], toys[0]])
    assert view.selected_key() == 3


def test_when_the_selected_row_leaves_the_next_is_selected(view: RowsView, toys: list[Toy]) -> None:
    view.select(2)
    view.set_rows([toys[0], toys[2], toys[3]])
    assert view.selected_key() == 3


def test_enter_opens_the_row(view: RowsView, toys: list[Toy]) -> None:
    opened: list[object] = []
    view.opened.connect(opened.append)
    view.select(2)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened == [toys[1]]


def test_home_and_end_go_to_the_first_row_and_the_last(view: RowsView, toys: list[Toy]) -> None:
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.selected() == toys[-1]
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.selected() == toys[0]


def test_typing_in_a_list_goes_to_the_search(view: RowsView, qtbot: QtBot) -> None:
    line = QLineEdit()
    typed: list[str] = []
    qtbot.addWidget(line)
    view.typed.connect(typed.append)
    QTest.keyClicks(view, "Ze")
    keep_typing(line, "".join(typed))
    assert line.text() == "Ze"


def test_sorting_by_a_head_keeps_the_selection(view: RowsView) -> None:
    view.select(3)
    view.horizontalHeader().setSortIndicator(0, DOWN)
    assert names(view.rows_model)[0] == "Zebra"
    assert view.selected_key() == 3


def test_a_painted_row_shows_its_selection(view: RowsView) -> None:
    view.select(2)
    place = view.visualRect(view.rows_model.index(1, 0))
    image = view.viewport().grab().toImage()
    assert image.pixelColor(place.right() - 30, place.top() + 5).name().upper() == "#DCEAE4"


def test_search_finds_every_word_in_any_order_without_accents(toys: list[Toy]) -> None:
    search = Search(toys, lambda row: f"{row.name} {row.count or ''}")
    assert [row.id for row in search.find("5 ecl")] == [1]


def test_search_narrows_and_widens_again(toys: list[Toy]) -> None:
    search = Search(toys, lambda row: row.name)
    assert [row.id for row in search.find("a")] == [1, 2, 3]
    assert [row.id for row in search.find("ab")] == [2]
    assert [row.id for row in search.find("e")] == [1, 3]
    assert search.find("") == toys
