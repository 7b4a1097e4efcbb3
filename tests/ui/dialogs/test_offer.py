"""The form of an offer: what a draft needs, what is asked gently, places and needs, and nothing typed is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.operations.domain_needs import retire_need
from app.operations.offer_draft import OfferDraft, PlaceDraft
from app.operations.offers import add_offer
from app.queries.offer_pages import OfferRecord, offer_record
from app.queries.people import organisations
from app.store import Store
from app.ui.dialogs.offer import OfferDialog
from app.ui.dialogs.offer_form import THRIVE
from app.ui.dialogs.offer_organisation import AddOrganisationDialog
from app.ui.shell import OfferTarget
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.ui.offer_school import EMOTIONAL, HELP, LANGUAGE, offers
from tests.ui.unnamed import unnamed

__all__ = ["offers"]


@pytest.fixture
def dialog(window: Window, offers: dict[str, int]) -> OfferDialog:
    """The form of a new offer, in a school with five."""
    return opened(window, OfferTarget())


def opened(window: Window, target: OfferTarget) -> OfferDialog:
    """Open the form as a page does."""
    window.edit_offer(target)
    found = window.findChildren(OfferDialog)[-1]
    assert isinstance(found, OfferDialog)
    return found


def newest(store: Store) -> OfferRecord:
    """Return the offer that was added last."""
    return store.read(offer_record, 6)


def test_a_draft_needs_only_a_name(dialog: OfferDialog, store: Store) -> None:
    dialog.form.field("name").set_value("Lego lunch")
    dialog.other.click()
    record = newest(store)
    assert (record.values["name"], record.status) == ("Lego lunch", "draft")
    assert not dialog.isVisible()


def test_a_running_offer_without_a_place_is_kept_open_with_its_reason(
    dialog: OfferDialog, window: Window
) -> None:
    dialog.form.field("name").set_value("Lego lunch")
    dialog.save.click()
    assert dialog.isVisible()
    field = dialog.form.field("organisation_id")
    assert field.accessibleDescription() == "A running offer needs an organisation. Or save it as a draft."
    dialog.other.click()
    assert window.status.sentence() == "Added Lego lunch as a draft."


def test_everything_said_is_kept_and_shown_again(dialog: OfferDialog, store: Store, window: Window) -> None:
    organisation = store.read(organisations)[0].id
    said = {
        "name": "Lego lunch",
        "organisation_id": organisation,
        "what": "Building together.",
        "audiences": ("pupils",),
        "year_from": "3",
        "year_to": "6",
        "places": (PlaceDraft(HELP, EMOTIONAL, "small group", "Weekly"), PlaceDraft(HELP, None)),
        "referrers": ("school",),
        "self_access": False,
        "consent_needed": True,
        "sessions": 6,
        "checked_on": TODAY,
    }
    dialog.take(said)
    dialog.save.click()
    again = opened(window, OfferTarget(newest(store).id))
    shown = again.form.values()
    assert {name: shown[name] for name in said} == said
    assert not again.form.dirty


def test_a_cell_of_the_map_is_filled_in(window: Window, offers: dict[str, int]) -> None:
    dialog = opened(window, OfferTarget(grouping_id=HELP, domain_id=LANGUAGE, in_cell=True))
    assert dialog.form.field("places").value() == (PlaceDraft(HELP, LANGUAGE),)
    assert not dialog.form.dirty
    everywhere = opened(window, OfferTarget(grouping_id=HELP, in_cell=True))
    assert everywhere.form.field("places").value() == (PlaceDraft(HELP, None),)


def test_what_readers_will_ask_is_listed_and_leads_to_its_field(dialog: OfferDialog) -> None:
    asked = {row.text(): row for row in dialog.side.asks}
    assert "What happens at the end" in asked
    asked["What happens at the end"].click()
    assert dialog.form.field("ending").hasFocus()
    dialog.form.field("ending").set_value("Agreed in week six.")
    assert "What happens at the end" not in {row.text() for row in dialog.side.asks}


def test_thrive_alone_is_asked_about_and_does_not_block(dialog: OfferDialog, window: Window) -> None:
    dialog.form.field("name").set_value("thrive")
    assert dialog.form.parts.about_name.text() == THRIVE
    dialog.other.click()
    assert window.status.sentence() == "Added thrive as a draft."


def test_an_offer_that_reads_alike_is_named_while_typing(dialog: OfferDialog) -> None:
    QTest.keyClicks(dialog.form.field("name"), "group talking")
    assert dialog.form.parts.about_name.text() == "There is one already that reads like this: Talking group."


def test_needs_are_those_of_the_chosen_domains(dialog: OfferDialog) -> None:
    form = dialog.form
    everywhere = len(form._offered or ())
    form.field("places").set_value((PlaceDraft(HELP, LANGUAGE),))
    offered = dict(form._offered or ())
    assert 0 < len(offered) < everywhere
    chosen = next(iter(offered))
    form.field("needs").set_value((chosen,))
    # Another domain takes nothing away that somebody chose.
    form.field("places").set_value((PlaceDraft(HELP, EMOTIONAL),))
    assert form.field("needs").value() == (chosen,)


def test_places_are_added_and_taken_off_by_keyboard(dialog: OfferDialog) -> None:
    places = dialog.form.field("places")
    first = places.rows[0]
    first.grouping.setFocus()
    QTest.keyClicks(first.grouping, "more")
    QTest.keyClick(first.grouping, Qt.Key.Key_Tab)
    assert first.domain.hasFocus()
    QTest.keyClicks(first.domain, "all")
    QTest.keyClick(places.add_button, Qt.Key.Key_Space)
    assert places.rows[1].grouping.hasFocus()
    assert places.value() == (PlaceDraft(4, None),)
    QTest.keyClick(places.rows[1].off, Qt.Key.Key_Space)
    assert len(places.rows) == 1
    assert places.add_button.hasFocus()


def test_half_a_place_is_asked_about_before_it_is_saved(dialog: OfferDialog) -> None:
    dialog.form.field("name").set_value("Lego lunch")
    dialog.form.field("places").rows[0].grouping.set_value(HELP)
    dialog.other.click()
    assert dialog.isVisible()
    assert dialog.form.field("places").accessibleDescription().startswith("Choose a grouping and a domain")


def test_an_organisation_is_added_in_place(dialog: OfferDialog, store: Store) -> None:
    dialog.form.field("organisation_id").setEditText("Fern Trust")
    dialog.form.parts.add_organisation.click()
    asks = dialog.findChildren(AddOrganisationDialog)[0]
    assert asks.form.field("name").value() == "Fern Trust"
    asks.form.submit()
    chosen = dialog.form.field("organisation_id").value()
    assert next(row.name for row in store.read(organisations) if row.id == chosen) == "Fern Trust"
    assert dialog.form.parts.about_organisation.text() == "External."


def test_what_was_typed_comes_back_after_leaving(dialog: OfferDialog, window: Window) -> None:
    dialog.form.field("name").set_value("Lego lunch")
    dialog.form.field("places").rows[0].grouping.set_value(HELP)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert window.status.sentence() == "Not saved."
    window.status.acted.emit()
    again = window.findChildren(OfferDialog)[-1]
    assert again.form.field("name").value() == "Lego lunch"
    assert again.form.field("places").rows[0].grouping.value() == HELP


def test_a_paused_offer_is_saved_as_it_is_or_runs_again(
    window: Window, store: Store, offers: dict[str, int]
) -> None:
    number = offers["Old choir"]
    dialog = opened(window, OfferTarget(number))
    assert (dialog.save.text(), dialog.other.text()) == ("Save", "Save and run")
    dialog.other.click()
    assert store.read(offer_record, number).status == "active"


def test_an_imported_draft_says_what_its_file_could_not(window: Window, store: Store) -> None:
    from sqlalchemy.orm import Session

    from app.done import Done
    from app.models import Offer

    number = store.write(add_offer, OfferDraft("Cafe", in_house=False), today=TODAY).id or 0

    def imported(session: Session) -> Done:
        offer = session.get_one(Offer, number)
        offer.source, offer.source_id = "open_referral", "s-1"
        return Done("Imported.")

    store.write(imported)
    dialog = opened(window, OfferTarget(number))
    asked = [row.text() for row in dialog.side.asks]
    assert {"Who can come (threshold)", "Where on the map", "How to refer"} <= set(asked)


def test_tab_walks_from_the_name_through_the_form(dialog: OfferDialog) -> None:
    walked = []
    for _ in range(6):
        focus = QApplication.focusWidget()
        assert focus is not None
        walked.append(focus.accessibleName() or focus.text())  # type: ignore[attr-defined]
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert walked == ["Name", "Who offers it", "Add an organisation", "What happens", "Kind", "Language"]


@pytest.mark.parametrize("size", [(880, 520), (1280, 800)])
def test_the_form_fits_and_every_control_has_a_name(
    window: Window, offers: dict[str, int], size: tuple[int, int]
) -> None:
    window.resize(*size)
    dialog = opened(window, OfferTarget(offers["Talking group"]))
    assert dialog.height() <= window.height()
    assert dialog.save.visibleRegion().boundingRect() == dialog.save.rect()
    assert dialog.area.horizontalScrollBar().maximum() == 0
    assert dialog.form.width() <= dialog.area.viewport().width()
    assert unnamed(dialog) == []


def test_a_need_retired_since_stays_with_the_offer_that_has_it(
    window: Window, store: Store, offers: dict[str, int]
) -> None:
    draft = OfferDraft("Lego lunch", places=(PlaceDraft(HELP, EMOTIONAL),), needs=(1, 2))
    number = store.write(add_offer, draft, today=TODAY).id or 0
    store.write(retire_need, 1)
    dialog = opened(window, OfferTarget(offer_id=number))
    dialog.form.field("name").set_value("Lego lunch club")
    dialog.other.click()
    assert store.read(offer_record, number).needs == (1, 2)


def test_enter_after_choosing_a_need_goes_on_and_saves_nothing(dialog: OfferDialog) -> None:
    dialog.form.field("name").set_value("Lego lunch")
    dialog.go_to("needs")
    needs = dialog.form.field("needs")
    QTest.keyClicks(needs.line, "worries")
    QTest.keyClick(needs.line.completer().popup(), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert needs.value() == (1,)
    QTest.keyClick(needs.line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert not needs.line.hasFocus()


def test_the_language_usual_where_an_offer_stands_is_filled_in(dialog: OfferDialog) -> None:
    dialog.form.field("places").set_value((PlaceDraft(HELP, LANGUAGE),))
    assert dialog.form.field("register").value() == "treatment"
    dialog.form.field("places").set_value((PlaceDraft(2, None),))
    assert dialog.form.field("register").value() == "wellness"


@pytest.mark.parametrize("said", ["wellness", None])
def test_the_language_that_somebody_chose_stays_wherever_the_offer_stands(
    dialog: OfferDialog, said: str | None
) -> None:
    dialog.form.field("places").set_value((PlaceDraft(HELP, LANGUAGE),))
    dialog.form.field("register").set_value(said)
    dialog.form.field("places").set_value((PlaceDraft(HELP, EMOTIONAL),))
    assert dialog.form.field("register").value() == said


def test_opening_an_offer_of_which_nobody_has_said_the_language_changes_nothing(
    window: Window, offers: dict[str, int]
) -> None:
    dialog = opened(window, OfferTarget(offers["Talking group"]))
    assert dialog.form.field("register").value() is None
    assert not dialog.form.dirty
