"""What is ticked of a whole file: that a list is the new year's, or what of a transfer file is taken."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.imports.opening import Source
from app.imports.source import Sort
from app.imports.transfer.taking import TransferTake
from app.taking_in.ways import Wish
from app.ui.widgets.fields import TickField

YEARLY = "This is the list of the new school year: who is not in it leaves"
LOOKED_AFTER = "Take whether pupils are looked after"


class ImportTicks(QWidget):
    """`changed` when a person ticks something; a file without anything to tick shows nothing."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.yearly, self.looked_after = TickField(YEARLY), TickField(LOOKED_AFTER)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for box in (self.yearly, self.looked_after):
            column.addWidget(box)
            box.changed.connect(self._changed)

    def show_wish(self, source: Source, wish: Wish) -> None:
        """Show what is ticked now."""
        self._showing = True
        take = wish.take or TransferTake()
        told = source.transfer is not None and source.transfer.looked_after
        self.yearly.setVisible(source.sort is Sort.PUPILS)
        self.looked_after.setVisible(told)
        self.setVisible(told or source.sort is Sort.PUPILS)
        self.yearly.set_value(wish.yearly)
        self.looked_after.set_value(take.looked_after)
        self._showing = False

    def take(self) -> TransferTake:
        """Return what of a transfer file is taken."""
        return TransferTake(looked_after=bool(self.looked_after.value()))

    def _changed(self) -> None:
        if not self._showing:
            self.changed.emit()
