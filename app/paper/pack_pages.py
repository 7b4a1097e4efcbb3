"""A named pack on paper: what for and for whom, how consent stands, then pupil by pupil; A4 upright."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.looks import LIGHT
from app.paper.application import ensure_application
from app.paper.flow import Run, clip, flow, height_of, put_lines
from app.paper.pack_sections import cover_blocks, pupil_blocks
from app.paper.page import Instruction, Page, Stroke
from app.paper.pupil_blocks import MARGIN, WIDTH, Block, moved
from app.paper.record_style import STYLE
from app.queries.map_about import DISCLAIMER, UNPROTECTED
from app.queries.map_words import full_day
from app.queries.meetings.pack_rows import Pack
from app.queries.meetings.pack_words import confidential

_SIZE = 7.0
_FOOT = 66.0
BOTTOM = STYLE.height - MARGIN - _FOOT


def lay_out_pack(pack: Pack) -> tuple[Page, ...]:
    """Return the pages; purpose and recipients stand at the foot of each, with its number of how many."""
    ensure_application()
    pages = _filled(cover_blocks(pack))
    for pupil in pack.pupils:
        pages = _filled(pupil_blocks(pack, pupil), pages)
    return tuple(
        Page(STYLE.width, STYLE.height, (*body, *_foot(pack, f"Page {number} of {len(pages)}")))
        for number, body in enumerate(pages, 1)
    )


def _filled(
    blocks: Sequence[tuple[Block, bool]], pages: list[list[Instruction]] | None = None
) -> list[list[Instruction]]:
    """Return the pages with blocks put on new ones; a block that is to stay with the next goes over with it."""
    found: list[list[Instruction]] = [*(pages or []), []]
    y = MARGIN
    for place, (block, stays) in enumerate(blocks):
        needed = block.height + (blocks[place + 1][0].height if stays and place + 1 < len(blocks) else 0)
        if y + needed > BOTTOM and found[-1]:
            found.append([])
            y = MARGIN
        found[-1].extend(moved(block, MARGIN, y))
        y += block.height
    return found


def _foot(pack: Pack, number: str) -> Iterator[Instruction]:
    y = STYLE.height - MARGIN - _FOOT + 8
    yield Stroke(MARGIN, y, STYLE.width - MARGIN, y, LIGHT.line, 0.6)
    by = f", by {clip(pack.made_by, 60)}" if pack.made_by else ""
    notice = f" {UNPROTECTED}." if pack.sample else ""
    texts = (
        f"Purpose: {clip(pack.purpose, 180)}",
        f"For: {clip(pack.for_whom, 260)}",
        f"{confidential(pack)}{notice}",
        f"{clip(pack.school, 80)}, made on {full_day(pack.made_on)}{by}. {number}",
        DISCLAIMER,
    )
    for text in texts:
        lines = flow([Run(text, _SIZE, LIGHT.muted)], WIDTH)
        yield from put_lines(lines, MARGIN, y + 4)
        y += height_of(lines) + 0.5
