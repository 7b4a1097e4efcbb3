"""The forms of supports: what is filled in by itself, what is worth knowing, and what is asked when."""

from __future__ import annotations

import pytest

from app.queries.supports.pupil_supports import supports_of
from app.store import Store
from app.ui.dialogs.support_add import AddSupport, AddTarget, open_add_support
from app.ui.dialogs.support_end import correct_ending_dialog
from app.ui.dialogs.support_look import look_dialog
from app.ui.dialogs.support_move import move_dialog
from app.ui.widgets.label import Label
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.operations.supporting import begin, fact, stages
from tests.pupil_school import EMOTIONS, add, note, place
from tests.supported import SEPTEMBER, group, offer, support


@pytest.fixture
def wren(store: Store) -> int:
    """Wren in Year 4 and Getting Help, with a need, and Lego club for Years 5 and 6 with a full group."""
    pupil = add(store, "Wren", "Thimble")
    place(store, pupil, "help", EMOTIONS)
    note(store, pupil, "Often alone.", EMOTIONS)
    lego = offer(store, "Lego club", year_from="5", year_to="6")
    full = group(store, lego, weekday=1, starts_at="10:40", minutes=30, places=1)
    support(store, add(store, "Idris", "Moonraker"), lego, group_id=full)
    return pupil


def opened(window: Window, **known: object) -> AddSupport:
    """Return the form that adds, open over the window."""
    dialog = AddSupport(window, AddTarget(**known))  # type: ignore[arg-type]
    window.show_dialog(dialog)
    return dialog


def said(dialog: AddSupport) -> str:
    """Return all that the form says in labels."""
    return " ".join(label.text() for label in dialog.form.findChildren(Label))


def test_the_offer_fills_in_group_and_domain(window: Window, wren: int) -> None:
    dialog = opened(window, offer_id=1, pupil_ids=(wren,))
    values = dialog.form.values()
    assert (values["group_id"], values["domain_id"]) == (1, EMOTIONS)
    assert dialog.form.field("need_id").count() == 2
    dialog.reject()


def test_whom_an_offer_is_not_for_and_that_a_group_is_full_is_said(window: Window, wren: int) -> None:
    dialog = opened(window, offer_id=1, pupil_ids=(wren,))
    assert "It is for Years 5 to 6; not Wren Thimble (Year 4)." in said(dialog)
    assert "1 more than it has places; it can be over-full." in said(dialog)
    dialog.reject()


def test_that_an_offer_has_no_place_is_said_where_no_group_is_chosen(window: Window, store: Store) -> None:
    drawing = offer(store, "Drawing", usual_places=2)
    support(store, add(store, "Idris", "Moonraker"), drawing)
    pupils = (add(store, "Wren", "Thimble"), add(store, "Ada", "Thimble"))
    dialog = opened(window, offer_id=drawing, pupil_ids=pupils)
    assert dialog.form.field("group_id").value() is None
    assert "1 more than the offer has places; it can be over-full." in said(dialog)
    dialog.form.field("stage").set_value("waiting")
    assert "more than the offer" not in said(dialog)
    dialog.form.field("stage").set_value("running")
    dialog.form.submit()
    assert window.status.sentence().endswith("Drawing has 3 of 2 places.")


def test_a_clash_is_said_before_it_is_saved(window: Window, store: Store, wren: int) -> None:
    chess = offer(store, "Chess club")
    support(store, wren, chess, group_id=group(store, chess, "Kings", weekday=1, starts_at="11:00"))
    dialog = opened(window, offer_id=1, pupil_ids=(wren,))
    assert "Clashes with Chess club: Kings, Tuesdays 11:00." in said(dialog)
    dialog.reject()


def test_only_what_runs_asks_for_a_group(window: Window, wren: int) -> None:
    dialog = opened(window, offer_id=1, pupil_ids=(wren,))
    dialog.form.field("stage").set_value("waiting")
    assert not dialog.form.field("group_id").isVisibleTo(dialog)
    dialog.reject()


def test_what_was_typed_is_brought_back(window: Window, wren: int) -> None:
    dialog = opened(window, offer_id=1, pupil_ids=(wren,))
    dialog.form.field("why").set_value("Time with others")
    dialog.reject()
    assert window.status.sentence() == "Not saved."


def test_the_form_opens_for_an_offer_without_anybody(window: Window, wren: int) -> None:
    open_add_support(window, offer_id=1)
    dialog = next(one for one in window.findChildren(AddSupport) if one.isVisible())
    assert dialog.form.check() == {"pupil_ids": "Choose at least one pupil."}
    dialog.reject()


def test_declined_asks_what_comes_next(window: Window, store: Store, wren: int) -> None:
    number = begin(store, (wren,), 1, "offered")
    dialog = move_dialog(window, [number], 1, "Wren Thimble: Lego club")
    window.show_dialog(dialog)
    dialog.form.field("stage").set_value("declined")
    dialog.form.submit()
    assert "Say what comes next" in " ".join(label.text() for label in dialog.form.findChildren(Label))
    dialog.form.field("what_next").set_value("Ask in spring")
    dialog.form.submit()
    assert stages(store, number)[-1] == ("declined", TODAY, None)


def test_a_look_again_has_its_usual_day(window: Window, store: Store, wren: int) -> None:
    number = begin(store, (wren,), 1)
    dialog = look_dialog(window, number, "Wren Thimble: Lego club")
    window.show_dialog(dialog)
    dialog.form.field("note").set_value("Still keen.")
    dialog.form.submit()
    assert fact(store, number, "notes").endswith("Still keen.")


def test_an_ending_is_put_right(window: Window, store: Store, wren: int) -> None:
    over = [("running", SEPTEMBER), ("ended", TODAY)]
    number = support(store, wren, 1, over, ending="moved_on", what_next="Chess")
    (row,) = store.read(supports_of, wren, today=TODAY)
    dialog = correct_ending_dialog(window, row)
    window.show_dialog(dialog)
    dialog.form.field("who_told").set_value("Mum")
    dialog.form.submit()
    assert (fact(store, number, "who_told"), fact(store, number, "what_next")) == ("Mum", "Chess")


def test_what_ran_is_not_offered_to_be_declined(window: Window, store: Store, wren: int) -> None:
    over = [("running", SEPTEMBER), ("ended", TODAY)]
    support(store, wren, 1, over, ending="moved_on", what_next="Chess")
    (row,) = store.read(supports_of, wren, today=TODAY)
    field = correct_ending_dialog(window, row).form.field("ending")
    field.set_value("declined")
    assert field.value() != "declined"
