"""The parts of the family leaflet: its head, a domain's heading, and an offer as a block that is never parted."""

from __future__ import annotations

from collections.abc import Iterator

from app.looks import LIGHT
from app.paper.flow import Run, clip, flow, height_of, put_lines
from app.paper.page import Box, Instruction, Picture, Stroke
from app.paper.picture import fitted
from app.paper.pupil_blocks import Block, words_block
from app.queries.leaflet import Leaflet, LeafletOffer, LeafletPart

WIDTH, HEIGHT, MARGIN, GUTTER = 595.28, 841.89, 42.0, 22.0
COLUMN = (WIDTH - 2 * MARGIN - GUTTER) / 2
TITLE, NAME, TEXT, SMALL = 21.0, 11.0, 9.6, 8.2
_LOGO = 54.0


def head_block(leaflet: Leaflet) -> Block:
    """Return the top of the first page: the school, its logo and what it says of itself."""
    wide = WIDTH - 2 * MARGIN
    logo = fitted(leaflet.logo, _LOGO * 2.4, _LOGO)
    room = wide - (logo[0] + 16 if logo else 0)
    runs = [Run("Help and support for families", TITLE, LIGHT.text, bold=True)]
    lines = flow(runs, room)
    found: list[Instruction] = list(put_lines(lines, 0, 0))
    y = height_of(lines) + 3
    for text, size, colour in (
        (clip(leaflet.school, 90), 13.0, LIGHT.accent),
        (clip(leaflet.ethos, 240), TEXT + 0.6, LIGHT.text),
        (leaflet.lead, TEXT, LIGHT.muted),
    ):
        if text:
            block = flow([Run(text, size, colour, bold=size == 13.0)], room)
            found += put_lines(block, 0, y)
            y += height_of(block) + 4
    if logo and leaflet.logo:
        found.append(Picture(wide - logo[0], 0, *logo, leaflet.logo, f"Logo of {leaflet.school}"))
        y = max(y, logo[1] + 4)
    found.append(Stroke(0, y + 3, wide, y + 3, LIGHT.accent, 1.6))
    return Block(y + 14, tuple(found))


def urgent_block(leaflet: Leaflet) -> Block:
    """Return what helps when it cannot wait, framed; no height where there is nothing."""
    if not leaflet.urgent:
        return Block(0)
    wide = WIDTH - 2 * MARGIN
    runs = [Run("When it cannot wait", NAME, LIGHT.text, bold=True)]
    runs += [Run(f"\n{one}", TEXT, LIGHT.text) for one in leaflet.urgent]
    lines = flow(runs, wide - 20)
    high = height_of(lines) + 16
    return Block(high + 12, (Box(0, 0, wide, high, edge=LIGHT.text, thickness=1.2), *put_lines(lines, 10, 8)))


def heading_block(name: str) -> Block:
    """Return a domain's heading over a line."""
    lines = flow([Run(name, 12.5, LIGHT.accent, bold=True)], COLUMN)
    high = height_of(lines)
    return Block(high + 9, (*put_lines(lines, 0, 2), Stroke(0, high + 4, COLUMN, high + 4, LIGHT.line, 0.8)))


def offer_block(offer: LeafletOffer) -> Block:
    """Return an offer: its name, what it is, and a line for each thing families ask."""
    found: list[Instruction] = []
    y = 0.0
    for runs, after in _offer_runs(offer):
        lines = flow(runs, COLUMN)
        found += put_lines(lines, 0, y)
        y += height_of(lines) + after
    return Block(y + 9, tuple(found))


def also_block(part: LeafletPart) -> Block:
    """Return the names of what helps here, too, and stands in full elsewhere."""
    block = words_block([Run(f"See also: {', '.join(part.also)}.", TEXT, LIGHT.muted)], COLUMN)
    return Block(block.height + 9, block.instructions)


def _offer_runs(offer: LeafletOffer) -> Iterator[tuple[list[Run], float]]:
    yield [Run(offer.name, NAME, LIGHT.text, bold=True)], 1
    if offer.what:
        yield [Run(offer.what, TEXT, LIGHT.text)], 1
    for heading, words in offer.lines:
        yield [Run(f"{heading}:", TEXT, LIGHT.text, bold=True), Run(words, TEXT, LIGHT.text, gap=3)], 0.5
