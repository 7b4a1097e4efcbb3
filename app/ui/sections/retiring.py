"""How a list of Settings treats what is retired: it is muted and says so, and its verbs come and go."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from app.ui.widgets.list_editor import Verb


def verbs(retire: Callable[[Any], None], restore: Callable[[Any], None]) -> list[Verb]:
    """Return the two verbs, of which each row has one."""
    return [
        Verb("Retire", retire, "retire", fits=used),
        Verb("Use again", restore, "undo", fits=retired, comes_and_goes=True),
    ]


def used(row: Any) -> bool:
    """Say whether a row can be chosen."""
    return not row.retired


def retired(row: Any) -> bool:
    """Say whether a row is kept only for what has it."""
    return bool(row.retired)


def tone(row: Any) -> str:
    """Return the colour of a row's words."""
    return "muted" if row.retired else "text"


def name(row: Any) -> str:
    """Return what a row is called, saying so when it is retired."""
    return f"{row.name} (retired)" if row.retired else str(row.name)
