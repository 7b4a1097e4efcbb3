"""Opens the Map in the window for the first time, then filters it in turn with asking the same of the store alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.queries.provision_map import provision_map
from app.ui.pages.map import MapPage
from app.ui.window import Window
from bench.driver import Step, in_window

# Filter and value, each set and taken back.
FILTERS: tuple[tuple[str, Any], ...] = (
    ("in_house", "external"),
    ("in_house", "in_house"),
    ("status", "all"),
    ("years", ("4",)),
    ("years", ("7", "8")),
)


def steps(window: Window) -> Iterator[Step]:
    """Give the opening, then the filters."""
    yield "opened", partial(_open, window)
    page = window.page("map")
    assert isinstance(page, MapPage)
    for name, value in FILTERS:
        before = page.filters.buttons[name].value()
        for each in (value, before):
            yield "filtered", partial(_filter, page, name, each)
            yield "query", partial(_ask, page)


def _open(window: Window) -> QWidget:
    window.go("map")
    page = window.page("map")
    assert isinstance(page, MapPage)
    return page.grid.viewport()


def _filter(page: MapPage, name: str, value: Any) -> QWidget:
    button = page.filters.buttons[name]
    button.set_value(value)
    button.chosen.emit(value)
    return page.grid.viewport()


def _ask(page: MapPage) -> None:
    page.shell.store.read(provision_map, page.doing.chosen())


if __name__ == "__main__":
    in_window(steps)
