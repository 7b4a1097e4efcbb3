"""An example of what a table of offers brings in, done and undone like any operation."""

from __future__ import annotations

from app.imports.offer_table.importing import import_offer_table, plan_offer_table
from app.imports.offer_table.table import offer_table
from app.imports.plan import AS_NEW
from app.imports.table import Cell, Sheet
from app.queries.offer_facts import offer_facts
from app.store import Store
from tests.fixtures import TODAY

from .examples import example

HEADINGS: tuple[Cell, ...] = ("Intervention", "Provider", "THRIVE grouping", "Area of need", "Cost", "Wave")


def take_in(store: Store, *rows: tuple[Cell, ...], choices: dict[int, int | str] | None = None) -> None:
    """Import a table that was read."""
    table = offer_table(Sheet(tuple(enumerate((HEADINGS, *rows), start=1))), "map.xlsx")
    plan = store.read(plan_offer_table, table, today=TODAY, choices=choices)
    store.write(import_offer_table, plan, today=TODAY)


@example(import_offer_table)
def a_table_that_adds_and_changes(store: Store) -> None:
    take_in(
        store, ("Drop-in", "Kite Project", "Help", "SEMH", None, None), ("Club", None, None, None, None, None)
    )
    drop_in = next(offer.id for offer in store.read(offer_facts, TODAY) if offer.name == "Drop-in")
    take_in(
        store,
        ("Drop-in", "Another charity", "Getting Additional Help", "Family; SEMH", "£5", "Wave 2"),
        ("Club", None, "Thriving", "SEMH", None, None),
        ("Yoga", "Kite Project", "Thriving", "SEMH", None, None),
        choices={2: drop_in, 3: AS_NEW},
    )
