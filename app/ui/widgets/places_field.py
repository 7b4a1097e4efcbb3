"""A field of an offer's places on the map: rows of grouping and domain with how much and a note."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.operations.offer_draft import PlaceDraft
from app.ui.widgets.buttons import IconButton, LinkButton
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.fields import TextField

# What an unfinished row says in a draft; nothing with these numbers is ever written.
NO_GROUPING, NO_DOMAIN, ALL_NEEDS = 0, -1, -2
UNFINISHED = "Choose a grouping and a domain for each place, or take the place off."

Choices = Sequence[tuple[int, str]]


class PlacesField(QWidget):
    """Places on the map; the value is a tuple of PlaceDraft, with an empty row left out."""

    changed = Signal()

    def __init__(self, groupings: Choices, domains: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groupings, self._domains = list(groupings), [(ALL_NEEDS, "All needs"), *domains]
        self.rows: list[PlaceRow] = []
        self.add_button = LinkButton("Add a place", "add", tip="Add one more place on the map")
        self.add_button.clicked.connect(self.add_place)
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        line = QHBoxLayout()
        line.setContentsMargins(-6, 0, 0, 0)  # its words, not its ground, stand in line
        line.addWidget(self.add_button)
        line.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addLayout(self._column)
        whole.addLayout(line)
        self.set_value(())

    def value(self) -> tuple[PlaceDraft, ...]:
        """Every place, unfinished ones among them."""
        return tuple(row.place() for row in self.rows if not row.is_empty())

    def set_value(self, value: Iterable[PlaceDraft] | None) -> None:
        """Show these places, or one empty row."""
        for row in list(self.rows):
            self._drop(row)
        for place in value or ():
            self._append().show_place(place)
        if not self.rows:
            self._append()
        self._renumber()
        self.changed.emit()

    def finished(self) -> tuple[PlaceDraft, ...]:
        """Every place that has both its grouping and its domain."""
        return tuple(place for place in self.value() if _is_finished(place))

    def problem(self) -> str:
        """A sentence while a place has no grouping or no domain."""
        if any(row.problem() for row in self.rows) or len(self.finished()) < len(self.value()):
            return UNFINISHED
        return ""

    def add_place(self) -> None:
        """Add an empty row and go there."""
        row = self._append()
        self._renumber()
        row.grouping.setFocus()

    def _append(self) -> PlaceRow:
        row = PlaceRow(self._groupings, self._domains)
        row.changed.connect(self.changed)
        row.removed.connect(self._take_off)
        self.rows.append(row)
        self._column.addWidget(row)
        # Rows come later than what stands under them: Tab goes on as the eye does.
        if len(self.rows) > 1:
            QWidget.setTabOrder(self.rows[-2].last(), row.grouping)
        for one, other in zip(row.chain(), row.chain()[1:], strict=False):
            QWidget.setTabOrder(one, other)
        QWidget.setTabOrder(row.last(), self.add_button)
        return row

    def _take_off(self) -> None:
        row = self.sender()
        if not isinstance(row, PlaceRow):
            return
        self._drop(row)
        if not self.rows:
            self._append()
        self._renumber()
        self.add_button.setFocus()
        self.changed.emit()

    def _drop(self, row: PlaceRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _renumber(self) -> None:
        for number, row in enumerate(self.rows, 1):
            row.number(number)

    def focusInEvent(self, event: QFocusEvent) -> None:
        # No focus proxy: with one, Tab would go round within the rows and never leave.
        self.rows[0].grouping.setFocus(event.reason())


class PlaceRow(QWidget):
    """One place: its grouping and domain, and under them how much there is and a note."""

    changed = Signal()
    removed = Signal()

    def __init__(self, groupings: Choices, domains: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grouping = ChoiceField(groupings, placeholder="Grouping")
        self.domain = ChoiceField(domains, placeholder="Domain, or All needs")
        self.dose, self.note = TextField("How much, such as weekly"), TextField("Note")
        self.off = IconButton("close", "Take off this place")
        self.grouping.taken.connect(self.domain.setFocus)
        self.domain.taken.connect(self.dose.setFocus)
        self.off.clicked.connect(self.removed)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        cells: tuple[ChoiceField | TextField, ...] = (self.grouping, self.domain, self.dose, self.note)
        for at, field in enumerate(cells):
            grid.addWidget(field, at // 2, at % 2)
            field.changed.connect(self.changed)
        grid.addWidget(self.off, 0, 2)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)

    def chain(self) -> list[QWidget]:
        """Return the fields in the order of Tab."""
        return [self.grouping, self.domain, self.dose, self.note, self.off]

    def last(self) -> QWidget:
        """Return what Tab reaches last."""
        return self.off

    def number(self, number: int) -> None:
        """Take a number, so that a screen reader says which place a field is of."""
        names = ("Grouping", "Domain", "How much", "Note", "Take off")
        for field, name in zip(self.chain(), names, strict=True):
            field.setAccessibleName(f"{name}, place {number}")

    def place(self) -> PlaceDraft:
        """Return the place; what is not chosen has a number that stands for nothing."""
        domain = self.domain.value()
        where = NO_DOMAIN if domain is None else None if domain == ALL_NEEDS else domain
        return PlaceDraft(self.grouping.value() or NO_GROUPING, where, self.note.value(), self.dose.value())

    def show_place(self, place: PlaceDraft) -> None:
        """Show a place."""
        self.grouping.set_value(place.grouping_id or None)
        domain = ALL_NEEDS if place.domain_id is None else place.domain_id
        self.domain.set_value(None if domain == NO_DOMAIN else domain)
        self.note.set_value(place.note)
        self.dose.set_value(place.dose)

    def is_empty(self) -> bool:
        """Say whether nothing is chosen or typed here."""
        return self.place() == PlaceDraft(NO_GROUPING, NO_DOMAIN) and not self.problem()

    def problem(self) -> str:
        """A sentence when what is typed is not in a list."""
        return self.grouping.problem() or self.domain.problem()


def _is_finished(place: PlaceDraft) -> bool:
    return place.grouping_id != NO_GROUPING and place.domain_id != NO_DOMAIN
