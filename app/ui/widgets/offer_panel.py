"""The detail of one offer beside the list: what it is, where it stands, what is not said yet, what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import NamedTuple, Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.queries.offer_facts import OfferFact
from app.queries.offer_pages import OfferRecord
from app.queries.offer_queries import QueryRow
from app.queries.offer_said import stale_words
from app.ui.theme import ink
from app.ui.widgets.bars import Line
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.label import Label, caption, heading
from app.ui.widgets.marker import Marker
from app.ui.widgets.offer_about import about, checks, history, state_words
from app.ui.widgets.offer_gets import Gets, OfferGets
from app.ui.widgets.offer_questions import OfferQuestions
from app.ui.widgets.offer_verbs import OfferVerbs
from app.ui.widgets.offer_words import OfferWords
from app.ui.widgets.panels import Notice
from app.ui.widgets.scrolled import scrolled
from app.vocabulary import OfferStatus

WIDE, NARROW = 348, 292


class LooksBack(Protocol):
    """What came of an offer, and what it costs."""

    def widgets(self) -> list[QWidget]:
        """Return the parts that say so, made anew."""
        ...


@dataclass(frozen=True, slots=True)
class OfferDetail:
    """Everything the panel shows of one offer; asks are what readers ask and nobody has said.

    to_say is what no file could say of an imported draft; assured_on when its directory last checked it.
    """

    fact: OfferFact
    record: OfferRecord
    asks: tuple[str, ...]
    doubles: tuple[OfferFact, ...]
    today: date
    questions: tuple[QueryRow, ...] = ()
    may_answer: bool = False
    gets: Gets | None = None
    came: LooksBack | None = None
    to_say: tuple[str, ...] = ()
    assured_on: date | None = None


class _Kept(NamedTuple):
    scroll: int
    grown: bool
    said: str | None


class OfferPanel(QWidget):
    """Follows the selected offer. `done(str)` names an action ("edit", "check", "copy", "run", "pause", "end");
    `double_opened(int)` is an offer that reads alike, `answering(QueryRow)` a question to answer, `about_gets` a verb
    of who gets it with a group's number, and `gets_shown` that part each time it is made.
    """

    done = Signal(str)
    double_opened = Signal(int)
    answering = Signal(object)
    about_gets = Signal(str, object)
    gets_shown = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("The selected offer")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFixedWidth(WIDE)
        self._detail: OfferDetail | None = None
        self._gets: OfferGets | None = None
        self.verbs = OfferVerbs()
        self.verbs.done.connect(self.done)
        self._area = scrolled(QWidget())
        self._area.viewport().setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addWidget(Line())
        column.addWidget(self.verbs)

    def show_detail(self, detail: OfferDetail | None) -> None:
        """Show an offer, or nothing; the same detail again changes nothing, so that the scroll stays."""
        self.setVisible(detail is not None)
        if detail is None or detail == self._detail:
            return
        same = self._detail is not None and self._detail.fact.id == detail.fact.id
        kept = self._kept() if same else None
        self._detail = detail
        self.verbs.show_for(detail.fact.status)
        self._build(detail)
        if kept is not None:
            self._come_back(kept)

    def _kept(self) -> _Kept:
        """Say where somebody is in the panel, for when the same offer is shown again after a change."""
        focus = self.window().focusWidget()
        at = focus if isinstance(focus, LinkButton) and self._area.isAncestorOf(focus) else None
        grown = self._gets is not None and self._gets.grown_already
        return _Kept(self._area.verticalScrollBar().value(), grown, None if at is None else _said(at))

    def _come_back(self, kept: _Kept) -> None:
        if kept.grown and self._gets is not None:
            self._gets.show_all()
        if kept.said is not None:
            links = [one for one in self._area.findChildren(LinkButton) if _said(one) == kept.said]
            (links[0] if links else self.verbs.buttons["edit"]).setFocus()
        # Only once the new parts are laid out is there that much to scroll.
        QTimer.singleShot(0, self, partial(self._area.verticalScrollBar().setValue, kept.scroll))

    def forget(self) -> None:
        """Build everything again the next time, such as after the theme has changed."""
        self._detail = None

    # --- its parts ---

    def _build(self, detail: OfferDetail) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 12, 12, 12)
        column.setSpacing(4)
        fact = detail.fact
        column.addWidget(Label(fact.name, "panel", wrap=True))
        house = "In-house" if fact.in_house else "External"
        who = ", ".join(filter(None, (fact.organisation, "" if fact.in_house else fact.sector_label)))
        column.addWidget(Label(f"{house}: {who}" if who else f"{house}, nobody named yet", wrap=True))
        column.addWidget(Label(state_words(detail.record, detail.today), "second", "muted", wrap=True))
        self._add_notices(column, detail)
        if fact.what:
            column.addSpacing(4)
            column.addWidget(Label(fact.what, wrap=True))
        if detail.questions:
            questions = OfferQuestions(detail.questions, may_answer=detail.may_answer)
            questions.answered.connect(self.answering)
            column.addWidget(questions)
        self._gets = None
        if detail.gets is not None:
            gets = self._gets = OfferGets(detail.gets)
            gets.done.connect(self.about_gets)
            gets.grown.connect(self.gets_shown)
            column.addWidget(gets)
            self.gets_shown.emit(gets)
        for part in detail.came.widgets() if detail.came is not None else ():
            column.addWidget(part)
        _add_asks(column, detail)
        for title, rows in about(fact, detail.record):
            _add_rows(column, title, rows)
            if title == "For whom":
                _add_places(column, detail.fact, self._words)
        _add_rows(column, "Checks", checks(fact, detail.today, detail.assured_on))
        _add_rows(column, "History", history(detail.record))
        column.addStretch(1)
        self._area.setWidget(body)
        body.setAutoFillBackground(False)

    def take_words(self, words: OfferWords) -> None:
        """Take the school's words for groupings and domains."""
        self._words = words
        self.forget()

    def _add_notices(self, column: QVBoxLayout, detail: OfferDetail) -> None:
        if detail.to_say:
            column.addWidget(Notice(f"Still to say: {', '.join(detail.to_say)}."))
        # Once the school has checked it itself, the directory's own check matters no more.
        theirs = detail.assured_on if detail.fact.checked_on == detail.assured_on else None
        if (words := stale_words(theirs, detail.today)) and detail.fact.status != OfferStatus.ENDED:
            column.addWidget(Notice(words))
        if detail.fact.check_due:
            last = detail.fact.checked_on
            column.addWidget(
                Notice("A check is due: is this still true?" if last else "Nobody has checked this yet.")
            )
        for other in detail.doubles:
            notice = Notice(f"Reads like another offer: {other.name}.")
            look = LinkButton("Show it", tip=f"Show {other.name}")
            look.setProperty("offer", other.id)
            look.clicked.connect(self._look_at_double)
            notice.add_action(look)
            column.addWidget(notice)

    def _look_at_double(self) -> None:
        sender = self.sender()
        if isinstance(sender, LinkButton):
            self.double_opened.emit(sender.property("offer"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink("raised"))
        painter.fillRect(0, 0, self.width(), 1, ink("line"))
        painter.fillRect(0, 0, 1, self.height(), ink("line"))


def _said(button: LinkButton) -> str:
    return button.accessibleName() or button.text()


def _add_asks(column: QVBoxLayout, detail: OfferDetail) -> None:
    if detail.asks and detail.fact.status != OfferStatus.ENDED:
        column.addSpacing(8)
        column.addWidget(heading("Readers will still ask"))
        words = ", ".join(detail.asks)
        column.addWidget(caption(f"{words[:1].upper()}{words[1:]}."))


def _add_rows(column: QVBoxLayout, title: str, rows: Sequence[tuple[str, str]]) -> None:
    if not rows:
        return
    column.addSpacing(8)
    column.addWidget(heading(title))
    grid = QGridLayout()
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(3)
    grid.setColumnMinimumWidth(0, 84)
    grid.setColumnStretch(1, 1)
    for at, (label, text) in enumerate(rows):
        left = Label(label, "second", "muted", wrap=True)
        left.setFixedWidth(84)
        grid.addWidget(left, at, 0)
        grid.addWidget(Label(text, "second", wrap=True), at, 1)
    column.addLayout(grid)


def _add_places(column: QVBoxLayout, fact: OfferFact, words: OfferWords) -> None:
    column.addSpacing(8)
    column.addWidget(heading("On the map"))
    if not fact.places:
        column.addWidget(caption("Nowhere yet."))
    for place in fact.places:
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Marker(words.code(place)))
        more = ", ".join(filter(None, (place.dose, place.note)))
        line.addWidget(Label(": ".join(filter(None, (words.domain(place), more))), "second", wrap=True), 1)
        column.addLayout(line)
