"""The buttons that say what happens to the item that is chosen: kept, names taken out, or withheld with its ground."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.queries.rights.grounds import GROUND_LABELS, GROUND_SENTENCES, WithholdGround
from app.queries.rights.review import Choice, Verdict
from app.ui.dialogs.record_rows import ReviewRow
from app.ui.widgets.buttons import Button
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.label import Label


class VerdictButtons(QWidget):
    """Shows an item whole, with a button for each verdict; `decided(Verdict)` is what a person chose."""

    decided = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.whole, self.why = Label("", "body", wrap=True), Label("", "second", "muted", wrap=True)
        # Room for two lines each, so that the list above does not jump from item to item.
        self.whole.setMinimumHeight(44)
        self.why.setMinimumHeight(38)
        harm, trust = WithholdGround.SERIOUS_HARM, WithholdGround.CONFIDENCE
        choices = (
            ("&Keep", Verdict(Choice.KEEP), "Alt+K"),
            ("&Take names out", Verdict(Choice.REDACT), "Alt+T"),
            ("Withhold: &serious harm", Verdict(Choice.WITHHOLD, harm), "Alt+S"),
            ("Withhold: the &child’s confidence", Verdict(Choice.WITHHOLD, trust), "Alt+C"),
        )
        self.buttons = [(Button(words, keys=keys), verdict) for words, verdict, keys in choices]
        line = FlowLayout(8)
        for button, _ in self.buttons:
            button.setCheckable(True)
            button.clicked.connect(self._pressed)
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.whole)
        column.addLayout(line)
        column.addWidget(self.why)

    def show_row(self, row: ReviewRow | None, otherwise: str = "") -> None:
        """Show an item; otherwise is said where there is none."""
        said = f"{row.record or row.section}. {row.item.label}: {row.item.text}" if row else otherwise
        self.whole.setText(said)
        for button, verdict in self.buttons:
            names = verdict.choice is not Choice.REDACT or bool(row and row.item.others)
            button.setEnabled(row is not None and names)
            button.setChecked(row is not None and row.verdict == verdict)
        self.why.setText(_reason(row))

    def _pressed(self) -> None:
        pressed = self.sender()
        self.decided.emit(next(verdict for button, verdict in self.buttons if button is pressed))


def _reason(row: ReviewRow | None) -> str:
    if row is None or row.verdict.choice is Choice.KEEP:
        return ""
    ground = row.verdict.ground
    if ground is not None:
        return f"{GROUND_LABELS[ground]}. {GROUND_SENTENCES[ground]}"
    return "Each name becomes “[another person]”. Staff stay named in what they did at work."
