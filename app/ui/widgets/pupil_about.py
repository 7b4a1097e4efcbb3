"""What a pupil says, is good at and is helped by: what stands on top of the page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.queries.pupil_page import PupilPage
from app.queries.story.own_words import OwnWords
from app.ui.dates import say_date
from app.ui.widgets.label import Label
from app.ui.widgets.section_head import SectionHead

WRITE, CHANGE = "Write down", "Change"


class PupilAbout(QWidget):
    """Four short blocks; `write` asks for the dialog of strengths and what helps."""

    write = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.words = [Label("", wrap=True), Label("", "second", "muted", wrap=True)]
        self.family = [Label("", wrap=True), Label("", "second", "muted", wrap=True)]
        self.strengths, self.helps = Label("", wrap=True), Label("", wrap=True)
        self.words_head, self.family_head = SectionHead(""), SectionHead("Family says")
        self.strengths_head, self.helps_head = SectionHead("Strengths"), SectionHead("What helps")
        for head, labels in (
            (self.words_head, self.words),
            (self.strengths_head, [self.strengths]),
            (self.helps_head, [self.helps]),
            (self.family_head, self.family),
        ):
            self._column.addWidget(head)
            for label in labels:
                self._column.addWidget(label)
            labels[-1].setContentsMargins(0, 0, 0, 12)
        for head in (self.strengths_head, self.helps_head):
            head.pressed.connect(self.write)

    def show_pupil(self, page: PupilPage, words: OwnWords | None, *, can_write: bool) -> None:
        """Show what stands written of a pupil; what nobody has written yet takes no room but for one verb."""
        _say(self.words_head, self.words, f"In {page.first_name}’s words", words, "asked")
        rows = (row for row in page.placements if row.parent_view and not row.withdrawn_at)
        heard = next((OwnWords(row.starts_on, row.parent_view, row.recorded_by) for row in rows), None)
        _say(self.family_head, self.family, "Family says", heard, "noted")
        both = ((self.strengths_head, self.strengths), (self.helps_head, self.helps))
        said = (("Strengths", page.strengths), ("What helps", page.what_helps))
        written = bool(page.strengths or page.what_helps)
        verb = (CHANGE if written else WRITE) if can_write else ""
        for (head, label), (title, text) in zip(both, said, strict=True):
            head.setVisible(bool(text))
            label.setVisible(bool(text))
            label.setText(text)
            label.set_tone("text")
            head.say(title, action=verb)
            # One verb is enough where both stand there.
            verb = "" if text else verb
        if not written and can_write:
            self.strengths_head.say("Strengths and what helps", action=verb)
            self.strengths.setText("Nothing is written yet.")
            self.strengths.set_tone("muted")
            self.strengths_head.show()
            self.strengths.show()


def _say(head: SectionHead, labels: list[Label], title: str, words: OwnWords | None, verb: str) -> None:
    for part in (head, *labels):
        part.setVisible(words is not None)
    if words is not None:
        head.say(title)
        labels[0].setText(f"“{words.text}”")
        by = f", {verb} by {words.asked_by}" if words.asked_by else ""
        labels[1].setText(f"{say_date(words.on)}{by}")
