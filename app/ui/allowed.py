"""What somebody may not do is off and says why: for their role, or because the school is open to look at only."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from app.abilities import Ability, NotAllowed, Role

if TYPE_CHECKING:
    from app.store import Store

LOOKING = "Open to look at only"
# What can be done without writing anything into the school.
_READS = frozenset(
    {
        Ability.SEE_OFFERS,
        Ability.SEE_PUPILS,
        Ability.SEE_RISK,
        Ability.SEE_COSTS,
        Ability.EXPORT,
        Ability.EXPORT_INTERNAL,
        Ability.READ_AUDIT,
    }
)


class Refusing(Protocol):
    """What refusing asks of the shell."""

    @property
    def store(self) -> Store:
        """The door to the open school."""
        ...

    def say(self, sentence: str, kind: str = "good") -> None:
        """Say something in the status bar."""
        ...


def looking(store: Store) -> str:
    """Return why nothing can be changed here, as a sentence; nothing where something can."""
    if not store.database.can_write:
        return f"{LOOKING}: {store.why_looking or _why_closed(store)}"
    return f"{LOOKING}: your role is view only." if store.who.role is Role.VIEW else ""


def only_reads(store: Store) -> bool:
    """Say whether whoever is at the program can change nothing at all, and so has nothing to undo."""
    return all(refusal(store, ability) for ability in Ability if ability not in _READS | {Ability.BACK_UP})


def refusal(store: Store, ability: Ability) -> str:
    """Return why whoever is at the program cannot do something; nothing where they can."""
    if not store.may(ability):
        return str(NotAllowed(ability))
    return "" if store.database.can_write or ability in _READS else looking(store)


def refused(shell: Refusing, ability: Ability) -> bool:
    """Say in the status bar why something cannot be done, for keys that are there where buttons are off."""
    reason = refusal(shell.store, ability)
    if reason:
        shell.say(reason, "warning")
    return bool(reason)


def gate(store: Store, ability: Ability, *widgets: QWidget | QAction) -> bool:
    """Keep buttons off, with the reason, where something cannot be done; says whether it can.

    They stay off whatever else turns them on, until they are gated again for somebody who may.
    """
    reason = refusal(store, ability)
    for widget in widgets:
        gate_with(widget, reason)
    return not reason


def gate_with(widget: QWidget | QAction, reason: str) -> None:
    """Keep a button off for a reason, or let it be on again."""
    kept = widget.findChild(_Gate)
    if kept is not None:
        kept.end()
    if reason:
        _Gate(widget, reason)


class _Gate(QObject):
    """Keeps one widget or menu entry off while it lives, and says why where a pointer or a screen reader asks."""

    def __init__(self, kept: QWidget | QAction, reason: str) -> None:
        super().__init__(kept)
        self._kept, self._tip = kept, kept.toolTip()
        kept.setToolTip(reason)
        kept.setEnabled(False)
        if isinstance(kept, QWidget):
            kept.setAccessibleDescription(reason)
            kept.installEventFilter(self)
        else:
            kept.enabledChanged.connect(self._stay_off)

    def end(self) -> None:
        """Let it be on again, with its own tip."""
        self.setParent(None)
        self._kept.removeEventFilter(self)
        self._kept.setToolTip(self._tip)
        if isinstance(self._kept, QWidget):
            self._kept.setAccessibleDescription("")
        else:
            self._kept.enabledChanged.disconnect(self._stay_off)
        self._kept.setEnabled(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.EnabledChange:
            self._stay_off()
        return False

    def _stay_off(self) -> None:
        if self._kept.isEnabled():
            self._kept.setEnabled(False)


def _why_closed(store: Store) -> str:
    """Return why the school in a folder cannot be written: it is read only, or somebody works in it."""
    folder = store.database.folder
    if not os.access(folder, os.W_OK):
        return "its folder is read only. Looks are not recorded."
    from app.locking.lock import who

    owner = who(folder, store.now())
    return owner.sentence(store.now()) if owner is not None else "somebody else had it open to write."
