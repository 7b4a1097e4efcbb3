"""What goes on when a review or a decision ends a grouping: the supports for that domain, and a tick that ends them too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from app.queries.supports.going_on import GoingOn


class SupportsGoOn(QWidget):
    """Names the open supports of a domain in one line; the value is those that are to end too: all of them or none."""

    changed = Signal()

    def __init__(self, rows: Sequence[GoingOn]) -> None:
        super().__init__()
        self._rows, self._shown = tuple(rows), tuple(rows)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 4)
        column.setSpacing(6)
        self.line = Label("", "body", wrap=True)
        self.tick = QCheckBox("")
        self.tick.toggled.connect(self.changed)
        column.addWidget(self.line)
        column.addWidget(self.tick)
        self.setFocusProxy(self.tick)

    @property
    def asked(self) -> bool:
        """Whether the domain that is shown has any open support."""
        return bool(self._shown)

    def take(self, rows: Sequence[GoingOn], domain_id: int | None) -> None:
        """Take the open supports of another pupil, and name those of a domain."""
        self._rows = tuple(rows)
        self.show_for(domain_id)

    def show_for(self, domain_id: int | None) -> None:
        """Name the supports of a domain; those of another are not ended by the tick."""
        shown = tuple(row for row in self._rows if row.domain_id == domain_id)
        if shown == self._shown and self.tick.text():
            return
        # Read in only here: most decisions name no supports, and the sheet opens sooner.
        from app.operations.supports.going_on import going_on_said

        self._shown = shown
        one = len(shown) == 1
        self.line.setText(going_on_said([row.offer for row in shown]) if shown else "")
        self.tick.setText(f"End {'it' if one else 'them'} too, with the same reason")
        self.tick.setToolTip(f"Without this, Today asks how {'it goes' if one else 'they go'} on")
        self.tick.setAccessibleName(f"{self.line.text()} {self.tick.text()}")
        self.tick.setChecked(False)

    def value(self) -> tuple[int, ...]:
        """The supports that are to end too."""
        return tuple(row.support_id for row in self._shown) if self.tick.isChecked() else ()

    def set_value(self, value: Iterable[int] | None) -> None:
        """Tick it where supports that are shown are among these."""
        self.tick.setChecked(bool(set(value or ()) & {row.support_id for row in self._shown}))

    def problem(self) -> str:
        """Nothing: they end or go on."""
        return ""

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Go to the tick."""
        self.tick.setFocus(reason)
