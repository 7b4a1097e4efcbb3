"""Uses the program for a while (every page, search, a pupil, the map exported) and prints the most memory it took."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QWidget

from app.exports.excel_map import write_excel_map
from app.paper.map_pdf import write_map_pdf
from app.queries.map_about import map_about
from app.queries.provision_map import MapFilters, provision_map
from app.ui.page_stack import NAMES
from app.ui.pages.pupils import PupilsPage
from app.ui.window import Window
from bench.driver import Step, in_window
from bench.peak import most_memory


def steps(window: Window) -> Iterator[Step]:
    """Give what somebody might do in a morning."""
    for name in NAMES:
        yield name, partial(_go, window, name)
    yield "pupils", partial(_go, window, "pupils")
    page = window.page("pupils")
    assert isinstance(page, PupilsPage)
    for word in ("a", "al", "", "wren", ""):
        yield "search", partial(_type, page.list.search, word)
    for row in page.list.rows.rows_model.rows[:20]:
        yield "pupil", partial(_open, window, page, row.id)
    yield "export", partial(_export, window)
    for name in NAMES:
        yield name, partial(_go, window, name)


def _go(window: Window, name: str) -> None:
    window.go(name)


def _type(field: QLineEdit, word: str) -> QWidget:
    field.setText(word)
    return field


def _open(window: Window, page: PupilsPage, pupil_id: int) -> QWidget:
    window.go("pupils", pupil_id)
    return page.view


def _export(window: Window) -> None:
    store, filters = window.store, MapFilters(window.today())
    view = store.read(provision_map, filters)
    about = store.read(map_about, filters, store.today(), made_by=store.person)
    with tempfile.TemporaryDirectory() as folder:
        write_excel_map(view, about, Path(folder) / "map.xlsx", internal=True)
        write_map_pdf(view, about, Path(folder) / "map.pdf", internal=True)


if __name__ == "__main__":
    in_window(steps)
    print(json.dumps({"peak": most_memory()}))
