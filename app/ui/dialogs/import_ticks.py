"""What is ticked of a whole file: that a list is the new year's, or what of a transfer file is taken."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.imports.opening import Source
from app.imports.source import Sort
from app.imports.transfer.taking import TransferTake
from app.taking_in.ways import Wish
from app.ui.widgets.fields import TickField
from app.ui.widgets.flow import FlowLayout

YEARLY = "This is the list of the new school year: who is not in it leaves"
LOOKED_AFTER = "Take whether pupils are looked after"
UPN = "Keep UPNs, never shown, to know pupils again"
SEX = "Take the sex"


class ImportTicks(QWidget):
    """`changed` when a person ticks something; a file without anything to tick shows nothing."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.yearly, self.looked_after = TickField(YEARLY), TickField(LOOKED_AFTER)
        self.upn, self.sex = TickField(UPN), TickField(SEX)
        line = FlowLayout(gap=16)
        self._boxes = (self.yearly, self.looked_after, self.upn, self.sex)
        for box in self._boxes:
            line.addWidget(box)
            box.changed.connect(self._changed)
        self.setLayout(line)

    def show_wish(self, source: Source, wish: Wish) -> None:
        """Show what is ticked now."""
        self._showing = True
        take = wish.take or TransferTake()
        told = source.transfer
        shown = {
            self.yearly: (source.sort is Sort.PUPILS, wish.yearly),
            self.looked_after: (told is not None and told.looked_after, take.looked_after),
            self.upn: (told is not None and told.has_upn, take.upn),
            self.sex: (told is not None and told.has_sex, take.sex),
        }
        for box, (there, ticked) in shown.items():
            box.setVisible(there)
            box.set_value(ticked)
        self.setVisible(any(there for there, _ in shown.values()))
        self._showing = False

    def follow(self, before: QWidget) -> None:
        """Come after a control when somebody goes on with Tab, as they stand."""
        for box in self._boxes:
            QWidget.setTabOrder(before, box)
            before = box

    def take(self) -> TransferTake:
        """Return what of a transfer file is taken."""
        ticked = (bool(box.value()) for box in (self.looked_after, self.upn, self.sex))
        return TransferTake(*ticked)

    def _changed(self) -> None:
        if not self._showing:
            self.changed.emit()
