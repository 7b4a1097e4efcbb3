"""Each kind of field works by keys, and says what it holds."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.widgets.chips_field import ChipsField
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import LongTextField, NumberField
from app.ui.widgets.grouping_tiles import RISK, GroupingTiles
from app.ui.widgets.one_of_field import OneOfField
from app.ui.widgets.ticks_field import TicksField

TODAY = date(2026, 11, 10)
NEEDS = ((1, "Finding words"), (2, "Joining in talk"), (3, "Élan"))


@pytest.fixture
def chips(light: QApplication, qtbot: QtBot) -> ChipsField:
    made = ChipsField(NEEDS)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def tiles(light: QApplication, qtbot: QtBot) -> GroupingTiles:
    made = GroupingTiles()
    qtbot.addWidget(made)
    made.resize(620, 80)
    made.show()
    made.activateWindow()
    return made


def test_a_part_of_a_name_chooses_when_only_one_has_it(light: QApplication, qtbot: QtBot) -> None:
    field = ChoiceField(NEEDS)
    qtbot.addWidget(field)
    field.setEditText("elan")
    assert (field.value(), field.problem()) == (3, "")
    field.setEditText("in")
    assert field.value() is None
    assert field.problem().startswith("This is not in the list.")


def test_a_choice_may_be_nothing(light: QApplication, qtbot: QtBot) -> None:
    field = ChoiceField(NEEDS, nothing="Nobody yet")
    qtbot.addWidget(field)
    assert (field.currentText(), field.value()) == ("Nobody yet", None)


def test_a_free_choice_takes_what_is_typed(light: QApplication, qtbot: QtBot) -> None:
    field = ChoiceField(NEEDS, free=True)
    qtbot.addWidget(field)
    field.setEditText("Something new")
    assert (field.value(), field.problem()) == ("Something new", "")


def test_new_choices_keep_what_was_chosen(light: QApplication, qtbot: QtBot) -> None:
    field = ChoiceField(NEEDS)
    qtbot.addWidget(field)
    field.set_value(3)
    field.set_choices(NEEDS[1:])
    assert field.value() == 3


def test_a_typed_need_becomes_a_chip(chips: ChipsField, qtbot: QtBot) -> None:
    QTest.keyClicks(chips.line, "joining")
    with qtbot.waitSignal(chips.changed):
        QTest.keyClick(chips.line, Qt.Key.Key_Return)
    assert chips.value() == (2,)


def test_backspace_takes_off_the_last_chip(chips: ChipsField) -> None:
    chips.set_value((1, 3))
    QTest.keyClick(chips.line, Qt.Key.Key_Backspace)
    assert chips.value() == (1,)


def test_what_is_typed_and_not_in_the_list_is_a_problem(chips: ChipsField) -> None:
    QTest.keyClicks(chips.line, "xyz")
    assert "not in the list" in chips.problem()


def test_leaving_a_date_field_shows_the_date_in_words(light: QApplication, qtbot: QtBot) -> None:
    field = DateField(TODAY, weekday=True)
    qtbot.addWidget(field)
    QTest.keyClicks(field, "+5w")
    field.editingFinished.emit()
    assert field.text() == "Tuesday 15 December 2026"


def test_up_and_down_move_a_date_by_a_day(light: QApplication, qtbot: QtBot) -> None:
    field = DateField(TODAY)
    qtbot.addWidget(field)
    field.set_value(TODAY)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.value() == date(2026, 11, 11)


def test_an_empty_number_is_nothing_rather_than_nought(light: QApplication, qtbot: QtBot) -> None:
    field = NumberField()
    qtbot.addWidget(field)
    assert field.value() is None
    field.set_value(0)
    assert field.value() == 0


def test_a_number_typed_into_an_empty_field_is_taken(light: QApplication, qtbot: QtBot) -> None:
    field = NumberField(unit="places")
    qtbot.addWidget(field)
    field.selectAll()
    QTest.keyClicks(field, "12")
    assert field.value() == 12


def test_too_long_a_text_says_by_how_much(light: QApplication, qtbot: QtBot) -> None:
    field = LongTextField(longest=5)
    qtbot.addWidget(field)
    field.set_value("1234567")
    assert field.problem() == "This is 2 letters too long."


def test_ticks_come_out_in_the_order_shown(light: QApplication, qtbot: QtBot) -> None:
    field = TicksField((("a", "A"), ("b", "B"), ("c", "C")))
    qtbot.addWidget(field)
    field.set_value(("c", "a"))
    assert field.value() == ("a", "c")


@pytest.mark.parametrize(("key", "code"), [("1", "thriving"), ("3", "help"), ("5", RISK)])
def test_the_keys_one_to_five_choose_a_grouping(tiles: GroupingTiles, key: str, code: str) -> None:
    QTest.keyClicks(tiles.tiles()[0], key)
    assert tiles.value() == code


def test_right_and_space_choose_the_next_grouping(tiles: GroupingTiles) -> None:
    tiles.set_value("advice")
    tiles.setFocus()
    QTest.keyClick(tiles.focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(tiles.focusWidget(), Qt.Key.Key_Space)
    assert tiles.value() == "help"


def test_the_tiles_are_one_stop_for_tab(tiles: GroupingTiles) -> None:
    tiles.set_value("more_help")
    by_tab = [tile.code for tile in tiles.tiles() if tile.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert by_tab == ["more_help"]


def test_no_grouping_is_suggested_and_risk_support_stands_apart(tiles: GroupingTiles) -> None:
    edges = [tile.geometry() for tile in tiles.tiles()]
    gaps = [right.left() - left.right() for left, right in pairwise(edges)]
    assert tiles.value() is None
    assert gaps[-1] > max(gaps[:-1]) + 8


def test_a_grouping_that_is_not_allowed_is_not_there(light: QApplication, qtbot: QtBot) -> None:
    field = GroupingTiles(allowed=("advice", "help"))
    qtbot.addWidget(field)
    assert [tile.code for tile in field.tiles()] == ["advice", "help"]


def test_tab_comes_to_what_is_chosen_of_a_few(qtbot: QtBot) -> None:
    field = OneOfField([("a", "Waiting"), ("b", "Running")])
    qtbot.addWidget(field)
    stops = [button.focusPolicy() & Qt.FocusPolicy.TabFocus for button in field.buttons.values()]
    assert [bool(stop) for stop in stops] == [True, False]
    field.set_value("b")
    stops = [button.focusPolicy() & Qt.FocusPolicy.TabFocus for button in field.buttons.values()]
    assert [bool(stop) for stop in stops] == [False, True]
