"""Hands the school's own words and colours for the groupings to the theme, and its standing to the status bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.queries.school import school_profile
from app.queries.wording import groupings
from app.ui.theme import theme

if TYPE_CHECKING:
    from app.ui.window import Window

# The tables whose change makes every page old.
WORDING = frozenset({"school", "grouping"})
UNPROTECTED = "Unprotected: invented pupils only"


def take_wording(window: Window) -> None:
    """Read the school's name and the words and colours of its groupings, and show them everywhere."""
    profile = window.store.read(school_profile)
    rows = window.store.read(groupings, hidden=True)
    theme().set_groupings({row.code: (row.short_label, row.letter, row.colour or "") for row in rows})
    # The title names the school, never a pupil: it shows in task bars and on projectors.
    window.setWindowTitle(f"{profile.name} – Fivefold")
    window.status.set_right(window.store.person, UNPROTECTED)
