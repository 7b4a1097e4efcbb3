"""The printed map as pages: heads on each, no offer split, every domain named where it goes on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.looks import LIGHT
from app.paper.application import ensure_application
from app.paper.flow import FlowLine, Run, clip, flow, height_of, put_lines
from app.paper.map_cells import put_block
from app.paper.map_columns import Column, columns
from app.paper.map_frame import Frame
from app.paper.map_heads import Heads
from app.paper.map_rows import Band, Strip, bands
from app.paper.map_style import STYLES, MapStyle, Size
from app.paper.page import Instruction, Page, Stroke
from app.queries.map_about import MapAbout
from app.queries.provision_map import ProvisionMap

_SHORT = 0.25  # of the sheet: up to this a domain is not parted over pages


def lay_out_map(
    view: ProvisionMap, about: MapAbout, *, size: Size = "A3", internal: bool
) -> tuple[Page, ...]:
    """Return the map's pages, landscape; only the internal copy, marked on each, holds numbers of pupils."""
    ensure_application()
    style = STYLES[size]
    shown = columns(view.groupings, style)
    heads = Heads(shown, view.totals if internal else (), style)
    numbers = f"{view.roll} on roll, {view.placed} placed. {about.together}".rstrip() if internal else ""
    frame = Frame(about, style, numbers)
    sheets = _Sheets(shown, style, frame, heads)
    for band in bands(view, shown, style, internal=internal):
        sheets.add(band)
    sheets.close()
    total = len(sheets.done)
    return tuple(
        Page(style.width, style.height, (*body, *frame.foot(number, total)))
        for number, body in enumerate(sheets.done, start=1)
    )


@dataclass(slots=True)
class _Sheets:
    """The pages as they fill: those done, the last of which is being filled from `y` downwards."""

    shown: Sequence[Column]
    style: MapStyle
    frame: Frame
    heads: Heads
    done: list[list[Instruction]] = field(default_factory=list)
    y: float = 0.0

    def add(self, band: Band) -> None:
        """Put a domain of need below what is there, on as many pages as it takes."""
        lowest = 0.0  # where the domain's name ends on this page; 0 where it does not stand yet
        name = self._name(band.name)
        whole = sum(strip.numbers_height + strip.height + self.style.gap * 0.4 for strip in band.strips)
        for strip in band.strips:
            high = strip.numbers_height + strip.height
            if not lowest:
                # A domain of a few rows stays together; a long one begins where there is room.
                together = whole if whole < self.style.height * _SHORT else high
                self._make_room(max(together, height_of(name)))
                lowest = self._begin(name)
            elif self._make_room(high):
                lowest = self._begin(self._name(f"{band.name} (continued)"))
            self._put(strip)
        self.y = max(self.y, lowest) + self.style.gap * 0.4

    def close(self) -> None:
        """Rule off the last page; a map without any row says so."""
        if not self.done:
            self._make_room(0)
            words = "This map has no domain of need yet."
            lines = flow([Run(words, self.style.lead, LIGHT.muted)], self.style.width - 2 * self.style.margin)
            self.done[-1].extend(put_lines(lines, self.style.margin, self.y + self.style.pad))
            return
        self._rule()

    def _make_room(self, high: float) -> bool:
        """Turn to a new page where something so high has no room; say whether it did."""
        if self.done and self.y + high + self.style.gap <= self.frame.bottom:
            return False
        if self.done:
            self._rule()
        page: list[Instruction] = []
        self.y = self.frame.put_top(page, first=not self.done)
        page.extend(self.heads.put(self.y))
        self.y += self.heads.height + self.style.gap
        self.done.append(page)
        return True

    def _name(self, name: str) -> tuple[FlowLine, ...]:
        run = Run(clip(name, 120), self.style.name, LIGHT.text, bold=True)
        return flow([run], self.style.domain - self.style.gap)

    def _begin(self, name: Sequence[FlowLine]) -> float:
        self._rule()
        self.y += self.style.gap * 0.75
        self.done[-1].extend(put_lines(name, self.style.margin, self.y))
        return self.y + height_of(name)

    def _rule(self) -> None:
        right = self.style.margin
        ends = [column.x for column in self.shown if column.apart]
        last = self.style.width - self.style.margin
        parts = [(right, ends[0] - self.style.gutter), (ends[0], last)] if ends else [(right, last)]
        for begins, end in parts:
            self.done[-1].append(Stroke(begins, self.y, end, self.y, LIGHT.text, 0.6))

    def _put(self, strip: Strip) -> None:
        page, style = self.done[-1], self.style
        for column, lines in zip(self.shown, strip.numbers, strict=False):
            page.extend(put_lines(lines, column.x + style.pad * 1.2, self.y))
        self.y += strip.numbers_height
        for column, block in zip(self.shown, strip.cells, strict=True):
            if block is not None:
                page.extend(put_block(block, column, self.y, strip.height, style))
        self.y += strip.height + style.gap * 0.4
