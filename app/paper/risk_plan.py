"""A Risk Support plan on one A4 page: managing risk only, whom to ring large, then what helps and who agreed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.looks import LIGHT
from app.paper.application import ensure_application
from app.paper.flow import FlowLine, Run, flow, height_of, put_lines
from app.paper.page import Box, Instruction, Page, Stroke
from app.paper.record_style import STYLE
from app.queries.map_about import DISCLAIMER, UNPROTECTED
from app.queries.map_words import full_day
from app.queries.plans.risk_paper import RiskPaper
from app.queries.plans.risk_words import MANAGING

CONFIDENTIAL = (
    "Confidential: names a child. For those it was given to only; shred it when a new version is made."
)
NO_CONTACT = "No crisis contact is given yet."
# Long plans are set smaller until they fit their page; nothing is left out.
_SIZES = (13.0, 12.0, 11.0, 10.0, 9.0, 8.5, 7.5, 6.5, 5.5, 4.5)


def lay_out_risk_plan(paper: RiskPaper) -> tuple[Page, ...]:
    """Return the page."""
    ensure_application()
    body: list[Instruction] = []
    for size in _SIZES:
        body, y = _body(paper, size)
        if y <= STYLE.bottom:
            break
    return (Page(STYLE.width, STYLE.height, (*body, *_foot(paper))),)


def _body(paper: RiskPaper, size: float) -> tuple[list[Instruction], float]:
    put = _Column(size)
    put.text(paper.school, STYLE.name, LIGHT.muted)
    put.text(f"{paper.name}: {MANAGING[:1].lower()}{MANAGING[1:]}", STYLE.title, bold=True)
    look = f" We look again on {full_day(paper.next_look_on)}." if paper.next_look_on else ""
    put.text(f"{paper.domain}, {paper.standing}.{look}", size)
    put.space(STYLE.gap)
    put.crisis(paper.crisis_contact or NO_CONTACT)
    for label, text in paper.facts:
        put.fact(label, text)
    put.heading("Who agreed to this version")
    for line in paper.agreements or ("Nobody has been asked about this version yet.",):
        put.text(line, size)
    if paper.versions:
        put.heading("What changed before")
        for line in paper.versions:
            put.text(line, size)
    return put.done, put.y


class _Column:
    """The page as it fills; y is where it goes on."""

    def __init__(self, size: float) -> None:
        self.done: list[Instruction] = []
        self.y = STYLE.margin
        self._size = size

    def text(self, words: str, size: float, colour: str = LIGHT.text, *, bold: bool = False) -> None:
        """Put a paragraph."""
        self._put(flow([Run(words, size, colour, bold=bold)], STYLE.wide), STYLE.margin)

    def space(self, high: float) -> None:
        """Leave some room."""
        self.y += high

    def heading(self, words: str) -> None:
        """Put a heading with room before it."""
        self.y += self._size * 0.8
        self.text(words, self._size * 1.15, bold=True)

    def crisis(self, contact: str) -> None:
        """Put whom to ring when it cannot wait, in a frame and large."""
        wide = STYLE.wide - STYLE.gap * 2
        label = flow([Run("When it cannot wait", self._size, LIGHT.muted)], wide)
        lines = flow([Run(contact, self._size * 1.6, LIGHT.text, bold=True)], wide)
        high = height_of(label) + height_of(lines) + STYLE.gap * 1.5
        self.done.append(Box(STYLE.margin, self.y, STYLE.wide, high, edge=LIGHT.text, thickness=1.5))
        self.y += STYLE.gap * 0.75
        self._put((*label, *lines), STYLE.margin + STYLE.gap)
        self.y += STYLE.gap * 1.5

    def fact(self, label: str, text: str) -> None:
        """Put a label, and its text beside it."""
        name = flow([Run(label, self._size, LIGHT.muted)], STYLE.label - STYLE.gap)
        top = self.y
        self.done.extend(put_lines(name, STYLE.margin, top))
        self._put(
            flow([Run(text, self._size, LIGHT.text)], STYLE.wide - STYLE.label), STYLE.margin + STYLE.label
        )
        self.y = max(self.y, top + height_of(name)) + self._size * 0.5

    def _put(self, lines: Sequence[FlowLine], x: float) -> None:
        self.done.extend(put_lines(lines, x, self.y))
        self.y += height_of(lines)


def _foot(paper: RiskPaper) -> Iterator[Instruction]:
    y = STYLE.bottom + STYLE.gap * 0.5
    yield Stroke(STYLE.margin, y, STYLE.width - STYLE.margin, y, LIGHT.line, 0.6)
    first = f"{CONFIDENTIAL} {MANAGING}. {paper.school}, made on {full_day(paper.made_on)}. Page 1 of 1."
    for text in (f"{first} {UNPROTECTED}." if paper.unprotected else first, DISCLAIMER):
        lines = flow([Run(text, 6.5, LIGHT.muted)], STYLE.wide)
        yield from put_lines(lines, STYLE.margin, y + 3)
        y += height_of(lines) + 1
