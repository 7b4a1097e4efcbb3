"""Opens the page of a pupil again and again from another's, then its timeline, in turn with asking the store alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from app.queries.around.consents import consents_of
from app.queries.pupil_page import pupil_page
from app.queries.pupils import pupil_rows
from app.queries.story.story import pupil_story
from app.ui.pages.pupils import PupilsPage
from app.ui.window import Window
from bench.driver import Step, in_window

TURNS = 5


def steps(window: Window) -> Iterator[Step]:
    """Give the opening and the timeline, each from another pupil's page, and the queries alone."""
    pupil = int(sys.argv[2])
    window.go("pupils")
    page = window.page("pupils")
    assert isinstance(page, PupilsPage)
    other = page.shell.store.read(pupil_rows, today=page.shell.today())[0].id
    for _ in range(TURNS):
        yield "other", partial(_open, page, other)
        yield "opened", partial(_open, page, pupil)
        yield "timeline", partial(_timeline, page)
        yield "query", partial(_ask, page, pupil)


def _open(page: PupilsPage, pupil: int) -> QWidget:
    page.open_at(pupil)
    return page.view.title


def _timeline(page: PupilsPage) -> QWidget:
    page.view.open_timeline()
    return page.view.timeline.list.viewport()


def _ask(page: PupilsPage, pupil: int) -> None:
    store, today = page.shell.store, page.shell.today()
    store.read(pupil_page, pupil, today=today)
    store.read(pupil_story, pupil)
    store.read(consents_of, pupil, today=today)


if __name__ == "__main__":
    in_window(steps)
