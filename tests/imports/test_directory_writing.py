"""A whole directory is written many services at a time: one by one it took 15 seconds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import event

from app.store import Store
from tests.imports.making import offers, service, services_file, take_offers_in

MANY = 60


def test_each_service_is_written_once_and_not_looked_at_again(store: Store, tmp_path: Path) -> None:
    said: list[str] = []

    def count(_connection: Any, _cursor: Any, statement: str, *_more: object) -> None:
        said.append(statement)

    some = [
        service(id=f"s-{n}", name=f"Club {n}", organization={"name": f"House {n % 9}"}) for n in range(MANY)
    ]
    path = services_file(tmp_path, *some)
    event.listen(store.database.engine, "before_cursor_execute", count)
    take_offers_in(store, path)
    event.remove(store.database.engine, "before_cursor_execute", count)
    assert len(offers(store)) == MANY
    # The offer and its state, each written once.
    assert len([one for one in said if one.startswith("INSERT INTO offer")]) == 2 * MANY
    assert not [one for one in said if one.startswith("UPDATE offer")]
    assert not [one for one in said if "FROM offer " in one and "WHERE offer.id =" in one]


def test_services_of_an_organisation_that_is_new_share_it(store: Store, tmp_path: Path) -> None:
    houses = ["Kite Project", "KITE project", "Fern Trust"]
    some = [
        service(id=f"s-{n}", name=f"Club {n}", organization={"name": house}) for n, house in enumerate(houses)
    ]
    take_offers_in(store, services_file(tmp_path, *some))
    assert [one["organisation"] for one in offers(store)] == ["Kite Project", "Kite Project", "Fern Trust"]
