"""Opens the Board in the window for the first time, then turns it in turn with asking the same of the store alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QWidget

from app.queries.board import board
from app.queries.wording import domains
from app.ui.pages.board import BoardPage
from app.ui.window import Window
from bench.driver import Step, in_window


def steps(window: Window) -> Iterator[Step]:
    """Give the opening, then each domain of need."""
    yield "opened", partial(_open, window)
    page = _page(window)
    for row in (*window.store.read(domains)[1:], window.store.read(domains)[0]):
        yield "turned", partial(_turn, page, row.code)
        yield "query", partial(_ask, page, row.id)


def _page(window: Window) -> BoardPage:
    page = window.page("board")
    assert isinstance(page, BoardPage)
    return page


def _open(window: Window) -> QWidget:
    window.go("board")
    return _page(window).columns.columns["advice"].view.viewport()


def _turn(page: BoardPage, code: str) -> QWidget:
    page.filters.chooser(code)()
    return page.columns.columns["advice"].view.viewport()


def _ask(page: BoardPage, domain_id: int) -> None:
    page.shell.store.read(board, domain_id, today=page.shell.today())


if __name__ == "__main__":
    in_window(steps)
