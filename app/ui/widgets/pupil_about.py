"""What a pupil says, is good at and is helped by: what stands on top of the page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

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
        self._blocks = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._blocks.setContentsMargins(0, 0, 0, 0)
        self._blocks.setSpacing(2)
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
            block = QWidget()
            column = QVBoxLayout(block)
            column.setContentsMargins(0, 0, 0, 12)
            column.setSpacing(2)
            for part in (head, *labels):
                column.addWidget(part)
            column.addStretch(1)
            self._blocks.addWidget(block, 1)
        for head in (self.strengths_head, self.helps_head):
            head.pressed.connect(self.write)

    def set_beside(self, beside: bool) -> None:
        """Put the blocks beside each other, where they have the whole width of a page, or one below the other."""
        way = QBoxLayout.Direction
        self._blocks.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self._blocks.setSpacing(24 if beside else 2)
        # One of the heads has a button and is higher: beside each other they stand on one line.
        heads = (self.words_head, self.family_head, self.strengths_head, self.helps_head)
        high = max(head.sizeHint().height() for head in heads) if beside else 0
        for head in heads:
            head.setMinimumHeight(high)

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
            _show(head, bool(text))
            label.setText(text)
            label.set_tone("text")
            head.say(title, action=verb)
            # One verb is enough where both stand there.
            verb = "" if text else verb
        if not written and can_write:
            self.strengths_head.say("Strengths", action=verb)
            self.strengths.setText("Strengths and what helps are not written down yet.")
            self.strengths.set_tone("muted")
            _show(self.strengths_head, True)


def _show(head: SectionHead, visible: bool) -> None:
    """Show the block that a head stands over, or take it away."""
    block = head.parentWidget()
    assert block is not None
    block.setVisible(visible)


def _say(head: SectionHead, labels: list[Label], title: str, words: OwnWords | None, verb: str) -> None:
    _show(head, words is not None)
    if words is not None:
        head.say(title)
        labels[0].setText(f"“{words.text}”")
        by = f", {verb} by {words.asked_by}" if words.asked_by else ""
        labels[1].setText(f"{say_date(words.on)}{by}")
