"""Saying where something that left could not be noted in the audit trail."""

from __future__ import annotations

import sys

from app.noting import UNRECORDED
from app.store import Store


def say_unrecorded(store: Store) -> None:
    """Say so on stderr, where the school is open to look at only; anywhere else nothing leaves that is not noted."""
    if not store.database.can_write:
        print(UNRECORDED, file=sys.stderr)
