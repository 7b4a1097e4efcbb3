"""The governors' page as it is read aloud: the same numbers and words, a hidden one as the word that stands for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.paper.governors_page import governors_title
from app.paper.tagged import Tagged, TaggedDocument, heading, words
from app.queries.governors.page import SAFE, TITLE, Governors, Line
from app.queries.map_about import UNPROTECTED
from app.queries.map_words import full_day, sentence

_HEADS = ("", "Now", "Share", "Last year", "Share last year")


def tagged_governors(page: Governors) -> TaggedDocument:
    """Return the page with a heading and a table for each of its parts; what explains the bars is left out."""
    notice = f" {UNPROTECTED}." if page.unprotected else ""
    audit = f" {sentence(page.audit)}" if page.audit else ""
    foot = f"{page.school}. {SAFE}{audit}{notice}"
    return TaggedDocument(governors_title(page), tuple(_blocks(page)), foot)


def _blocks(page: Governors) -> Iterator[Tagged]:
    yield heading(TITLE, 1)
    yield words(f"{page.school}. {full_day(page.day)}, beside {full_day(page.before)}.")
    yield from _said(page.opening, page.merged)
    yield heading("Where our pupils are")
    yield words(f"{page.reference} % Thriving is a national rule of thumb, not a target.")
    yield _lines(page.groupings)
    yield heading("The roll and SEN")
    yield _lines((page.roll, *page.sen))
    yield heading("By domain of need")
    yield _domains(page)
    yield heading("Reach")
    yield _lines(page.reach)
    yield from (words(f"{label}: {now}; last year {before}.") for label, now, before in page.facts)
    yield from _said(page.offers)
    if page.most_used:
        yield Tagged("list", items=tuple(f"{name}: {count.text}" for name, count in page.most_used))
    yield heading("What came of it")
    yield from _said(page.effect.title)
    if page.effect.blocks:
        yield _lines(page.effect.blocks)
    yield from _said(page.effect.words)
    yield from _foot(page)


def _foot(page: Governors) -> Iterator[Tagged]:
    yield heading("Cost")
    yield from _said(page.cost.title)
    if page.cost.lines:
        yield Tagged("list", items=tuple(f"{label}: {said}" for _, label, said in page.cost.lines))
    yield from _said(page.cost.words)
    if page.issues:
        yield heading("Gaps and waits")
        yield Tagged("list", items=tuple(f"{one.kind}: {one.words}" for one in page.issues))
    if page.steps:
        yield heading("What we will do")
        yield Tagged(
            "list",
            items=tuple(
                ", ".join(
                    filter(None, (one.words, one.who, f"by {full_day(one.by_on)}" if one.by_on else ""))
                )
                for one in page.steps
            ),
        )
    yield from _said(*page.notes[:-1])


def _said(*sentences: str) -> Iterator[Tagged]:
    return (words(one) for one in sentences if one)


def _lines(lines: Sequence[Line]) -> Tagged:
    rows = tuple(
        (one.label, one.now.text, _share(one.share), one.before.text, _share(one.share_before))
        for one in lines
    )
    return Tagged("table", items=_HEADS, rows=rows)


def _domains(page: Governors) -> Tagged:
    heads = [f"{column.label}{when}" for column in page.columns for when in (", now", ", last year")]
    rows = tuple((line.name, *(count.text for pair in line.cells for count in pair)) for line in page.domains)
    return Tagged("table", items=("Domain of need", *heads), rows=rows)


def _share(share: int | None) -> str:
    return "" if share is None else f"{share} %"
