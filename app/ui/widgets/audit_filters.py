"""The filters above the audit trail: who, what, from which day to which, and which pupil."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.abilities import Ability
from app.queries.audit_rows import AuditFilter
from app.queries.audit_words import GROUP_LABELS
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.label import Label
from app.ui.widgets.pupil_field import PupilField

if TYPE_CHECKING:
    from app.store import Store


class AuditFilters(QWidget):
    """`changed` when the trail is narrowed otherwise."""

    changed = Signal()

    def __init__(self, store: Store, today: date) -> None:
        super().__init__()
        self.setAccessibleName("Filters")
        self.person = ChoiceField(nothing="Everybody")
        self.group = ChoiceField(list(GROUP_LABELS.items()), nothing="Everything")
        self.start, self.end = DateField(today), DateField(today)
        # Who may not see pupils cannot look for one either.
        self.pupil = PupilField(store) if store.may(Ability.SEE_PUPILS) else None
        flow = FlowLayout(12)
        self.setLayout(flow)
        for name, field, wide in (
            ("Who", self.person, 130),
            ("What", self.group, 138),
            ("Pupil", self.pupil, 130),
            ("From", self.start, 150),
            ("To", self.end, 150),
        ):
            if field is not None:
                field.setFixedWidth(wide)
                flow.addWidget(_labelled(name, field))
                field.changed.connect(self.changed)
        if self.pupil is not None:
            self.pupil.setPlaceholderText("Any pupil")
        self.person.set_value(None)
        self.group.set_value(None)

    def offer_people(self, people: Sequence[str]) -> None:
        """Offer these names; the chosen one stays chosen."""
        self.person.blockSignals(True)
        self.person.set_choices([(name, name) for name in people])
        self.person.blockSignals(False)

    def chosen(self) -> AuditFilter:
        """Return what the trail is narrowed to."""
        pupil = self.pupil.value() if self.pupil is not None else None
        return AuditFilter(
            self.person.value(), self.group.value(), self.start.value(), self.end.value(), pupil
        )


def _labelled(name: str, field: QWidget) -> QWidget:
    both = QWidget()
    line = QHBoxLayout(both)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    label = Label(name, "second", "muted")
    label.setBuddy(field)
    field.setAccessibleName(name)
    line.addWidget(label)
    line.addWidget(field)
    both.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return both
