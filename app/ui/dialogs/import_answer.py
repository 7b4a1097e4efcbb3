"""The selected row of the import preview in full, and whom or what it means where that has to be said."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.imports.plan import AS_NEW, Candidate, Choice, Outcome
from app.imports.preview import PreviewRow
from app.ui.theme import theme
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.label import Label

NOT_YET = "Not chosen yet: it is not taken in"


class ImportAnswer(QWidget):
    """What there is to know about one row; `answered` when a person says what it means."""

    answered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self.details = Label("", "second", wrap=True)
        self.details.setMinimumHeight(round(theme().row_height() * 1.3))
        self.label = Label("It is", "name")
        self.field = ChoiceField(nothing=NOT_YET)
        self.field.setAccessibleName("It is")
        self.label.setBuddy(self.field)
        self._line = QWidget()
        line = QHBoxLayout(self._line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.label)
        line.addWidget(self.field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.details)
        column.addWidget(self._line)
        self._line.hide()
        self.field.changed.connect(self._changed)

    def show_row(
        self, row: PreviewRow | None, candidates: Sequence[Candidate], chosen: Choice | None, one: str
    ) -> None:
        """Show a row, whom it may mean, and what was chosen; `one` is what it is if it is new ("pupil")."""
        self._showing = True
        words = row.details if row else ""
        number = f"Row {row.row}: " if row and row.row > 0 else ""
        self.details.setText(f"{number}{words}" if words else "")
        self._line.setVisible(bool(candidates))
        if candidates:
            known: list[tuple[Choice, str]] = [(one.id, one.words) for one in candidates]
            self.field.set_choices([*known, (AS_NEW, f"A new {one}")])
            # What only may be one that is known is taken as new until somebody says otherwise.
            as_new = chosen is None and row is not None and row.outcome is Outcome.ADDED
            self.field.set_value(AS_NEW if as_new else chosen)
        self._showing = False

    @property
    def asks(self) -> bool:
        """Whether the row that is shown may mean several."""
        return not self._line.isHidden()

    def focus(self) -> None:
        """Go to the choice, and bring it into view in a small window."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        above: QWidget | None = self
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self)

    def _changed(self) -> None:
        typing = self.field.problem() or self.field.currentText() != self._whole()
        if not self._showing and not typing:
            self.answered.emit()

    def _whole(self) -> str:
        """Return the whole name of what is chosen; half a name is still being typed."""
        value = self.field.value()
        at = next((at for at in range(self.field.count()) if self.field.itemData(at) == value), -1)
        return self.field.itemText(at)
