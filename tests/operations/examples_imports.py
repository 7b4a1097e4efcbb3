"""Examples of what files bring in, done and undone like any operation."""

from __future__ import annotations

from app.imports.directory.importing import import_offers, plan_offers
from app.imports.directory.services import read_services
from app.imports.headings import ColumnMap
from app.imports.pupils.importing import import_pupils, plan_pupils
from app.imports.pupils.table import PupilTable
from app.imports.table import Cell
from app.store import Store
from tests.fixtures import TODAY

from .examples import example

HEADINGS = ("Adno", "Surname", "Forename", "Class", "SEN Type")
COLUMNS = ColumnMap({"admission_number": 0, "surname": 1, "forename": 2, "class_name": 3, "sen_type": 4})
SERVICES = '[{"id": "s-1", "name": "Drop-in", "organization": {"name": "Kite Project"}}, {"id": "s-2", "name": "Club"}]'

NEWER = (
    '[{"id": "s-2", "name": "Chess club", "organization": {"name": "Sail"}},'
    ' {"id": "s-9", "name": "Drop-in", "wait_time": "6 weeks"}]'
)


def take_in(store: Store, *rows: tuple[Cell, ...]) -> None:
    """Import a list that was read."""
    table = PupilTable(HEADINGS, COLUMNS, tuple(enumerate(rows, start=2)))
    store.write(import_pupils, store.read(plan_pupils, table, today=TODAY), today=TODAY)


@example(import_pupils)
def a_pupil_list_that_adds_and_changes(store: Store) -> None:
    take_in(store, ("42", "Lovelace", "Ada", "4B", "SEMH; SLCN"), ("43", "Hopper", "Grace", "5D", None))
    take_in(store, ("42", "King", "Ada", "5B", "ASD; SEMH"), ("44", "Curie", "Marie", "6A", "HI"))


@example(import_offers)
def a_directory_that_adds_and_a_newer_one_that_changes_and_joins(store: Store) -> None:
    for text in (SERVICES, NEWER):
        services = read_services(text, "services.json")
        asked = store.read(plan_offers, services, today=TODAY).rows
        choices = {row.row: row.candidates[0].id for row in asked if row.candidates}
        plan = store.read(plan_offers, services, today=TODAY, choices=choices)
        store.write(import_offers, plan, today=TODAY)
