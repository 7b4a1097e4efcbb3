"""Examples of what is done with remembered ways of reading files."""

from __future__ import annotations

from app.operations.mappings import MappingDraft, forget_mapping, keep_mapping
from app.store import Store
from tests.fixtures import TODAY

from .examples import example

ROLL = MappingDraft("Our roll", "pupils", {"forename": "Vorname", "surname": "Nachname"}, "day")


def keep(store: Store, draft: MappingDraft = ROLL) -> int:
    """Remember a way of reading; return its number."""
    return store.write(keep_mapping, draft, today=TODAY).id or 0


@example(keep_mapping)
def the_roll(store: Store) -> None:
    keep(store)


@example(forget_mapping)
def no_more(store: Store) -> None:
    store.write(forget_mapping, keep(store), today=TODAY)
