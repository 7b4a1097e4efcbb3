"""A signed trail for the tests: two people, changes, looks, and the keys that signed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, insert
from sqlalchemy.orm import Session

from app.audit import entry_hash
from app.db import Database
from app.done import Done
from app.models import Organisation
from app.person import Person
from app.schema import signer
from app.store import Store
from tests.fixtures import clock

ROUNDS = 20


@dataclass(frozen=True, slots=True)
class Trail:
    """A school with entries by two signers, and their keys by number."""

    school: Database
    keys: Mapping[int, Ed25519PrivateKey]

    def change(self, *statements: str) -> None:
        """Change the file behind the program's back."""
        with self.school.writing.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)

    def chain_again(self, first: int, sign: Callable[[bytes, dict[str, Any]], bytes | None]) -> None:
        """Compute the chain anew from an entry on, as somebody would who holds the school's key."""
        with self.school.writing.begin() as connection:
            chain_again(connection, first, sign)


def add(session: Session, name: str) -> Done:
    """Add an organisation: some change."""
    session.add(Organisation(name=name, in_house=False))
    return Done(f"Added {name}.")


def signed_trail(school: Database) -> Trail:
    """Return a trail of about sixty entries: what the school began with unsigned, then two people in turn."""
    keys = {number: Ed25519PrivateKey.generate() for number in (1, 2)}
    names = {1: "Ms Dovecote", 2: "Mr Larch"}
    with school.writing.begin() as connection:
        for number, key in keys.items():
            public = key.public_key().public_bytes_raw()
            row = {"id": number, "name": names[number], "public_key": public}
            connection.execute(insert(signer).values(**row, added_at=clock().isoformat()))
    stores = [
        Store(school, Person(names[number], number=number, sign=key.sign), clock)
        for number, key in keys.items()
    ]
    for turn in range(ROUNDS):
        for store in stores:
            store.write(add, f"Partner {turn} of {store.person}")
        stores[turn % 2].note("open_pupil", [("pupil", turn + 1)])
    return Trail(school, keys)


def chain_again(
    connection: Connection, first: int, sign: Callable[[bytes, dict[str, Any]], bytes | None]
) -> None:
    """Write every hash from an entry on as it would have to be; sign gets the hash and the entry."""
    rows = connection.exec_driver_sql("SELECT * FROM audit ORDER BY id").mappings().all()
    before = "0" * 64
    for row in (dict(row) for row in rows):
        if row["id"] >= first:
            row["previous_hash"] = before
            row["hash"] = entry_hash(row)
            row["signature"] = sign(bytes.fromhex(row["hash"]), row)
            connection.exec_driver_sql(
                "UPDATE audit SET previous_hash = ?, hash = ?, signature = ? WHERE id = ?",
                (row["previous_hash"], row["hash"], row["signature"], row["id"]),
            )
        before = row["hash"]
