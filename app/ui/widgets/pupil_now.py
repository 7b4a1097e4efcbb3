"""The Now of a pupil: groupings and needs on the left, the pupil's words, the family's and the latest on the right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.queries.pupil_page import PlacementRow, PupilPage
from app.ui.allowed import gate_with
from app.ui.dates import say_date
from app.ui.theme import theme
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.label import Label
from app.ui.widgets.pupil_domains import PupilDomains
from app.ui.widgets.pupil_latest import PupilLatest
from app.ui.widgets.pupil_needs import PupilNeeds
from app.ui.widgets.pupil_story import StoryEntry
from app.ui.widgets.pupil_words import domain_states
from app.ui.widgets.scrolled import scrolled
from app.ui.widgets.section_head import SectionHead
from app.vocabulary import ASK_CODE, GroupingCode

LATEST = 6
SIDE = 262
BESIDE = 800  # from this width on the right part stands beside the left one


class PupilNow(QWidget):
    """Signals: everything (the whole timeline is asked for)."""

    everything = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Why nothing can be logged here by whoever reads it; nothing where it can.
        self.only_read = ""
        self.domains, self.needs, self.latest = PupilDomains(), PupilNeeds(), PupilLatest()
        self._words = [Label("", wrap=True), Label("", "second", "muted", wrap=True)]
        self._family = [Label("", wrap=True), Label("", "second", "muted", wrap=True)]
        self.words_head, self.family_head = SectionHead(""), SectionHead("Family says")
        self.latest_head = SectionHead("Timeline")
        self.latest_head.pressed.connect(self.everything)
        inner = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._sides.setContentsMargins(0, 4, 12, 12)
        self._sides.setSpacing(24)
        left = QVBoxLayout()
        left.setSpacing(16)
        left.addWidget(self.domains)
        left.addWidget(self.needs)
        left.addStretch(1)
        self._right = QWidget()
        self._fill_right()
        self._sides.addLayout(left, 1)
        self._sides.addWidget(self._right)
        self.area = scrolled(inner)
        for ground in (inner, self.area.viewport()):
            ground.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    def _fill_right(self) -> None:
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(2)
        for head, labels in ((self.words_head, self._words), (self.family_head, self._family)):
            right.addWidget(head)
            for label in labels:
                right.addWidget(label)
            labels[-1].setContentsMargins(0, 0, 0, 12)
        right.addWidget(self.latest_head)
        right.addWidget(self.latest)
        right.addStretch(1)

    def show_pupil(
        self, page: PupilPage, entries: Sequence[StoryEntry], codes: Sequence[str], today: date
    ) -> None:
        """Show how a pupil stands now."""
        thriving = theme().look(GroupingCode.THRIVING).name
        states = domain_states(page, today, thriving)
        self.domains.show_states(states, codes, can_log=page.standing is not None)
        for row in self.domains.rows:
            gate_with(row, self.only_read)
        ask = {state.domain_id for state in states if ASK_CODE in state.codes}
        every = {row.domain_id for row in page.needs}
        self.needs.show_needs(page.needs, today, only_read=every if self.only_read else ask)
        self.needs.head.say("Needs", action="" if self.only_read else "Note a need")
        said = next((row for row in page.placements if row.pupil_words and not row.withdrawn_at), None)
        self._say(self.words_head, self._words, f"In {page.first_name}’s words", said, "pupil_words")
        heard = next((row for row in page.placements if row.parent_view and not row.withdrawn_at), None)
        self._say(self.family_head, self._family, "Family says", heard, "parent_view")
        shown = [entry for entry in entries if not entry.struck][:LATEST]
        more = f"All {len(entries)}" if len(entries) > len(shown) else ""
        self.latest_head.say("Timeline", action=more)
        self.latest.show_entries(shown, today)

    def follow(self, before: QWidget) -> None:
        """Let Tab go from a widget through what is here, top to bottom: new rows would come last of the window."""
        heads = [head.findChild(LinkButton) for head in (self.needs.head, self.latest_head)]
        for widget in (*self.domains.rows, heads[0], *self.needs.buttons, heads[1]):
            if widget is not None:
                QWidget.setTabOrder(before, widget)
                before = widget

    def _say(
        self, head: SectionHead, labels: list[Label], title: str, row: PlacementRow | None, field: str
    ) -> None:
        for part in (head, *labels):
            part.setVisible(row is not None)
        if row is None:
            return
        head.say(title)
        labels[0].setText(f"“{getattr(row, field)}”")
        asked = f", asked by {row.recorded_by}" if row.recorded_by and field == "pupil_words" else ""
        noted = f", noted by {row.recorded_by}" if row.recorded_by and field != "pupil_words" else ""
        labels[1].setText(f"{say_date(row.starts_on)}{asked}{noted}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= BESIDE
        side = QBoxLayout.Direction
        self._sides.setDirection(side.LeftToRight if beside else side.TopToBottom)
        self._right.setMinimumWidth(SIDE if beside else 0)
        self._right.setMaximumWidth(SIDE if beside else 16_777_215)
