"""The Now of a pupil: groupings, aims and needs on the left; words, strengths, the latest and consents on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.queries.around.consents import ConsentRow
from app.queries.plans.aim_rows import AimRow
from app.queries.pupil_page import PupilPage
from app.queries.story.entry import StoryEntry
from app.queries.story.own_words import OwnWords
from app.queries.supports.support_row import SupportRow
from app.ui.allowed import gate_with
from app.ui.theme import theme
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.pupil_about import PupilAbout
from app.ui.widgets.pupil_aims_now import PupilAimsNow
from app.ui.widgets.pupil_consent_block import ConsentBlock
from app.ui.widgets.pupil_domains import PupilDomains
from app.ui.widgets.pupil_latest import PupilLatest
from app.ui.widgets.pupil_needs import PupilNeeds
from app.ui.widgets.pupil_open import PupilOpen
from app.ui.widgets.pupil_supports_now import PupilSupportsNow
from app.ui.widgets.pupil_words import domain_states
from app.ui.widgets.scrolled import scrolled
from app.ui.widgets.section_head import SectionHead
from app.vocabulary import ASK_CODE, GroupingCode

LATEST = 6
SIDE = 262
ABOUT_BESIDE = 560  # and from this one words and strengths stand beside each other in one column
BESIDE = 800  # from this width on the right part stands beside the left one


@dataclass(frozen=True, slots=True)
class NowFacts:
    """What the Now shows beyond the page's own rows."""

    entries: Sequence[StoryEntry]
    words: OwnWords | None
    aims: Sequence[AimRow]
    consents: Sequence[ConsentRow]
    supports: Sequence[SupportRow] = ()


class PupilNow(QWidget):
    """Signals: everything (the whole timeline is asked for)."""

    everything = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Why nothing can be logged here by whoever reads it; nothing where it can.
        self.only_read = ""
        self.domains, self.needs, self.latest = PupilDomains(), PupilNeeds(), PupilLatest()
        self.about, self.aims, self.consents = PupilAbout(), PupilAimsNow(), ConsentBlock()
        self.open, self.supports = PupilOpen(), PupilSupportsNow()
        self.latest_head = SectionHead("Timeline")
        self.latest_head.pressed.connect(self.everything)
        inner = QWidget()
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._sides.setContentsMargins(0, 4, 12, 12)
        self._sides.setSpacing(24)
        left = QVBoxLayout()
        left.setSpacing(16)
        for part in (self.domains, self.open, self.supports, self.aims, self.needs):
            left.addWidget(part)
        left.addStretch(1)
        self._side = QWidget()
        self._right = QVBoxLayout(self._side)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(2)
        side: tuple[QWidget, ...] = (self.about, self.latest_head, self.latest, self.consents)
        for widget in side:
            self._right.addWidget(widget)
        self._right.addStretch(1)
        self._sides.addLayout(left, 1)
        self._sides.addWidget(self._side)
        self.area = scrolled(inner)
        for ground in (inner, self.area.viewport()):
            ground.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)

    def show_pupil(self, page: PupilPage, facts: NowFacts, codes: Sequence[str], today: date) -> None:
        """Show how a pupil stands now."""
        can_write = not self.only_read
        thriving = theme().look(GroupingCode.THRIVING).name
        states = domain_states(page, today, thriving)
        self.domains.show_states(states, codes, can_log=page.standing is not None)
        # Who is not on the roll holds no grouping here, and so is not Thriving either.
        self.domains.setVisible(page.standing is not None)
        for row in self.domains.rows:
            gate_with(row, self.only_read)
        ask = {state.domain_id for state in states if ASK_CODE in state.codes}
        every = {row.domain_id for row in page.needs}
        self.open.show_open(page.placements, can_log=not self.only_read)
        self.needs.show_needs(page.needs, today, only_read=every if self.only_read else ask)
        self.needs.head.say("Needs", action="" if self.only_read else "Note a need")
        self.about.show_pupil(page, facts.words, can_write=can_write)
        gone = "" if page.standing is not None else f"{page.first_name} is not on the roll."
        self.supports.show_supports(facts.supports, today, self.only_read or gone)
        self.aims.show_aims(facts.aims, today, can_rate=can_write)
        shown = [entry for entry in facts.entries if not entry.struck][:LATEST]
        more = f"All {len(facts.entries)}" if len(facts.entries) > len(shown) else ""
        self.latest_head.say("Timeline", action=more)
        self.latest.show_entries(shown, today)
        self.consents.show_consents(facts.consents)

    def follow(self, before: QWidget) -> None:
        """Let Tab go from a widget through what is here, top to bottom: new rows would come last of the window."""
        about, heads = (self.about.strengths_head, self.about.helps_head), (self.needs.head, self.latest_head)
        links = [head.findChild(LinkButton) for head in (*about, self.aims.head, *heads, self.consents.head)]
        left = (
            *self.domains.rows,
            *self.open.buttons,
            self.supports.head.findChild(LinkButton),
            *self.supports.lines,
            links[2],
            *self.aims.buttons,
            links[3],
            *self.needs.buttons,
        )
        on_top = self._sides.indexOf(self.about) >= 0
        order = (*links[:2], *left) if on_top else (*left, *links[:2])
        for widget in (*order, *links[4:]):
            if widget is not None:
                QWidget.setTabOrder(before, widget)
                before = widget

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= BESIDE
        side = QBoxLayout.Direction
        self._sides.setDirection(side.LeftToRight if beside else side.TopToBottom)
        self._side.setMinimumWidth(SIDE if beside else 0)
        self._side.setMaximumWidth(SIDE if beside else 16_777_215)
        # Strengths stand on top, also in one column.
        holder: QBoxLayout = self._right if beside else self._sides
        if holder.indexOf(self.about) < 0:
            holder.insertWidget(0, self.about)
        self.about.set_beside(not beside and self.width() >= ABOUT_BESIDE)
