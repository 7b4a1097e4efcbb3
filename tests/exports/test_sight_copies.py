"""Internal copies made by somebody who may not see Risk Support: one figure for both, and a sentence that says so."""

from __future__ import annotations

import re

import pytest

from app.exports.excel_map import map_workbook
from app.paper.map_layout import lay_out_map
from app.queries.map_about import map_about
from app.queries.provision_map import MapFilters, provision_map
from app.store import Store
from tests.exports.reading import opened, texts
from tests.fixtures import TODAY
from tests.queries.sight_school import Seen, fill

TOGETHER = "Getting More Help and Getting Risk Support are counted together."


@pytest.fixture
def seen(store: Store) -> Seen:
    return fill(store)


def sheets(door: Store, *, internal: bool = True) -> dict[str, str]:
    """Return the words of each sheet of a copy that the person at a door makes."""
    view, about = door.read(provision_map, MapFilters(TODAY)), door.read(map_about, MapFilters(TODAY), TODAY)
    book = opened(map_workbook(view, about, internal=internal))
    return {sheet.title: "\n".join(texts(sheet).values()) for sheet in book.worksheets}


def pages(door: Store, *, internal: bool = True) -> str:
    """Return the words of the printed map that the person at a door makes."""
    view, about = door.read(provision_map, MapFilters(TODAY)), door.read(map_about, MapFilters(TODAY), TODAY)
    return " ".join("\n".join(page.text for page in lay_out_map(view, about, internal=internal)).split())


def test_the_cover_of_the_workbook_says_so(seen: Seen) -> None:
    assert TOGETHER in sheets(seen.wren)["Cover and key"]
    assert TOGETHER not in "".join(sheets(seen.senco).values())
    assert TOGETHER not in "".join(sheets(seen.wren, internal=False).values())


def test_risk_support_has_no_number_in_the_workbook(seen: Seen) -> None:
    found = sheets(seen.wren)
    assert "with Getting More Help" in found["Map"]
    assert "0 offers; counted with Getting More Help" in found["Gaps"]
    assert "Gap: 3 pupils, no offer" in found["Map"]


def test_the_printed_map_says_so_and_gives_no_number(seen: Seen) -> None:
    text = pages(seen.wren)
    assert TOGETHER in text
    # In the head and in each domain's row.
    assert len(re.findall("with Getting More Help", text)) == 7
    assert TOGETHER not in pages(seen.wren, internal=False) + pages(seen.senco)
