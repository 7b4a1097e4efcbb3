"""Hands the school's own words and colours for the groupings to the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.queries.school import school_profile
from app.queries.wording import groupings
from app.ui.theme import theme

if TYPE_CHECKING:
    from app.store import Store

# The tables whose change makes the window's own words old.
WORDING = frozenset({"school", "grouping"})
UNPROTECTED = "Unprotected: invented pupils only"


def warm_wording(store: Store) -> None:
    """Read ahead what `take_wording` will ask of the store."""
    store.read_ahead(groupings, hidden=True)
    store.read_ahead(school_profile)


def take_wording(store: Store) -> str:
    """Dress the theme in the words, letters and colours of the school's groupings; returns the school's name."""
    rows = store.read(groupings, hidden=True)
    theme().set_groupings({row.code: (row.short_label, row.letter, row.colour or "") for row in rows})
    return store.read(school_profile).name
