"""The line of a review that names the supports which go on, and its tick."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from app.models import Support
from app.store import Store
from app.ui.dialogs.review import ReviewDialog
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.operations.deciding import BOTH, ago, new_pupil, place
from tests.operations.supporting import begin
from tests.supported import offer
from tests.ui.dialogs.test_review import choose, opened, shown
from tests.ui.unnamed import unnamed


@pytest.fixture
def dialog(window: Window, store: Store) -> ReviewDialog:
    """The review of a pupil who has two supports for one domain and none for another."""
    pupil = new_pupil(store)
    place(store, pupil, "help", 60, next_look_on=ago(2))
    place(store, pupil, "help", 50, domain_id=2, next_look_on=TODAY)
    for name in ("Lego club", "ELSA"):
        begin(store, (pupil,), offer(store, name), on=ago(30))
    return opened(window, pupil)


def test_only_an_ending_names_the_supports_that_go_on(dialog: ReviewDialog) -> None:
    assert "ends_too" not in shown(dialog)
    choose(dialog, "end")
    assert "ends_too" in shown(dialog)
    assert dialog.parts.supports.line.text() == "2 supports go on: Lego club, ELSA."
    assert unnamed(dialog) == []


def test_where_the_domain_has_none_nothing_is_asked(dialog: ReviewDialog) -> None:
    choose(dialog, "end")
    field = dialog.form.field("placement_id")
    other = next(row.placement_id for row in dialog._rows if row.domain_id == 2)
    dialog.parts.supports.tick.click()
    field.set_value(other)
    dialog._settle()
    assert "ends_too" not in shown(dialog)
    assert dialog.form.values()["ends_too"] == ()


def test_a_tick_ends_them_with_the_review(dialog: ReviewDialog, store: Store) -> None:
    choose(dialog, "end")
    dialog.parts.supports.tick.click()
    said = dict.fromkeys(("changed", "what_next", "who_told", "way_back"), "Said.")
    dialog.form.type_again({**dialog.form.values(), **said, "ending": "goals_met", "participants": BOTH})
    dialog.save_button.click()
    ended = store.read(lambda session: list(session.scalars(select(Support.ended_on))))
    assert ended == [TODAY, TODAY]
