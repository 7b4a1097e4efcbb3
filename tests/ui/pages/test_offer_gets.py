"""Who gets an offer, in its panel: one-to-ones told apart by name, every group within reach, and the place kept."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.operations.offers import check_offer
from app.queries.supports.alone import alone_in
from app.store import Store
from app.ui.pages.offers import OffersPage
from app.ui.widgets.buttons import LinkButton
from app.ui.window import Window
from tests import supported
from tests.fixtures import TODAY
from tests.pupil_school import add


@pytest.fixture
def mentoring(store: Store) -> int:
    """An offer of ten one-to-ones; Wren is in the first."""
    offer = supported.offer(store, "Mentoring")
    groups = [supported.group(store, offer, "One to one", alone=True, places=1) for _ in range(10)]
    supported.support(store, add(store, "Wren", "Thimble"), offer, group_id=groups[0])
    return offer


@pytest.fixture
def page(window: Window, mentoring: int) -> OffersPage:
    """The Offers page with that offer beside the list."""
    window.go("offers", mentoring)
    shown = window.current
    assert isinstance(shown, OffersPage)
    return shown


def links(page: OffersPage, words: str) -> list[LinkButton]:
    """Return the links of the panel that begin so."""
    return [one for one in page.panel.findChildren(LinkButton) if one.text().startswith(words)]


def test_a_one_to_one_says_whose_it_is(store: Store, page: OffersPage, mentoring: int) -> None:
    assert list(store.read(alone_in, mentoring, today=TODAY).values()) == ["Wren Thimble"]
    assert [one.accessibleName() for one in links(page, "Register")][:2] == [
        "Register: One to one: Wren Thimble",
        "Register: One to one",
    ]


def test_every_group_can_be_reached(page: OffersPage) -> None:
    assert len(links(page, "Register")) == 8
    (more,) = links(page, "Show all 10 groups")
    more.click()
    assert len(links(page, "Register")) == 10
    assert links(page, "Register")[8].hasFocus()


def test_a_change_leaves_the_focus_and_the_groups_where_they_were(
    qtbot: QtBot, store: Store, page: OffersPage, mentoring: int
) -> None:
    links(page, "Show all 10 groups")[0].click()
    links(page, "New group")[0].setFocus()
    store.write(check_offer, mentoring, by_id=None, today=TODAY)
    qtbot.waitUntil(lambda: any(one.hasFocus() for one in links(page, "New group")))
    qtbot.waitUntil(lambda: sum(one.isVisibleTo(page) for one in links(page, "Register")) == 10)
