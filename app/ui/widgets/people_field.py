"""A field for who took part in a decision: tick boxes for the likely people, and a name for someone else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.operations.placements import ParticipantDraft
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.flow import FlowLayout

ELSE = "Someone else"


class PeopleField(QWidget):
    """People who took part; the value is a tuple of ParticipantDraft, who all decided, or were all heard."""

    changed = Signal()

    def __init__(
        self,
        staff: Sequence[tuple[int, str]],
        kinds: Sequence[tuple[str, str]] = (),
        decided: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._staff, self._kinds, self._decided = dict(staff), dict(kinds), decided
        self._boxes: list[tuple[ParticipantDraft, QCheckBox]] = []
        self._flow = FlowLayout(gap=16)
        self._flow.setContentsMargins(0, 6, 0, 4)
        self._else = QCheckBox(ELSE)
        self._else.toggled.connect(self._ask_name)
        self.other = ChoiceField(staff, placeholder="Name", free=True)
        self.other.setAccessibleName("Name of someone else")
        self.other.changed.connect(self.changed)
        self.other.hide()
        self._flow.addWidget(self._else)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._flow)
        column.addWidget(self.other)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Go to the first box. With a focus proxy Qt would let Tab go round in the boxes for good."""
        (self._boxes[0][1] if self._boxes else self._else).setFocus(reason)

    def offer(self, people: Iterable[tuple[ParticipantDraft, str]]) -> None:
        """Offer these people, each with the words beside the box, before someone else."""
        for person, words in people:
            self._add(person, words)

    def _add(self, person: ParticipantDraft, words: str) -> QCheckBox:
        box = QCheckBox(words, self)
        box.setAccessibleDescription(self.accessibleName())
        box.toggled.connect(self.changed)
        self._flow.insert(len(self._boxes), box)
        self._boxes.append((person, box))
        # Behind "someone else", and then that behind it.
        QWidget.setTabOrder(self._else, box)
        QWidget.setTabOrder(box, self._else)
        box.show()
        return box

    def say(self, kind: str, words: str) -> None:
        """Say other words beside the box of a kind of person, such as the pupil's name."""
        for person, box in self._boxes:
            if person.kind == kind:
                box.setText(words)

    def value(self) -> tuple[ParticipantDraft, ...]:
        """Everybody who is ticked, and the someone else who is named."""
        ticked = [person for person, box in self._boxes if box.isChecked()]
        if self._else.isChecked() and (name := self.other.value()):
            ticked.append(self._named(name))
        return tuple(dict.fromkeys(ticked))

    def set_value(self, value: Iterable[ParticipantDraft] | None) -> None:
        """Tick exactly these people; who has no box yet gets one."""
        wanted = list(value or ())
        known = [person for person, _ in self._boxes]
        for person in wanted:
            if person not in known:
                kind = self._kinds.get(person.kind, ELSE)
                self._add(person, person.name or self._staff.get(person.staff_id or 0, kind))
        for person, box in self._boxes:
            box.setChecked(person in wanted)
        self._else.setChecked(False)

    def problem(self) -> str:
        """A sentence when someone else took part and has no name."""
        return "Say who else." if self._else.isChecked() and not self.other.value() else ""

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for box in (*[box for _, box in self._boxes], self._else):
            box.setAccessibleDescription(name)

    def _named(self, name: int | str) -> ParticipantDraft:
        if isinstance(name, int):
            return ParticipantDraft("staff", staff_id=name, decided=self._decided)
        return ParticipantDraft("other", name, decided=self._decided)

    def _ask_name(self, wanted: bool) -> None:
        self.other.setVisible(wanted)
        if wanted and self._else.hasFocus():
            self.other.setFocus()
        if not wanted:
            self.other.set_value(None)
        self.changed.emit()
