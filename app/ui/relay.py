"""The store's news as two Qt signals, so that pages on the UI thread hear of writes on any thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from app.done import Done
    from app.store import Store


class Relay(QObject):
    """`changed(frozenset of table names)` and `said(Done)` after each write."""

    changed = Signal(object)
    said = Signal(object)

    def listen_to(self, store: Store) -> None:
        """Pass on what this store tells from now on."""
        store.listen(self._heard)

    def _heard(self, tables: frozenset[str], done: Done) -> None:
        self.changed.emit(tables)
        self.said.emit(done)
