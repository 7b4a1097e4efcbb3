"""A pupil on two sides of A4: who and what goes well, then agreements, people, measures and the last events."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from app.looks import LIGHT
from app.paper.application import ensure_application
from app.paper.flow import Run, clip, flow, height_of, put_lines
from app.paper.page import Instruction, Page, Stroke
from app.paper.pupil_blocks import MARGIN, WIDTH, Block, beside, moved, words_block
from app.paper.pupil_fit import fit, put
from app.paper.pupil_sections import first_side, second_side
from app.paper.record_style import STYLE
from app.queries.map_about import DISCLAIMER
from app.queries.map_words import full_day
from app.queries.story.paper import PupilPaper

BOTTOM = STYLE.height - MARGIN - 30
CONFIDENTIAL = (
    "Confidential: names a child. For those it was made for only; shred it when it is no longer needed."
)
# What stands before the events may take so much of the second side, so that there are always some.
_SHARE = 0.72
_DATE = 78.0


def lay_out_pupil(paper: PupilPaper, *, notice: str = "") -> tuple[Page, ...]:
    """Return the two sides, always two; notice stands at the foot, such as that the school is not protected."""
    ensure_application()
    sides = (_first(paper), _second(paper))
    return tuple(
        Page(STYLE.width, STYLE.height, (*body, *_foot(paper, notice, number)))
        for number, body in enumerate(sides, 1)
    )


def _first(paper: PupilPaper) -> list[Instruction]:
    top = words_block([Run(clip(paper.name, 90), 20, LIGHT.text, bold=True)], WIDTH)
    facts = words_block([Run(clip(paper.facts, 300), 10, LIGHT.muted)], WIDTH)
    found = [*moved(top, MARGIN, MARGIN), *moved(facts, MARGIN, MARGIN + top.height)]
    y = MARGIN + top.height + facts.height
    sections, size = fit(partial(first_side, paper), BOTTOM - y)
    return found + put(sections, size, y)[0]


def _second(paper: PupilPaper) -> list[Instruction]:
    name = words_block([Run(clip(paper.name, 90), 11, LIGHT.muted)], WIDTH)
    found = list(moved(name, MARGIN, MARGIN))
    y = MARGIN + name.height
    room = (BOTTOM - y) * (_SHARE if paper.entries else 1.0)
    sections, size = fit(partial(second_side, paper), room)
    said, y = put(sections, size, y)
    return found + said + _events(paper, size, y)


def _events(paper: PupilPaper, size: float, y: float) -> list[Instruction]:
    """Return the last events until the side is full, and how many there were before."""
    found: list[Instruction] = []
    if not paper.entries:
        return found
    title = words_block([Run("What happened last", size * 1.15, LIGHT.text, bold=True)], WIDTH)
    y += size * 0.9
    found += moved(title, MARGIN, y)
    y += title.height + size * 0.25
    more = words_block([Run("and 1 earlier entry", size, LIGHT.muted)], WIDTH).height
    for number, entry in enumerate(paper.entries):
        row = _event(full_day(entry.on), entry.brief or entry.title, size)
        left = len(paper.entries) - number
        # The line that counts the rest needs room too, unless this is the last of all.
        if y + row.height + (more if left > 1 else 0) > BOTTOM:
            words = f"and {left} earlier {'entry' if left == 1 else 'entries'}"
            return found + list(moved(words_block([Run(words, size, LIGHT.muted)], WIDTH), MARGIN, y))
        found += moved(row, MARGIN, y)
        y += row.height + size * 0.2
    return found


def _event(day: str, words: str, size: float) -> Block:
    date = words_block([Run(day, size * 0.92, LIGHT.muted)], _DATE + 20)
    return beside(
        (0, date), (_DATE + 16, words_block([Run(clip(words, 260), size, LIGHT.text)], WIDTH - _DATE - 16))
    )


def _foot(paper: PupilPaper, notice: str, number: int) -> Iterator[Instruction]:
    y = STYLE.height - MARGIN - 24
    yield Stroke(MARGIN, y, STYLE.width - MARGIN, y, LIGHT.line, 0.6)
    by = f" by {paper.made_by}" if paper.made_by else ""
    made = f"{clip(paper.school, 90)}, made on {full_day(paper.made_on)}{clip(by, 60)}. Page {number} of 2. {notice}".strip()
    for text in (CONFIDENTIAL, made, f"{paper.audit}. {DISCLAIMER}" if paper.audit else DISCLAIMER):
        lines = flow([Run(text, 6.5, LIGHT.muted)], WIDTH)
        yield from put_lines(lines, MARGIN, y + 3)
        y += height_of(lines) + 1
