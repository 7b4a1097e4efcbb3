"""What can be done with several pupils that are chosen in the list: a line below it that comes with the second one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from app.queries.pupils import PupilRow
from app.ui.widgets.bars import Line
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.label import Label
from app.ui.widgets.rows_view import RowsView
from app.ui.widgets.status_bar import announce


class PupilBulk(QWidget):
    """Signals: adding, moving, ending; `chosen` are the pupils they are about."""

    adding = Signal()
    moving = Signal()
    ending = Signal()

    def __init__(self, rows: RowsView) -> None:
        super().__init__()
        rows.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._rows = rows
        self.count = Label("", "second")
        self.buttons = [LinkButton(words) for words in ("Add to an offer …", "Move on …", "End …")]
        for button, signal in zip(self.buttons, (self.adding, self.moving, self.ending), strict=True):
            button.setProperty("small", "true")
            button.clicked.connect(signal)
        flow = FlowLayout(gap=4)
        for button in self.buttons:
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 6)
        column.setSpacing(2)
        self.count.setContentsMargins(4, 0, 0, 0)  # in line with the words of the links
        column.addWidget(Line(air=0))
        column.addWidget(self.count)
        column.addLayout(flow)
        rows.selectionModel().selectionChanged.connect(self._say)
        rows.rows_model.modelReset.connect(self._say)
        self.hide()

    def chosen(self) -> tuple[int, ...]:
        """Return the ids of the pupils that are chosen, in the order of the list."""
        places = sorted(index.row() for index in self._rows.selectionModel().selectedRows())
        model = self._rows.rows_model
        return tuple(row.id for at in places if isinstance(row := model.row(model.index(at, 0)), PupilRow))

    def _say(self) -> None:
        number = len(self._rows.selectionModel().selectedRows())
        self.count.setText(f"{number} pupils chosen")
        for button in self.buttons:
            button.setAccessibleName(f"{button.text().removesuffix(' …')}, {number} pupils")
        self.setVisible(number > 1)
        if number > 1:
            announce(self, self.count.text())
