"""Tables that schools have already, as a test writes them, and what the import makes of their rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.imports.offer_table.importing import TablePlan, plan_offer_table
from app.imports.offer_table.table import offer_table
from app.imports.plan import Planned
from app.imports.source import Reading
from app.imports.table import Cell, Sheet
from app.operations.offer_draft import OfferDraft
from app.queries.wording import domains, groupings
from app.store import Store
from tests.fixtures import TODAY

HEADINGS = ("Intervention", "Provider", "THRIVE grouping", "Area of need")


def planned(store: Store, *rows: Sequence[Cell], choices: Any = None, **said: Any) -> TablePlan:
    """Return what importing rows would do, read as a person has said."""
    sheet = Sheet(tuple(enumerate((tuple(row) for row in rows), start=1)))
    table = offer_table(sheet, "map.xlsx", Reading(**said))
    return store.read(plan_offer_table, table, today=TODAY, choices=choices)


def one(store: Store, heading: str, cell: Cell) -> Planned[Any]:
    """Return what a row with a name and one more cell makes."""
    (row,) = planned(store, ("Intervention", heading), ("ELSA", cell)).rows
    return row


def draft(row: Planned[Any]) -> OfferDraft:
    """Return the offer that a row makes."""
    assert row.payload is not None
    made: OfferDraft = row.payload.draft
    return made


def places(store: Store, row: Planned[Any]) -> list[tuple[str, str]]:
    """Return where a row puts its offer: the grouping's code, and the first word of the domain's."""
    names = {row.id: row.code for row in store.read(groupings)}
    areas = {None: "all"} | {row.id: row.code.split("_")[0] for row in store.read(domains)}
    return [(names[place.grouping_id], areas[place.domain_id]) for place in draft(row).places]
