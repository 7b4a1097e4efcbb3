"""Buttons that a person may not press: they are off, and say why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.abilities import Ability, NotAllowed

if TYPE_CHECKING:
    from app.store import Store


def off_unless(store: Store, ability: Ability, *widgets: QWidget) -> bool:
    """Turn widgets off, with the reason, where the person may not do something; says whether they may."""
    allowed = store.may(ability)
    if not allowed:
        for widget in widgets:
            widget.setEnabled(False)
            widget.setToolTip(str(NotAllowed(ability)))
    return allowed
