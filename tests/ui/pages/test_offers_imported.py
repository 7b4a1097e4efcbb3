"""An imported draft on the Offers page: what is still to be said of it, and how old its directory's words are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.operations.offer_draft import PlaceDraft
from app.operations.offer_saved import saved_draft
from app.operations.offers import change_offer, check_offer
from app.queries.offer_pages import offer_record
from app.queries.wording import groupings
from app.store import Store
from app.ui.pages.offers import OffersPage
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.imports.making import service, services_file, take_offers_in

TO_SAY = "Still to say: grouping, how to refer, who can have it."
STALE = "The directory last checked it in May 2023."


@pytest.fixture
def page(window: Window, store: Store, tmp_path: Path) -> OffersPage:
    """The Offers page with one draft of a directory, found by the filter for what is still to be said."""
    path = services_file(tmp_path, service(assured_date="2023-05-09", minimum_age=11, maximum_age=16))
    take_offers_in(store, path)
    window.go("offers")
    shown = window.current
    assert isinstance(shown, OffersPage)
    shown.filters.choose("check", "to_say")
    shown.filters.changed.emit()
    return shown


def said(page: OffersPage) -> str:
    return " ".join(label.text() for label in page.panel.findChildren(QLabel))


def test_a_draft_lists_what_its_file_could_not_say(qtbot: QtBot, page: OffersPage) -> None:
    qtbot.waitUntil(lambda: TO_SAY in said(page))
    assert STALE in said(page)
    assert "9 May 2023, by the directory" in said(page)
    assert "which years (its ages are about Years 7 to 11)" in said(page)


def test_the_list_goes_away_as_it_is_filled(qtbot: QtBot, page: OffersPage, store: Store) -> None:
    qtbot.waitUntil(lambda: TO_SAY in said(page))
    draft = replace(saved_draft(store.read(offer_record, 1)), how_to_refer="Ring us", entry_criteria="Anyone")
    store.write(change_offer, 1, draft, today=TODAY)
    qtbot.waitUntil(lambda: "Still to say: grouping." in said(page))
    placed = replace(draft, places=(PlaceDraft(store.read(groupings)[0].id),))
    store.write(change_offer, 1, placed, today=TODAY)
    qtbot.waitUntil(lambda: page.list.rows_model.rows == [])


def test_a_check_of_the_schools_own_replaces_the_directorys(
    qtbot: QtBot, page: OffersPage, store: Store
) -> None:
    qtbot.waitUntil(lambda: STALE in said(page))
    store.write(check_offer, 1, today=TODAY)
    qtbot.waitUntil(lambda: STALE not in said(page))
