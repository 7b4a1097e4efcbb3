"""The sections on the two sides of a pupil's print, each in rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app.looks import LIGHT
from app.paper.flow import Run, clip
from app.paper.map_columns import look_of
from app.paper.page import Box
from app.paper.pupil_blocks import WIDTH, Block, Section, below, beside, moved, words_block
from app.paper.pupil_chart import WIDE, chart
from app.queries.map_words import full_day
from app.queries.measures.scores import SeriesRow
from app.queries.measures.wording import say_direction
from app.queries.plans.aim_rows import AimRow
from app.queries.story.aim_words import aim_facts
from app.queries.story.own_words import OwnWords
from app.queries.story.paper import PupilPaper
from app.queries.story.stands import Stands
from app.queries.wording import GroupingRow

# Nobody writes more in a row that is meant to be read at a table; the rest stands in Fivefold.
LONGEST = 420
_GAP, _MOST = 12.0, 12
HALF = (WIDTH - _GAP) / 2


def first_side(paper: PupilPaper, size: float) -> Sequence[Section]:
    """Return what goes well, the pupil's words, where they stand, what they get, and the aims."""
    strengths, helps = _few(paper.strengths, size, HALF), _few(paper.what_helps, size, HALF)
    words, family = _said(paper.words, "asked by", size, HALF), _said(paper.family, "noted by", size, HALF)
    return (
        Section("", _pair(("Strengths", strengths), ("What helps", helps), size)),
        Section("", _pair((f"In {paper.first_name}’s words", words), ("Family says", family), size)),
        Section("Groupings by domain of need", _groupings(paper, size)),
        Section("Support", _few(paper.supports, size, WIDTH)),
        Section("Aims", tuple(_aim(aim, size) for aim in paper.aims)),
    )


def second_side(paper: PupilPaper, size: float) -> Sequence[Section]:
    """Return agreements, people, consents and measures."""
    return (
        Section("Agreements", tuple(_agreed(one, size) for one in paper.agreements)),
        Section("People", _lines(paper.people, size)),
        Section("Consents", _lines(paper.consents, size)),
        Section("Measures", tuple(_series(one, size) for one in paper.series)),
    )


def _lines(texts: Iterable[str], size: float, width: float = WIDTH) -> tuple[Block, ...]:
    return tuple(words_block([Run(clip(text, LONGEST), size, LIGHT.text)], width) for text in texts)


def _few(texts: Sequence[str], size: float, width: float) -> tuple[Block, ...]:
    """Return the first of some lines, and of how many there is no room."""
    more = len(texts) - _MOST
    rest = (words_block([Run(f"and {more} more", size, LIGHT.muted)], width),) if more > 0 else ()
    return (*_lines(texts[:_MOST], size), *rest)


def _pair(
    left: tuple[str, Sequence[Block]], right: tuple[str, Sequence[Block]], size: float
) -> tuple[Block, ...]:
    """Return two columns under their titles as one row; of one that is empty nothing stands there."""
    columns = [
        below(words_block([Run(title, size * 1.15, LIGHT.text, bold=True)], HALF), Block(size * 0.25), *rows)
        for title, rows in (left, right)
        if rows
    ]
    return (beside(*((place * (HALF + _GAP), one) for place, one in enumerate(columns))),) if columns else ()


def _agreed(plan: tuple[str, tuple[str, ...]], size: float) -> Block:
    return below(words_block([Run(plan[0], size, LIGHT.text, bold=True)], WIDTH), *_lines(plan[1], size))


def _said(words: OwnWords | None, verb: str, size: float, width: float) -> tuple[Block, ...]:
    if words is None:
        return ()
    by = f", {verb} {words.asked_by}" if words.asked_by else ""
    quote = Run(f"“{clip(words.text, LONGEST)}”", size, LIGHT.text)
    return (words_block([quote, Run(f"{full_day(words.on)}{by}", size * 0.85, LIGHT.muted, gap=4)], width),)


def _groupings(paper: PupilPaper, size: float) -> tuple[Block, ...]:
    rows = [_stands(row, size) for row in paper.stands]
    if paper.thriving:
        rows.append(words_block([Run(paper.thriving, size, LIGHT.muted)], WIDTH))
    return tuple(rows)


def _stands(row: Stands, size: float) -> Block:
    left, name = size * 1.9, WIDTH * 0.3
    who = below(
        words_block([Run(row.domain, size, LIGHT.text, bold=True)], name - left - _GAP),
        words_block([Run(row.label, size, LIGHT.text)], name - left - _GAP),
    )
    details = words_block([Run(clip(row.details, LONGEST), size, LIGHT.text)], WIDTH - name)
    return beside((0, _marker(row.grouping, size)), (left, who), (name, details))


def _marker(grouping: GroupingRow | None, size: float) -> Block:
    side = size * 1.35
    if grouping is None:
        # "Ask the SENCO" stands in no grouping's place.
        return Block(side, (Box(0, 0, side, side, edge=LIGHT.muted),))
    look = look_of(grouping)
    letter = words_block([Run(look.letter, size * 0.9, look.on_fill, bold=True)], side)
    inside = moved(letter, side * 0.26, (side - letter.height) / 2)
    return Block(side, (Box(0, 0, side, side, fill=look.fill), *inside))


def _aim(aim: AimRow, size: float) -> Block:
    room = WIDTH - WIDE - 30 if aim.ratings else WIDTH
    title = words_block([Run(f"“{clip(aim.words, LONGEST)}”", size, LIGHT.text, bold=True)], room)
    facts = [
        words_block([Run(clip(said, LONGEST), size * 0.92, LIGHT.muted)], room) for said in aim_facts(aim)
    ]
    # Who rates most often speaks for the chart; on the page every respondent has a line.
    names = [row.respondent for row in aim.ratings]
    most = max(names, key=names.count, default="")
    points = [(row.rated_on, float(row.value)) for row in aim.ratings if row.respondent == most]
    return beside((0, below(title, *facts)), (WIDTH - WIDE - 16, chart(points, 0, 10, size)))


def _series(one: SeriesRow, size: float) -> Block:
    room = WIDTH - WIDE - 30
    title = f"{one.measure.title}, {one.respondent.label}" if one.respondent.label else one.measure.title
    words = below(
        words_block([Run(title, size, LIGHT.text, bold=True)], room),
        words_block(
            [
                Run(
                    f"{say_direction(one.measure.higher_is_better)}. {one.change_words}",
                    size * 0.92,
                    LIGHT.muted,
                )
            ],
            room,
        ),
    )
    points = [(row.scored_on, row.value) for row in one.scores]
    return beside(
        (0, words), (WIDTH - WIDE - 16, chart(points, one.measure.minimum, one.measure.maximum, size))
    )
