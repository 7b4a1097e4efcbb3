"""What came of it: five or six blocks of one bar, last year's in brackets; what still runs stands outside."""

from __future__ import annotations

from collections.abc import Iterator

from app.looks import LIGHT, mix
from app.paper.governors_parts import INK, MUTED, Kit
from app.paper.letters import line_height, text_width
from app.paper.page import Box, Instruction, Words
from app.paper.pupil_blocks import Block, below
from app.queries.governors.figures import HIDDEN
from app.queries.governors.page import Governors, Line

# Fill, writing and edge of each block, told apart in grey too.
LOOKS = {
    "2": (LIGHT.accent, "#FFFFFF", LIGHT.accent),
    "1": (mix(LIGHT.accent, "#FFFFFF", 0.45), INK, LIGHT.accent),
    "0": (LIGHT.muted, "#FFFFFF", LIGHT.muted),
    "worse": (INK, "#FFFFFF", INK),
    "not_delivered": ("#FFFFFF", INK, INK),
    "not_said": (LIGHT.line, INK, LIGHT.control),
}


def effect(page: Governors, kit: Kit, width: float) -> Block:
    """Return the part of the page, with words alone where there is too little to draw."""
    found = page.effect
    parts = [kit.heading("What came of it", found.title, width)]
    if any(one.now.value for one in found.blocks):
        parts += [_bar(found.blocks, kit, width), Block(kit.size * 0.3), _key(found.blocks, kit, width)]
    if found.words:
        parts += [Block(kit.size * 0.2), kit.flowing(found.words, width, colour=MUTED)]
    return below(*parts, Block(kit.size * 0.8))


def _bar(blocks: tuple[Line, ...], kit: Kit, width: float) -> Block:
    """Return the blocks; hidden ones as one at the end, whose size is only what the others leave."""
    whole = blocks[0].base.value or 1
    high = kit.size * 2.0
    found: list[Instruction] = []
    x = 0.0
    for one in blocks:
        if one.now.value:
            wide = width * one.now.value / whole
            fill, ink, edge = LOOKS[one.code]
            found.append(Box(x, 0, wide - 1.5, high, fill, edge))
            found += _inside(one.now.text, Box(x, 0, wide - 1.5, high), kit.size, ink)
            x += wide
    if width - x > 2:
        found.append(Box(x, 0, width - x, high, edge=LIGHT.control, dashed=True))
        found += _inside(HIDDEN, Box(x, 0, width - x, high), kit.small, MUTED)
    return Block(high, tuple(found))


def _inside(text: str, area: Box, size: float, ink: str) -> Iterator[Instruction]:
    """Yield the number of a block in its middle, where it has room for one."""
    need, tall = text_width(text, size, True), line_height(size)
    if need <= area.width - 2:
        left, top = area.x + (area.width - need) / 2, (area.height - tall) / 2
        yield Words(left, top, need, tall, text, size, ink != MUTED, ink)


def _key(blocks: tuple[Line, ...], kit: Kit, width: float) -> Block:
    lines: list[Block] = []
    found: list[Instruction] = []
    x, side, size = 0.0, kit.size * 0.85, kit.size * 0.92
    for one in blocks:
        words = f"{one.label}: {one.now.text}"
        last = "" if one.before.text == "–" else f"({one.before.text})"
        wide = side + 4 + text_width(words, size) + text_width(last, size) + 16
        if x and x + wide > width + 14:
            lines.append(Block(kit.size * 1.5, tuple(found)))
            found, x = [], 0.0
        fill, _, edge = LOOKS[one.code]
        found.append(Box(x, kit.size * 0.25, side, side, fill, edge))
        first = kit.words(words, x + side + 4, width, size=size, y=kit.size * 0.12)
        found += first
        found += kit.words(
            last, x + side + 6.5 + first[0].width, width, size=size, colour=MUTED, y=kit.size * 0.12
        )
        x += wide
    return below(*lines, Block(kit.size * 1.5, tuple(found)))
