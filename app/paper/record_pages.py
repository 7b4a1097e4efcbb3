"""A pupil's record as pages: a cover that says what it is, then every section, A4 upright."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.looks import LIGHT
from app.paper.application import ensure_application
from app.paper.flow import FlowLine, Run, flow, height_of, put_lines
from app.paper.page import Instruction, Page, Stroke
from app.paper.record_cover import CoverLine, record_cover
from app.paper.record_style import STYLE
from app.queries.map_words import full_day
from app.queries.rights.held import Item, Record, Section
from app.queries.rights.review import Copy


def lay_out_record(copy: Copy, *, notice: str = "", receiving: str = "") -> tuple[Page, ...]:
    """Return the pages of a copy.

    notice stands at the foot of each, such as that the school is not protected; receiving makes the cover say
    that it goes to another school, and which.
    """
    ensure_application()
    sheets = _Sheets()
    for line in record_cover(copy, receiving):
        sheets.put_cover(line)
    # Whoever opens the cover sees what it is, and nothing of what is in it.
    sheets.turn()
    for section in copy.held.sections:
        sheets.put_section(section)
    total = len(sheets.done)
    foot = f"{copy.held.school}, made on {full_day(copy.made_on)}"
    return tuple(
        Page(STYLE.width, STYLE.height, (*body, *_foot(foot, notice, f"Page {number} of {total}")))
        for number, body in enumerate(sheets.done, start=1)
    )


@dataclass(slots=True)
class _Sheets:
    """The pages as they fill; `y` is where the last one goes on."""

    done: list[list[Instruction]] = field(default_factory=lambda: [[]])
    y: float = STYLE.margin

    def put_cover(self, line: CoverLine) -> None:
        """Put one paragraph of the cover."""
        self.y += line.before
        self._put(flow([Run(line.text, line.size, line.colour, bold=line.bold)], STYLE.wide), STYLE.margin)

    def turn(self) -> None:
        """Go on on a new page."""
        self.done.append([])
        self.y = STYLE.margin

    def put_section(self, section: Section) -> None:
        """Put a section, from a new page where little room is left."""
        head = flow([Run(section.title, STYLE.heading, LIGHT.text, bold=True)], STYLE.wide)
        lead = flow([Run(section.lead, STYLE.small, LIGHT.muted)], STYLE.wide)
        if self.done[-1]:
            self.y += STYLE.gap * 2
        self._make_room(height_of(head) + height_of(lead) + STYLE.gap * 8)
        self._put(head, STYLE.margin)
        self._put(lead, STYLE.margin)
        self._rule()
        for record in section.records:
            self._put_record(record)

    def _put_record(self, record: Record) -> None:
        title = flow([Run(record.title, STYLE.name, LIGHT.text, bold=True)], STYLE.wide)
        first = max((len(_lines(item)[1]) for item in record.items[:1]), default=0)
        self.y += STYLE.gap
        self._make_room(height_of(title) + min(first, 3) * STYLE.text * 1.2 + STYLE.gap)
        self._put(title, STYLE.margin)
        self.y += STYLE.gap * 0.3
        for item in record.items:
            self._put_item(item)

    def _put_item(self, item: Item) -> None:
        label, value = _lines(item)
        self._make_room(max(height_of(label), height_of(value[:3])))
        top, page = self.y, len(self.done)
        self.done[-1].extend(put_lines(label, STYLE.margin, top))
        self._put(value, STYLE.margin + STYLE.label)
        if len(self.done) == page:
            self.y = max(self.y, top + height_of(label))
        self.y += STYLE.gap * 0.35

    def _put(self, lines: Sequence[FlowLine], x: float) -> None:
        """Put lines one below the other, over as many pages as they take."""
        for line in lines:
            self._make_room(line.height)
            self.done[-1].extend(put_lines([line], x, self.y))
            self.y += line.height

    def _rule(self) -> None:
        self.y += STYLE.gap * 0.4
        right = STYLE.width - STYLE.margin
        self.done[-1].append(Stroke(STYLE.margin, self.y, right, self.y, LIGHT.line, 0.8))
        self.y += STYLE.gap * 0.4

    def _make_room(self, high: float) -> None:
        if self.y + high > STYLE.bottom and self.done[-1]:
            self.turn()


def _lines(item: Item) -> tuple[tuple[FlowLine, ...], tuple[FlowLine, ...]]:
    label = flow([Run(item.label, STYLE.text, LIGHT.muted)], STYLE.label - STYLE.gap)
    return label, flow([Run(item.text, STYLE.text, LIGHT.text)], STYLE.wide - STYLE.label)


def _foot(left: str, middle: str, right: str) -> Iterator[Instruction]:
    y = STYLE.bottom + STYLE.gap
    yield Stroke(STYLE.margin, y, STYLE.width - STYLE.margin, y, LIGHT.line, 0.6)
    x = STYLE.margin
    for place, (text, share) in enumerate(((left, 0.5), (middle, 0.3), (right, 0.2))):
        wide = STYLE.wide * share
        for at, line in enumerate(flow([Run(text, STYLE.small, LIGHT.muted)], wide - STYLE.gap)[:2]):
            spare = wide - line.pieces[-1].x - line.pieces[-1].width
            yield from put_lines([line], x + spare * place / 2, y + STYLE.gap * 0.6 + at * line.height)
        x += wide
