"""A school's own names for the groupings, and what of the names the program came with is left in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from app.operations.wording import GroupingDraft, change_grouping
from app.queries.wording import groupings
from app.store import Store
from tests.fixtures import TODAY

OWN = {
    "thriving": ("Steady", "S"),
    "advice": ("Listening", "L"),
    "help": ("Working together", "W"),
    "more_help": ("Many hands", "N"),
    "risk_support": ("Keeping safe", "K"),
}
_CAME_WITH = re.compile(r"Thriving|Getting (Advice|Help|More|Risk)|More Help|Risk Support")


def rename(store: Store, *, treatment: bool = False) -> None:
    """Give every grouping a name, a short name, a definition and a letter of the school's own."""
    for row in store.read(groupings, hidden=True):
        label, letter = OWN[row.code]
        draft = GroupingDraft(row.id, f"{label} here", label, f"What {label.lower()} is.", letter)
        if treatment:
            draft = replace(draft, treatment_label=f"{label} in treatment")
        store.write(change_grouping, draft, today=TODAY)


def hide(store: Store, code: str) -> None:
    """Hide a grouping, worded as it is; raises Invalid where somebody is in it."""
    row = next(one for one in store.read(groupings, hidden=True) if one.code == code)
    draft = GroupingDraft(row.id, row.label, row.short_label, row.definition, row.letter, hidden=True)
    store.write(change_grouping, draft, today=TODAY)


def left(texts: Iterable[str]) -> list[str]:
    """Return the texts in which a name that the program came with is left."""
    return sorted({text for text in texts if _CAME_WITH.search(text)})
