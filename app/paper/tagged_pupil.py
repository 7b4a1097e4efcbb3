"""A pupil's two sides as they are read aloud: a chart is its numbers with their days, in plain headings and lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.paper.pupil_pages import CONFIDENTIAL
from app.paper.tagged import Tagged, TaggedDocument, heading, words
from app.queries.map_about import DISCLAIMER
from app.queries.map_words import full_day, sentence
from app.queries.measures.scores import SeriesRow
from app.queries.measures.wording import say_direction
from app.queries.plans.aim_rows import AimRow
from app.queries.story.aim_words import aim_facts
from app.queries.story.entry import StoryEntry
from app.queries.story.own_words import OwnWords
from app.queries.story.paper import PupilPaper

# A file's title names nobody.
TITLE = "A pupil"
# About as many as the second side has room for: nobody is given more than is printed.
_LAST = 25


def tagged_pupil(paper: PupilPaper, *, notice: str = "") -> TaggedDocument:
    """Return the sheet with a heading for each of its parts; notice stands at the foot, as on the painted sides."""
    by = f" by {paper.made_by}" if paper.made_by else ""
    made = f"{paper.school}, made on {full_day(paper.made_on)}{by}."
    audit = f"{paper.audit}." if paper.audit else ""
    foot = " ".join(filter(None, (CONFIDENTIAL, made, audit, sentence(notice))))
    return TaggedDocument(TITLE, tuple(_blocks(paper)), foot)


def _blocks(paper: PupilPaper) -> Iterator[Tagged]:
    yield heading(paper.name, 1)
    yield words(paper.facts)
    yield from _list("Strengths", paper.strengths)
    yield from _list("What helps", paper.what_helps)
    yield from _said(f"In {paper.first_name}’s words", paper.words, "asked by")
    yield from _said("Family says", paper.family, "noted by")
    stands = [f"{row.domain}: {sentence(row.label)} {row.details}" for row in paper.stands]
    yield from _list("Groupings by domain of need", filter(None, (*stands, sentence(paper.thriving))))
    yield from _list("Support", paper.supports)
    yield from _parts("Aims", ((f"“{aim.words}”", _aim(aim)) for aim in paper.aims))
    yield from _parts("Agreements", paper.agreements)
    yield from _list("People", paper.people)
    yield from _list("Consents", paper.consents)
    yield from _parts("Measures", ((_named(one), _series(one)) for one in paper.series))
    yield from _list("What happened last", _events(paper.entries))
    yield words(DISCLAIMER)


def _events(entries: Sequence[StoryEntry]) -> Iterator[str]:
    for entry in entries[:_LAST]:
        yield f"{full_day(entry.on)}: {entry.brief or entry.title}"
    if (left := len(entries) - _LAST) > 0:
        yield f"and {left} earlier {'entry' if left == 1 else 'entries'}"


def _list(title: str, texts: Iterable[str]) -> Iterator[Tagged]:
    if items := tuple(texts):
        yield heading(title)
        yield Tagged("list", items=items)


def _parts(title: str, parts: Iterable[tuple[str, Iterable[str]]]) -> Iterator[Tagged]:
    """Yield a heading with one below it for each part; nothing where there is no part."""
    for number, (name, texts) in enumerate(parts):
        if not number:
            yield heading(title)
        yield heading(name, 3)
        if items := tuple(texts):
            yield Tagged("list", items=items)


def _said(title: str, said: OwnWords | None, verb: str) -> Iterator[Tagged]:
    if said is not None:
        by = f", {verb} {said.asked_by}" if said.asked_by else ""
        yield heading(title)
        yield words(f"“{said.text}” {full_day(said.on)}{by}.")


def _aim(aim: AimRow) -> Iterator[str]:
    yield from map(sentence, aim_facts(aim))
    for row in aim.ratings:
        yield f"{row.respondent_label}, {full_day(row.rated_on)}: {row.value} of 10."


def _named(one: SeriesRow) -> str:
    return ", ".join(filter(None, (one.measure.title, one.respondent.label)))


def _series(one: SeriesRow) -> Iterator[str]:
    yield sentence(say_direction(one.measure.higher_is_better))
    if one.change_words:
        yield sentence(one.change_words)
    for row in one.scores:
        yield sentence(f"{full_day(row.scored_on)}: {', '.join(filter(None, (f'{row.value:g}', row.band)))}")
