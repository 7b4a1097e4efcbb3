"""What every page is: a title with facts, its own actions, and a refresh when a table it watches has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from app.ui.shell import Command, Shell

if TYPE_CHECKING:
    from app.store import Store


class Page(QWidget):
    """A page of the window. Subclasses set the class facts, build their widgets and fill them in `refresh`.

    `facts(str)` is the line of facts under the title; `last_facts` keeps what it said last.
    """

    facts = Signal(str)

    name: ClassVar[str]
    title: ClassVar[str]
    # The tables whose change makes this page old; empty means every change does.
    watches: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self._old = True
        self.last_facts = ""
        # What it shows is not all read yet: the rest comes behind its first paint.
        self.waiting = False
        self.facts.connect(self._keep_facts)
        self.setAccessibleName(self.title)

    @property
    def topic(self) -> str:
        """Return which page of the guide explains what is shown."""
        return self.name

    @classmethod
    def warm(cls, store: Store) -> None:
        """Read ahead, off the UI thread, what the first refresh will ask of the store."""

    def refresh(self) -> None:
        """Ask the store again and show the answer, keeping what is selected."""
        raise NotImplementedError

    def open_at(self, target: object) -> None:
        """Show what somebody came here for, such as one pupil; called after a refresh."""

    def header_actions(self) -> list[QWidget]:
        """Return this page's own buttons for the header, left to right."""
        return []

    def commands(self) -> list[Command]:
        """Return what "Find or do anything" can do on this page."""
        return []

    def focus_first(self) -> None:
        """Put the focus where work begins."""
        self.setFocus()

    def step_back(self) -> bool:
        """Go back one step (panel, then search, then nothing) on Esc; returns whether there was one."""
        return False

    def parts(self) -> list[QWidget]:
        """Return the parts F6 walks through on this page, such as filters, grid and panel."""
        return [self]

    def _keep_facts(self, facts: str) -> None:
        self.last_facts = facts

    # --- freshness ---

    def heard(self, tables: frozenset[str]) -> None:
        """Take the news of a write: refresh now when seen, else when shown next."""
        if self.watches and not (self.watches & tables):
            return
        self._old = True
        if self.isVisible():
            self.freshen()

    def freshen(self) -> None:
        """Refresh if something has changed since the last time."""
        if self._old:
            self._old = False
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.freshen()
