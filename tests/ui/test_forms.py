"""Forms take values in and give them out, show problems under their field, and work by keys alone."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.ui.forms import Field, Form, Section
from app.ui.widgets.chips_field import ChipsField
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import LongTextField, NumberField, TextField, TickField
from app.ui.widgets.grouping_tiles import GroupingTiles
from app.ui.widgets.ticks_field import TicksField

TODAY = date(2026, 11, 10)
NEEDS = ((1, "Finding words"), (2, "Joining in talk"), (3, "Élan"))
VALUES = {
    "name": "Talking group",
    "who": 2,
    "day": TODAY,
    "why": "Two\nlines",
    "needs": (2, 1),
    "places": 8,
    "by": ("mum",),
    "open": True,
    "grouping": "help",
}


@pytest.fixture
def form(light: QApplication, qtbot: QtBot) -> Form:
    made = Form(
        [
            Field("name", "Name", TextField(), required="Give the offer a name."),
            (Field("who", "Pupil", ChoiceField(NEEDS)), Field("day", "Date", DateField(TODAY))),
            Field("grouping", "Grouping", GroupingTiles()),
            Field("why", "Why now", LongTextField(), help="can be read by the pupil"),
            Section(
                "More",
                [
                    Field("needs", "Need", ChipsField(NEEDS)),
                    Field("places", "Places", NumberField(), stretch=False),
                    Field("by", "Decided by", TicksField((("pupil", "Pupil"), ("mum", "Mum")))),
                    Field("open", "Open", TickField("Anyone may come")),
                ],
            ),
        ]
    )
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def caught(form: Form) -> list[dict[str, Any]]:
    """What the form sends out, as it does."""
    sent: list[dict[str, Any]] = []
    form.submitted.connect(sent.append)
    return sent


def test_values_come_out_as_they_went_in(form: Form) -> None:
    form.set_values(VALUES)
    assert form.values() == VALUES


def test_a_form_is_dirty_only_while_something_differs(form: Form) -> None:
    form.set_values(VALUES)
    assert not form.dirty
    form.field("name").setText("Other")
    assert form.dirty
    form.field("name").setText("Talking group")
    assert not form.dirty


def test_enter_in_a_one_line_field_saves(form: Form) -> None:
    form.set_values(VALUES)
    sent = caught(form)
    QTest.keyClick(form.field("name"), Qt.Key.Key_Return)
    assert sent == [VALUES]


def test_enter_in_a_long_text_makes_a_line_and_ctrl_enter_saves(form: Form) -> None:
    form.set_values(VALUES)
    sent = caught(form)
    form.field("why").setFocus()
    QTest.keyClick(form.field("why"), Qt.Key.Key_Return)
    assert not sent
    QTest.keyClick(form.field("why"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(sent) == 1


@pytest.mark.parametrize("name", ["name", "why", "places", "who", "day"])
def test_escape_leaves_from_every_field(form: Form, name: str) -> None:
    left: list[bool] = []

    def leave() -> None:
        left.append(True)

    form.left.connect(leave)
    QTest.keyClick(form.field(name), Qt.Key.Key_Escape)
    assert left == [True]


def test_an_empty_required_field_is_asked_for_and_gets_the_focus(form: Form) -> None:
    sent = caught(form)
    form.field("why").setFocus()
    form.submit()
    assert not sent
    assert form.focusWidget() is form.field("name")
    assert "Give the offer a name." in [
        label.text() for label in form.findChildren(QLabel) if label.isVisible()
    ]


def test_problems_from_outside_stand_under_their_field_and_go_again(form: Form) -> None:
    form.show_problems({"places": "This group has 6 places."})
    assert form.field("places").property("problem") == "true"
    assert form.field("places").accessibleDescription() == "This group has 6 places."
    form.show_problems({})
    assert form.field("places").property("problem") is None
    assert "This group has 6 places." not in [label.text() for label in form.findChildren(QLabel)]


def test_a_date_that_cannot_be_is_not_sent(form: Form) -> None:
    form.set_values(VALUES)
    form.field("day").setText("32 December")
    assert form.check() == {"day": "December has 31 days."}


def test_every_field_has_a_name_for_a_screen_reader(form: Form) -> None:
    for name in VALUES:
        field = form.field(name)
        labels = [label for label in form.findChildren(QLabel) if label.buddy() is field]
        assert len(labels) == 1
        assert field.accessibleName() == labels[0].text()


def test_a_screen_reader_finds_the_label_of_a_choice(form: Form) -> None:
    face = QAccessible.queryAccessibleInterface(form.field("who"))
    labels = [
        other.text(QAccessible.Text.Name) for other, _ in face.relations(QAccessible.RelationFlag.Label)
    ]
    assert "Pupil" in labels


def test_a_hidden_field_keeps_its_value(form: Form) -> None:
    form.set_values(VALUES)
    form.show_field("places", False)
    assert not form.field("places").isVisible()
    assert form.values()["places"] == 8


def test_enter_in_an_open_list_takes_the_first_match_and_goes_on(form: Form, qtbot: QtBot) -> None:
    sent = caught(form)
    line = form.field("who").lineEdit()
    form.set_values({"name": "Talking group", "day": TODAY})
    line.setFocus()
    QTest.keyClicks(line, "joi")
    popup = form.field("who").completer().popup()
    qtbot.waitUntil(popup.isVisible)
    with qtbot.waitSignal(form.field("who").taken):
        QTest.keyClick(popup, Qt.Key.Key_Return)
    assert form.values()["who"] == 2
    assert not sent
    focus = QApplication.focusWidget()
    assert focus is not None
    assert form.field("grouping").isAncestorOf(focus)


def test_enter_in_an_open_list_of_needs_makes_a_chip(form: Form, qtbot: QtBot) -> None:
    needs = form.field("needs")
    needs.line.setFocus()
    QTest.keyClicks(needs.line, "wor")
    popup = needs.line.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    with qtbot.waitSignal(needs.changed):
        QTest.keyClick(popup, Qt.Key.Key_Return)
    assert (needs.value(), needs.line.text()) == ((1,), "")


def test_a_number_is_typed_over_without_its_unit_in_the_way(light: QApplication, qtbot: QtBot) -> None:
    number = NumberField(0, 100, "%")
    number.set_value(80)
    qtbot.addWidget(number)
    number.show()
    number.setFocus()
    qtbot.waitUntil(number.hasFocus)
    QTest.keyClicks(number, "75")
    assert number.value() == 75
