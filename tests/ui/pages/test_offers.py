"""The Offers page: what is listed, found and narrowed, what one offer shows, and what can be done with it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from app.operations.offer_draft import OfferDraft
from app.operations.offer_queries import ask_about_offer
from app.operations.offer_saved import saved_draft
from app.operations.offers import add_offer, change_offer, set_offer_status
from app.queries.offer_facts import offer_facts
from app.queries.offer_pages import offer_record
from app.store import Store
from app.ui.pages.offers import OffersPage
from app.ui.theme import apply
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.ui.offer_school import offers
from tests.ui.unnamed import unnamed

__all__ = ["offers"]


@pytest.fixture
def page(window: Window, offers: dict[str, int]) -> OffersPage:
    """The Offers page of the school with five offers."""
    window.go("offers")
    shown = window.current
    assert isinstance(shown, OffersPage)
    return shown


def listed(page: OffersPage) -> list[str]:
    """Return the names that the list shows."""
    return [row.name for row in page.list.rows_model.rows]


def said(page: OffersPage) -> str:
    """Return every word that the detail shows."""
    return " ".join(label.text() for label in page.panel.findChildren(QLabel))


def test_running_offers_are_shown_first_and_the_rest_is_counted(page: OffersPage) -> None:
    assert listed(page) == ["Homework club", "Kite helpline", "Talking group"]
    assert page.last_facts == "3 running, 1 draft, 1 to check."


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("language", ["Talking group"]),
        ("kite advice", ["Kite helpline"]),
        ("voluntary", ["Kite helpline"]),
        ("own time weekly", ["Talking group"]),
        ("years 3", ["Homework club"]),
    ],
)
def test_every_word_of_an_offer_finds_it(page: OffersPage, typed: str, names: list[str]) -> None:
    page.search.setText(typed)
    assert listed(page) == names


@pytest.mark.parametrize(
    ("filter_name", "value", "names"),
    [
        ("status", "draft", ["Art lunch"]),
        ("status", "ended", ["Old choir"]),
        ("house", "external", ["Kite helpline"]),
        ("check", "due", ["Kite helpline"]),
        ("sectors", ("vcse",), ["Kite helpline"]),
        ("audiences", ("pupils",), ["Talking group"]),
        ("access", "alone", ["Homework club", "Kite helpline"]),
        ("access", "universal", ["Homework club"]),
        ("groupings", (3,), ["Talking group"]),
        ("domains", (3,), ["Homework club", "Talking group"]),
    ],
)
def test_a_filter_narrows_the_list(
    page: OffersPage, filter_name: str, value: object, names: list[str]
) -> None:
    page.filters.choose(filter_name, value)
    page.filters.changed.emit()
    assert listed(page) == names


def test_a_filter_without_a_result_says_which_and_offers_to_clear_it(page: OffersPage) -> None:
    page.filters.choose("status", "paused")
    page.filters.changed.emit()
    assert page.catalogue.nothing.accessibleName() == "No offer for: Paused."
    page.catalogue.clear.click()
    assert len(listed(page)) == 3


def test_the_filters_are_there_again_at_the_next_start(page: OffersPage, window: Window) -> None:
    page.filters.choose("house", "external")
    page.filters.changed.emit()
    again = OffersPage(window)
    assert again.filters.value("house") == "external"
    again.deleteLater()


def test_a_school_without_offers_is_offered_the_next_step(window: Window) -> None:
    window.go("offers")
    page = window.current
    assert isinstance(page, OffersPage)
    assert page.catalogue.empty.isVisible()
    assert page.catalogue.add_first.hasFocus()
    assert page.catalogue.starter_first.isVisible()


def test_the_detail_says_what_an_offer_is_and_what_readers_will_ask(page: OffersPage) -> None:
    page.list.select(next(row.id for row in page.catalogue.offers if row.name == "Talking group"))
    words = said(page)
    for expected in (
        "Words come in their own time.",
        "In-house: Test pastoral team",
        "Running since 11 October 2026",
        "Communication and language: Weekly",
        "8 places",
        "Who can refer, how to refer, whom to ask, what happens at the end.",
    ):
        assert expected in words


def test_an_offer_that_nobody_has_checked_says_so_in_words(page: OffersPage) -> None:
    page.open_at(next(row.id for row in page.catalogue.offers if row.name == "Kite helpline"))
    column = next(one for one in page.list.rows_model.columns if one.title == "State")
    cell = column.cell(page.list.selected())
    assert (cell.text, cell.tone) == ("check due", "warning")
    page.panel.verbs.buttons["check"].click()
    assert column.cell(page.list.selected()).text == "running"
    fact = next(one for one in page.catalogue.offers if one.name == "Kite helpline")
    assert (fact.checked_on, fact.checked_by) == (TODAY, "Ms Dovecote")


def test_an_ended_offer_keeps_its_history_and_runs_again(
    page: OffersPage, store: Store, offers: dict[str, int]
) -> None:
    page.open_at(offers["Old choir"])
    assert "Ended on" in said(page)
    page.panel.verbs.buttons["run"].click()
    states = store.read(offer_record, offers["Old choir"]).states
    assert [state.status for state in states] == ["ended", "active"]


def test_a_draft_that_cannot_run_yet_says_what_is_missing(
    page: OffersPage, window: Window, offers: dict[str, int]
) -> None:
    page.open_at(offers["Art lunch"])
    page.panel.verbs.buttons["run"].click()
    assert window.status.sentence() == "Art lunch has no organisation yet. Give it one, then start it."


def test_a_copy_is_shown_although_the_list_shows_running_offers(page: OffersPage) -> None:
    page.list.select_first()
    QTest.keyClick(page.list, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert page.list.selected().name == "Homework club (copy)"


def test_offers_that_read_alike_are_noticed(page: OffersPage, store: Store) -> None:
    store.write(add_offer, OfferDraft("group  TALKING"), today=TODAY)
    assert "group  TALKING, Talking group" in page.catalogue.alike.accessibleName()
    page.catalogue.alike_button.click()
    assert len(listed(page)) == 2
    assert "Reads like another offer: " in said(page)


def test_the_selection_goes_on_when_the_selected_offer_leaves_the_list(
    page: OffersPage, store: Store, offers: dict[str, int]
) -> None:
    page.list.select(offers["Kite helpline"])
    store.write(set_offer_status, offers["Kite helpline"], "paused", today=TODAY)
    assert page.list.selected().name == "Talking group"


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
def test_every_control_has_a_name_in_every_theme(page: OffersPage, window: Window, mode: str) -> None:
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply(app, mode)
    assert unnamed(page) == []
    assert not window.grab().isNull()
    apply(app, "light")


@pytest.mark.parametrize("size", [(880, 520), (960, 540), (1024, 700), (1280, 800)])
def test_nothing_is_cut_in_a_small_window(page: OffersPage, window: Window, size: tuple[int, int]) -> None:
    window.resize(*size)
    assert (window.width(), window.height()) == size
    assert page.list.width() >= 400
    more = page.panel.verbs.more
    assert more.visibleRegion().boundingRect() == more.rect()
    assert page.list.horizontalScrollBar().maximum() == 0


def test_the_facts_follow_the_store(page: OffersPage, store: Store) -> None:
    store.write(add_offer, OfferDraft("Choir"), today=TODAY)
    assert page.last_facts == "3 running, 2 drafts, 1 to check."
    assert len(store.read(offer_facts, TODAY)) == 6


def test_ending_an_offer_leaves_the_keys_in_the_list(page: OffersPage, offers: dict[str, int]) -> None:
    page.open_at(offers["Kite helpline"])
    page.panel.verbs.more.setFocus()
    QTest.keyClick(page.panel.verbs.more, Qt.Key.Key_Space)
    QTest.keyClick(page.panel.verbs.menu, Qt.Key.Key_Up)
    QTest.keyClick(page.panel.verbs.menu, Qt.Key.Key_Return)
    assert "Kite helpline" not in listed(page)
    assert page.list.hasFocus()


def test_offers_that_were_asked_about_are_found(
    page: OffersPage, store: Store, offers: dict[str, int]
) -> None:
    page.filters.choose("check", "asked")
    page.filters.changed.emit()
    assert listed(page) == []
    store.write(ask_about_offer, offers["Kite helpline"], "Still open?", today=TODAY)
    assert listed(page) == ["Kite helpline"]


def test_the_detail_says_until_when_and_where_the_local_offer_has_it(
    page: OffersPage, store: Store, offers: dict[str, int]
) -> None:
    draft = saved_draft(store.read(offer_record, offers["Kite helpline"]))
    more = replace(draft, runs_until=TODAY, local_offer_link="https://www.example.org/kite/")
    store.write(change_offer, offers["Kite helpline"], more, today=TODAY)
    page.open_at(offers["Kite helpline"])
    assert "Until 10 November 2026" in said(page)
    assert "Local Offer www.example.org/kite" in said(page)


def test_more_opens_what_is_done_seldom_with_what_an_offer_allows(
    page: OffersPage, offers: dict[str, int]
) -> None:
    page.open_at(offers["Old choir"])
    shown = [entry.text() for entry in page.panel.verbs.menu.actions() if entry.isVisible()]
    assert shown == ["Ask about this …", "Duplicate\tCtrl+D"]
    page.open_at(offers["Talking group"])
    shown = [entry.text() for entry in page.panel.verbs.menu.actions() if entry.isVisible()]
    assert shown[2:] == ["Pause", "End"]
