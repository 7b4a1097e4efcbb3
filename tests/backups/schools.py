"""What the tests of backups do to a school, and every row of it."""

from __future__ import annotations

import random
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import db
from app.backups.contents import looking
from app.done import Done
from app.models import Organisation
from app.schema import UNJOURNALLED
from app.store import Store
from app.vault.seals import seal_of
from tests.fixtures import administrator

Rows = dict[str, list[tuple[object, ...]]]


def add(session: Session, name: str) -> Done:
    session.add(Organisation(name=name, in_house=False))
    return Done(f"Added {name}.")


def scramble(session: Session, chance: random.Random) -> Done:
    """Add, rename and take away, at random."""
    for row in session.scalars(select(Organisation)):
        match chance.randrange(4):
            case 0:
                row.name = f"Partner {chance.random()}"
            case 1 if row.name.startswith("Partner"):
                session.delete(row)
    for _ in range(chance.randrange(1, 8)):
        session.add(Organisation(name=f"Partner {chance.random()}", in_house=False))
    return Done("Scrambled.")


def rows(file: Path, key: bytes | None = None, mode: str = db.LOOK) -> Rows:
    """Return every row of every table but for the journal and the audit; by default with Ms Dovecote's key."""
    with looking(file, key or seal_of(administrator()).key, mode) as connection:
        names = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
            for name in names
            if name not in UNJOURNALLED and not name.startswith("sqlite_")
        }


def names(store: Store) -> list[str]:
    """Return the names of the organisations outside the school."""
    outside = select(Organisation.name).where(Organisation.in_house.is_(False))
    return store.read(lambda session: sorted(session.scalars(outside)))
