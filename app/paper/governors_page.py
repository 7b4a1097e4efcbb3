"""The governors' report on one page of A4, with its writing as large as there is room for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from app.done import Done
from app.looks import LIGHT
from app.paper.application import ensure_application
from app.paper.flow import Run, flow, height_of, put_lines
from app.paper.governors_bottom import cost_and_gaps, steps
from app.paper.governors_effect import effect
from app.paper.governors_middle import middle
from app.paper.governors_parts import INK, Kit
from app.paper.governors_top import head, where
from app.paper.page import Instruction, Page, Stroke
from app.paper.pdf import write_pdf
from app.paper.pupil_blocks import MARGIN, WIDTH, Block, below, moved
from app.paper.record_style import STYLE
from app.progress import Progress, Silent
from app.queries.governors.page import SAFE, TITLE, Governors
from app.queries.map_about import DISCLAIMER, UNPROTECTED
from app.queries.map_words import full_day, sentence

SIZES = (9.6, 9.2, 8.8, 8.4, 8.0, 7.6)
_FOOT = 50.0


def lay_out_governors(page: Governors) -> tuple[Page, ...]:
    """Return the one page. Where a school has more domains of need than fit, the last of them give way, and it says so."""
    ensure_application()
    room = STYLE.height - 2 * MARGIN - _FOOT
    body = _body(page, SIZES[0])
    for size in SIZES:
        body = _body(page, size)
        if body.height <= room:
            break
    left = len(page.domains)
    while body.height > room and left > 1:
        left -= 1
        fewer = f"{page.merged} Not all domains of need have room here: the workbook has them.".strip()
        body = _body(replace(page, domains=page.domains[:left], merged=fewer), SIZES[-1])
    return (Page(STYLE.width, STYLE.height, (*moved(body, MARGIN, MARGIN), *_foot(page))),)


def write_governors_pdf(
    page: Governors,
    out: Path,
    *,
    progress: Progress | None = None,
    before: Callable[[bytes], object] | None = None,
) -> Done:
    """Write the page to a PDF file, whole or not at all; before is called with what will be written."""
    pages = lay_out_governors(page)
    write_pdf(pages, out, title=governors_title(page), progress=progress or Silent(), before=before)
    return Done(f"Saved the governors' report as {out.name}.", counts={"pages": len(pages)})


def governors_title(page: Governors) -> str:
    """Return what the document is called, in its properties and in the printer's list."""
    return f"{TITLE}, {page.school}, {full_day(page.day)}"


def _body(page: Governors, size: float) -> Block:
    kit = Kit(size)
    parts = (head, where, middle, effect, cost_and_gaps, steps)
    return below(*(part(page, kit, WIDTH) for part in parts))


def _foot(page: Governors) -> Iterator[Instruction]:
    y = STYLE.height - MARGIN - _FOOT + 12
    yield Stroke(MARGIN, y, STYLE.width - MARGIN, y, LIGHT.line, 0.6)
    unprotected = sentence(UNPROTECTED) if page.unprotected else ""
    last = " ".join(filter(None, (SAFE, sentence(page.audit), unprotected, "Page 1 of 1.")))
    for text, colour in ((" ".join(page.notes), INK), (DISCLAIMER, LIGHT.muted), (last, LIGHT.muted)):
        lines = flow([Run(text, 7.2, colour)], WIDTH)
        yield from put_lines(lines, MARGIN, y + 4)
        y += height_of(lines) + 1.5
