"""Costs as a workbook: the figures of the screen, how each is made up, and no pupil's name."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.abilities import EVERYTHING, Ability, NotAllowed
from app.costing import write_costs
from app.person import Person
from app.queries.audit_rows import audit_rows
from app.queries.costs.school import costs
from app.store import Store
from tests.costing import YEAR, assistant, club, rate
from tests.fixtures import TODAY, clock


@pytest.fixture
def filled(store: Store) -> Store:
    """A club with a rate and an assistant."""
    rate(store)
    assistant(store, club(store).offer)
    return store


def cells(path: Path) -> dict[str, list[list[object]]]:
    book = load_workbook(BytesIO(path.read_bytes()))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}


def test_each_table_has_a_sheet_that_shows_how_its_figures_are_made_up(filled: Store, tmp_path: Path) -> None:
    write_costs(filled, tmp_path / "costs.xlsx", YEAR)
    found = cells(tmp_path / "costs.xlsx")
    assert list(found) == ["Costs", "Offers", "Groupings", "Domains", "Funding"]
    words = "3 times Teaching assistant: 30 min × 4 sessions ÷ 3 pupils × £14.40 an hour = 3 × £9.60"
    assert ["Lego club", "To date", words, 28.8, 2] in found["Offers"]


def test_its_figures_are_those_of_the_screen(filled: Store, tmp_path: Path) -> None:
    write_costs(filled, tmp_path / "costs.xlsx", YEAR)
    shown = filled.read(costs, YEAR, TODAY).whole
    (together, *_) = [row for row in cells(tmp_path / "costs.xlsx")["Costs"] if row[0] == "Together"]
    assert [together[2], together[4], together[6]] == [
        (figure.pence or 0) / 100 for _, figure in shown.each()
    ]


def test_no_pupil_is_named_in_it_and_it_is_noted_that_it_was_made(filled: Store, tmp_path: Path) -> None:
    write_costs(filled, tmp_path / "costs.xlsx", YEAR)
    words = repr(cells(tmp_path / "costs.xlsx"))
    assert not [name for name in ("Wren", "Idris", "Thimble", "Moonraker") if name in words]
    assert filled.read(audit_rows)[0].kind == "export_costs"


@pytest.mark.parametrize("missing", [Ability.SEE_COSTS, Ability.EXPORT_INTERNAL])
def test_it_takes_both_rights(filled: Store, tmp_path: Path, missing: Ability) -> None:
    wren = Store(filled.database, Person("Mr Wren", EVERYTHING - {missing}), clock)
    with pytest.raises(NotAllowed):
        write_costs(wren, tmp_path / "costs.xlsx", YEAR)
    assert not list(tmp_path.glob("*.xlsx"))
