"""The family leaflet as pages of A4 in two columns: no offer is parted, and a domain's name stands on every column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from app.looks import LIGHT
from app.paper.application import ensure_application
from app.paper.flow import Run, clip, flow, put_lines
from app.paper.leaflet_blocks import (
    COLUMN,
    GUTTER,
    HEIGHT,
    MARGIN,
    SMALL,
    TEXT,
    WIDTH,
    also_block,
    head_block,
    heading_block,
    offer_block,
    urgent_block,
)
from app.paper.page import Instruction, Page, Stroke
from app.paper.pupil_blocks import Block, moved
from app.queries.leaflet import Leaflet, LeafletPart
from app.queries.map_about import UNPROTECTED

_BOTTOM = HEIGHT - MARGIN - 18
_NOTHING = "Nothing is written down yet that families can use by themselves."


def lay_out_leaflet(leaflet: Leaflet) -> tuple[Page, ...]:
    """Return the pages: as many as there is to say, two sides of one sheet for most schools."""
    ensure_application()
    sheets = _Sheets()
    for block in (head_block(leaflet), urgent_block(leaflet)):
        sheets.across(block)
    for part in leaflet.parts:
        sheets.part(part)
    if not leaflet.parts:
        sheets.put(Block(0, tuple(put_lines(flow([Run(_NOTHING, TEXT, LIGHT.muted)], COLUMN), 0, 0))))
    total = len(sheets.done)
    return tuple(
        Page(WIDTH, HEIGHT, (*body, *_foot(leaflet, f"Page {number} of {total}")))
        for number, body in enumerate(sheets.done, start=1)
    )


@dataclass(slots=True)
class _Sheets:
    """The pages as they fill, column by column; `top` is where the columns of this page begin."""

    done: list[list[Instruction]] = field(default_factory=lambda: [[]])
    column: int = 0
    top: float = MARGIN
    y: float = MARGIN

    def across(self, block: Block) -> None:
        """Put a block over both columns."""
        self.done[-1].extend(moved(block, MARGIN, self.y))
        self.y = self.top = self.y + block.height

    def part(self, part: LeafletPart) -> None:
        """Put a domain: its name never stands alone, and again where it goes on in another column."""
        blocks = [offer_block(offer) for offer in part.offers]
        blocks += [also_block(part)] if part.also else []
        named = False
        for block in blocks:
            heading = heading_block(part.name if not named else f"{part.name}, more")
            wanted = block.height + (0 if named and self.y > self.top else heading.height)
            if self.y + wanted > _BOTTOM and self.y > self.top:
                self._next_column()
                heading = heading_block(f"{part.name}, more" if named else part.name)
            if not named or self.y == self.top:
                self.put(heading)
                named = True
            self.put(block)
        self.y += 5

    def put(self, block: Block) -> None:
        """Put a block where the column goes on."""
        x = MARGIN + self.column * (COLUMN + GUTTER)
        self.done[-1].extend(moved(block, x, self.y))
        self.y += block.height

    def _next_column(self) -> None:
        self.column += 1
        if self.column > 1:
            self.done.append([])
            self.column, self.top = 0, MARGIN
        self.y = self.top


def _foot(leaflet: Leaflet, number: str) -> Iterator[Instruction]:
    y = HEIGHT - MARGIN - 8
    yield Stroke(MARGIN, y, WIDTH - MARGIN, y, LIGHT.line, 0.6)
    notice = f" {UNPROTECTED}." if leaflet.unprotected else ""
    words = flow([Run(f"{clip(leaflet.foot, 110)}{notice}", SMALL, LIGHT.muted)], WIDTH - 2 * MARGIN - 70)
    yield from put_lines(words[:1], MARGIN, y + 4)
    page = flow([Run(number, SMALL, LIGHT.muted)], 70)
    yield from put_lines(page, WIDTH - MARGIN - page[0].pieces[-1].width, y + 4)
