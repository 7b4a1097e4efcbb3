"""The open needs of a pupil, each with what is seen and what can be done with it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.queries.pupil_page import PupilNeedRow
from app.queries.story.said import need_title
from app.ui.widgets.bars import Line
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.label import Label
from app.ui.widgets.pupil_words import need_facts
from app.ui.widgets.section_head import SectionHead


class PupilNeeds(QWidget):
    """Signals: note (a new one), changing(row), closing(row)."""

    note = Signal()
    changing = Signal(object)
    closing = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = SectionHead("Needs", action="Note a need")
        self.head.pressed.connect(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.head)
        self.buttons: list[LinkButton] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)

    def show_needs(self, needs: Sequence[PupilNeedRow], today: date, only_read: Collection[int] = ()) -> None:
        """Show the needs that are open; the focus stays where it was, though its row may go.

        Those of the domains in only_read cannot be changed.
        """
        at = self._focused()
        while item := self._rows.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        self.buttons = []
        self._rows.addWidget(Line(air=0))
        opened = [row for row in needs if row.closed_on is None]
        for row in opened:
            self._rows.addWidget(self._row(row, today, row.domain_id not in only_read))
            self._rows.addWidget(Line(air=0))
        if not opened:
            none = Label("No need is noted.", "second", "muted")
            none.setContentsMargins(0, 6, 0, 6)
            self._rows.addWidget(none)
        if at is not None:
            left: Sequence[QWidget] = self.buttons or [self.head]
            button = left[min(at, len(left) - 1)]
            if (box := button.parentWidget()) is not None:
                box.show()  # what is not shown yet cannot take the focus
            button.setFocus()

    def _focused(self) -> int | None:
        """Say which button has the window's focus, also while a dialog is in front."""
        focus = self.window().focusWidget()
        return next((at for at, button in enumerate(self.buttons) if button is focus), None)

    def _row(self, row: PupilNeedRow, today: date, can_change: bool) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 6, 0, 7)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(0, 1)
        words = [Label(need_title(row), "name", wrap=True)]
        if row.need and row.seen:
            words.append(Label(f"Seen: {row.seen}", "second", wrap=True))
        words.append(Label(need_facts(row, today), "second", "muted", wrap=True))
        for at, label in enumerate(words):
            # Under the buttons there is room for a whole line.
            grid.addWidget(label, at, 0, 1, 3 if at else 1)
        verbs = (("Change", self.changing), ("Close", self.closing)) if can_change else ()
        for at, (verb, signal) in enumerate(verbs, 1):
            button = LinkButton(verb)
            button.setProperty("small", "true")
            button.setAccessibleName(f"{verb}: {need_title(row)}")
            button.clicked.connect(partial(_tell, signal, row))
            self.buttons.append(button)
            grid.addWidget(button, 0, at, Qt.AlignmentFlag.AlignTop)
        return box


def _tell(signal: object, row: PupilNeedRow, _checked: bool = False) -> None:
    signal.emit(row)  # type: ignore[attr-defined]
