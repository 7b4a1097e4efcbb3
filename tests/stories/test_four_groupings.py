"""A school that works with four groupings: without a Thriving column, or without Getting More Help."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.cli.export import MapOrder, write_map
from app.queries.decision import stands_now
from app.queries.provision_map import MapFilters, provision_map
from app.store import Store
from app.ui.dialogs.decision import DecisionSheet
from app.ui.pages.board import BoardPage
from app.ui.shell import LogTarget
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.pupil_school import EMOTIONS, Pupils, fill
from tests.queries.sight_school import PASTORAL
from tests.renaming import hide
from tests.ui.said_everywhere import said
from tests.ui.typing_keys import CTRL, Keyboard

NAMES = {"thriving": "Thriving", "more_help": "More Help"}


@pytest.fixture(params=["thriving", "more_help"])
def hidden(request: pytest.FixtureRequest) -> str:
    """The grouping that the school does without."""
    code: str = request.param
    return code


@pytest.fixture
def pupils(store: Store, hidden: str) -> Pupils:
    """Wren, Idris and Ada, none of them in what is hidden."""
    found = fill(store)
    hide(store, hidden)
    return found


@pytest.fixture
def keys(qtbot: QtBot, pupils: Pupils, window: Window) -> Iterator[Keyboard]:
    """A keyboard in the open window."""
    keys = Keyboard(qtbot, window)
    keys.wait_for_window()
    yield keys
    while (dialog := QApplication.activeModalWidget()) is not None:
        dialog.close()


def stands(store: Store, pupil: int) -> list[str]:
    return [row.grouping for row in store.read(stands_now, pupil, EMOTIONS, today=TODAY)]


def test_no_page_shows_a_column_or_a_line_of_it(
    keys: Keyboard, window: Window, store: Store, hidden: str
) -> None:
    for key, name in ((Qt.Key.Key_2, "map"), (Qt.Key.Key_5, "board")):
        keys.press(key, CTRL)
        texts = said(window.page(name))
        assert [text for text in texts if NAMES[hidden] in text] == []
    view = store.read(provision_map, MapFilters(TODAY))
    assert hidden not in {row.code for row in view.groupings}
    assert view.roll == 3


def test_a_pupil_is_moved_and_comes_back_on_the_board(
    keys: Keyboard, window: Window, store: Store, pupils: Pupils
) -> None:
    keys.press(Qt.Key.Key_5, CTRL)
    page = window.page("board")
    assert isinstance(page, BoardPage)
    assert len(page.columns.columns) == 4
    keys.press(Qt.Key.Key_Right, CTRL)
    sheet = keys.wait_for(DecisionSheet)
    sheet.take({"reason": "Asks for someone to talk to."})
    keys.press(Qt.Key.Key_Return, CTRL)
    keys.wait_for_window()
    assert stands(store, pupils.wren) == ["help"]
    page.columns.focus_card(pupils.wren)
    keys.press(Qt.Key.Key_M)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_1)
    sheet = keys.wait_for(DecisionSheet)
    sheet.take({"ending": "goals_met", "reason": "Settled."})
    keys.press(Qt.Key.Key_Return, CTRL)
    keys.wait_for_window()
    assert stands(store, pupils.wren) == []


def test_the_sheet_does_not_offer_what_is_hidden_but_lets_a_plan_end(
    window: Window, pupils: Pupils, hidden: str
) -> None:
    sheet = DecisionSheet(window, LogTarget(pupils.wren, EMOTIONS))
    offered = {tile.code for tile in sheet.form.tiles.tiles() if not tile.isHidden()}
    # Coming back without a record is always possible, whatever the school shows.
    assert offered == {"thriving", "advice", "help", "more_help", "risk_support"} - ({hidden} - {"thriving"})
    sheet.close()


@pytest.mark.parametrize("internal", [False, True])
def test_no_copy_of_the_map_names_it(
    store: Store, pupils: Pupils, hidden: str, tmp_path: Path, internal: bool
) -> None:
    out = tmp_path / "map.xlsx"
    write_map(store, MapOrder(out, internal=internal))
    cells = [
        str(cell)
        for sheet in openpyxl.load_workbook(out)
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if cell
    ]
    assert [text for text in cells if NAMES[hidden] in text] == []


def test_who_may_not_see_risk_support_still_finds_everybody_counted(
    store: Store, pupils: Pupils, hidden: str
) -> None:
    store.who = PASTORAL
    view = store.read(provision_map, MapFilters(TODAY, domains=(EMOTIONS,)))
    counted = sum(cell.pupils for cell in view.rows[1].cells if not cell.counted_with)
    # Without its column nobody is shown as thriving; the roll stays what it is.
    assert counted == (3 if hidden != "thriving" else 2)
    assert view.roll == 3
