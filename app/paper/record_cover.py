"""The cover of a pupil's record: whose it is, for whom, on what basis, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.looks import LIGHT
from app.paper.record_style import STYLE
from app.queries.map_words import full_day
from app.queries.rights.grounds import BASIS, GROUND_SENTENCES, REDACTED
from app.queries.rights.review import Copy

TRANSFER = (
    "The record of a pupil who has left, for the next school, so that what helped goes on. It was made under Article"
    " 6(1)(e) and Article 9(2)(g) of the UK GDPR. The child-protection file travels apart from it, from one"
    " safeguarding lead to the other."
)


@dataclass(frozen=True, slots=True)
class CoverLine:
    """One paragraph, with the space before it."""

    text: str
    size: float = STYLE.text
    bold: bool = False
    colour: str = LIGHT.text
    before: float = 0.0


def record_cover(copy: Copy, receiving: str = "") -> Iterator[CoverLine]:
    """Yield the paragraphs of the cover; receiving is the next school, for a transfer."""
    held = copy.held
    yield CoverLine(held.school, STYLE.name, colour=LIGHT.muted)
    title = "Record for the next school" if receiving else "What is held about you"
    yield CoverLine(title, STYLE.title, bold=True, before=4)
    yield CoverLine(held.name, STYLE.heading, bold=True, before=6)
    yield CoverLine(f"Made on {full_day(copy.made_on)} for {receiving or copy.made_for}.", before=10)
    if copy.purpose:
        yield CoverLine(f"{'Note' if receiving else 'Request'}: {copy.purpose}")
    yield CoverLine(TRANSFER if receiving else BASIS, before=10)
    yield from _asking(copy, receiving)
    yield CoverLine("What is in it", STYLE.name, bold=True, before=14)
    for section in held.sections:
        yield CoverLine(f"{section.title} ({len(section.records)})", before=1)
    yield CoverLine("What was left out", STYLE.name, bold=True, before=14)
    yield from _left_out(copy)


def _asking(copy: Copy, receiving: str) -> Iterator[CoverLine]:
    ask = copy.held.questions_to or "the school office"
    yield CoverLine(f"Questions: {ask}.", before=10)
    if not receiving:
        words = (
            "You may ask for what is wrong to be put right, and complain to the school, or to the Information"
            " Commissioner at ico.org.uk."
        )
        yield CoverLine(words, before=2)


def _left_out(copy: Copy) -> Iterator[CoverLine]:
    if not copy.missing:
        yield CoverLine("Nothing. This is all there is in Fivefold.", before=2)
        return
    for ground, count in copy.withheld.items():
        yield CoverLine(f"{_items(count)} withheld. {GROUND_SENTENCES[ground]}", before=2)
    if copy.redacted:
        yield CoverLine(f"{_items(copy.redacted)} with other people’s names taken out. {REDACTED}", before=2)


def _items(count: int) -> str:
    return "1 item" if count == 1 else f"{count} items"
