"""A pupil's page as the story: the timeline narrowed, and strengths on top."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from app.store import Store
from app.ui.pages.pupils import PupilsPage
from app.ui.window import Window
from tests.pupil_school import Pupils, fill


@pytest.fixture
def pupils(store: Store) -> Pupils:
    """Wren, Idris and Ada."""
    return fill(store)


@pytest.fixture
def page(pupils: Pupils, window: Window) -> PupilsPage:
    """The page, in front."""
    window.go("pupils")
    shown = window.page("pupils")
    assert isinstance(shown, PupilsPage)
    return shown


def test_the_timeline_is_narrowed_by_kinds_and_words_and_says_how_many(
    page: PupilsPage, pupils: Pupils
) -> None:
    page.open_at(pupils.wren)
    page.view.open_timeline()
    timeline = page.view.timeline
    timeline.filters.kinds.set_value(("decision", "need"))
    timeline.filters.kinds.chosen.emit(("decision", "need"))
    assert timeline.count.text() == "3 of 4 entries"
    timeline.filters.search.setText("advice emotional")
    assert [entry.title for entry in timeline.list.story.entries] == [
        "Getting Advice for emotional wellbeing"
    ]
    assert timeline.count.text() == "1 of 4 entries"


def test_the_kinds_of_the_timeline_are_remembered_and_the_words_are_not(
    page: PupilsPage, pupils: Pupils
) -> None:
    page.open_at(pupils.wren)
    page.view.open_timeline()
    filters = page.view.timeline.filters
    filters.search.setText("pairs")
    filters.kinds.set_value(("need",))
    filters.kinds.chosen.emit(("need",))
    assert page.shell.remembered.data("timeline_filters") == {
        "kinds": ["need"],
        "domain": None,
        "hide_withdrawn": False,
    }


def test_strengths_stand_on_top_also_in_one_column(page: PupilsPage, pupils: Pupils) -> None:
    now = page.view.now
    page.open_at(pupils.wren)
    assert now.about.strengths_head.isVisibleTo(now)
    now.resize(600, 400)
    assert now.about.mapTo(now, QPoint(0, 0)).y() < now.domains.mapTo(now, QPoint(0, 0)).y()
