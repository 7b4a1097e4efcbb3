"""The pupil field and the people field of the decision sheet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.operations.placements import ParticipantDraft
from app.operations.pupils import PupilDraft, add_pupil
from app.store import Store
from app.ui.widgets.people_field import PeopleField
from app.ui.widgets.pupil_field import PupilField
from tests.fixtures import TODAY


@pytest.fixture
def field(qtbot: QtBot, store: Store) -> PupilField:
    """The field, in a school with three pupils."""
    for forename, surname in (("Wren", "Thimble"), ("Ida", "Wrenfield"), ("Léo", "Fern")):
        store.write(add_pupil, PupilDraft(forename, surname, class_name="4 Kestrel"), today=TODAY)
    field = PupilField(store)
    qtbot.addWidget(field)
    field.show()
    return field


def test_enter_takes_the_best_hit(qtbot: QtBot, field: PupilField) -> None:
    QTest.keyClicks(field, "wre")
    with qtbot.waitSignal(field.taken):
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert (field.value(), field.text()) == (1, "Wren Thimble, 4 Kestrel")


def test_down_goes_to_the_next_hit(field: PupilField) -> None:
    QTest.keyClicks(field, "wre")
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.value() == 2


def test_escape_closes_the_list_and_keeps_what_was_typed(field: PupilField) -> None:
    QTest.keyClicks(field, "wre")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not field.popup.isVisible()
    assert field.text() == "wre"


def test_a_part_of_a_name_alone_is_no_pupil(field: PupilField) -> None:
    QTest.keyClicks(field, "wre")
    assert field.value() is None
    assert field.problem().startswith("Choose a pupil from the list")


def test_typing_on_gives_up_the_pupil_chosen(field: PupilField) -> None:
    field.set_value(1)
    QTest.keyClicks(field, "x")
    assert field.value() is None


def test_a_pupil_added_meanwhile_is_found(store: Store, field: PupilField) -> None:
    store.write(add_pupil, PupilDraft("Zadie", "Oakes"), today=TODAY)
    again = PupilField(store)
    QTest.keyClicks(again, "zad")
    assert again.popup.model().rowCount() == 1


@pytest.fixture
def people(qtbot: QtBot) -> PeopleField:
    """A field with the pupil and one member of staff to tick."""
    field = PeopleField([(1, "Mr Reed"), (2, "Miss Hale")])
    field.offer(
        [(ParticipantDraft("young_person"), "Wren"), (ParticipantDraft("staff", staff_id=1), "Mr Reed")]
    )
    qtbot.addWidget(field)
    return field


def test_someone_without_a_box_gets_one(people: PeopleField) -> None:
    hale = ParticipantDraft("staff", staff_id=2)
    people.set_value([hale])
    assert people.value() == (hale,)


def test_someone_else_has_a_name(people: PeopleField) -> None:
    people._else.setChecked(True)
    assert people.problem() == "Say who else."
    people.other.set_value("Aunt Jo")
    assert people.value() == (ParticipantDraft("other", "Aunt Jo"),)
    assert people.problem() == ""


def test_a_name_from_the_staff_list_is_that_person(people: PeopleField) -> None:
    people._else.setChecked(True)
    people.other.set_value(2)
    assert people.value() == (ParticipantDraft("staff", staff_id=2),)
