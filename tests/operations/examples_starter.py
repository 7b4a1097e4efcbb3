"""An example of taking offers from the starter catalogue."""

from __future__ import annotations

from app.operations.starter import add_starter_offers
from app.store import Store
from tests.fixtures import TODAY

from .examples import example


@example(add_starter_offers)
def add_two_starter_offers(store: Store) -> None:
    store.write(add_starter_offers, ["ELSA sessions", "Family Hub"], today=TODAY)
