"""The Map as it is read aloud: each domain of need, each grouping in it, each offer."""

from __future__ import annotations

from collections.abc import Iterator

from app.paper.map_pdf import map_title
from app.paper.tagged import Tagged, TaggedDocument, heading, words
from app.queries.map_about import DISCLAIMER, INTERNAL, NOT_LEVELS, SHARED, UNPROTECTED, MapAbout
from app.queries.map_words import NO_OFFER, full_day, offer_lines, sentence
from app.queries.provision_map import CellOffer, MapCell, MapRow, ProvisionMap


def tagged_map(view: ProvisionMap, about: MapAbout, *, internal: bool) -> TaggedDocument:
    """Return the Map with a heading for each domain and each grouping; numbers stand in the internal copy alone."""
    copy = INTERNAL if internal else SHARED.removesuffix(".")
    notice = f" {UNPROTECTED}." if about.unprotected else ""
    foot = f"{about.school}. {copy}.{notice}"
    return TaggedDocument(map_title(about), tuple(_blocks(view, about, internal)), foot)


def _blocks(view: ProvisionMap, about: MapAbout, internal: bool) -> Iterator[Tagged]:
    yield heading(map_title(about), 1)
    said = (
        about.ethos,
        f"As at {full_day(about.as_at)}. {about.made_line}",
        about.narrowed,
        about.language,
        NOT_LEVELS,
    )
    for text in said:
        if text:
            yield words(sentence(text))
    for row in view.rows:
        if row.domain_id is not None or any(cell.offers for cell in row.cells):
            yield heading(row.name)
            yield from _row(view, row, internal)
    yield words(DISCLAIMER)


def _row(view: ProvisionMap, row: MapRow, internal: bool) -> Iterator[Tagged]:
    for cell in row.cells:
        yield heading(cell.grouping.label, 3)
        if internal and row.domain_id is not None and (numbers := _numbers(cell)):
            yield words(numbers)
        if cell.offers:
            yield Tagged("list", items=tuple(_offer(one, view) for one in cell.offers))
        else:
            yield words(sentence(NO_OFFER))


def _offer(one: CellOffer, view: ProvisionMap) -> str:
    lines = offer_lines(one, view.filters.as_at)
    first = ", ".join(filter(None, (lines.name, "for everyone" if one.offer.universal else "", lines.places)))
    stale = sentence(lines.stale[:1].upper() + lines.stale[1:])
    return " ".join(filter(None, (sentence(first), lines.who_and_when, lines.how_to_reach, stale)))


def _numbers(cell: MapCell) -> str:
    if cell.counted_with:
        return f"Counted with {cell.counted_with}."
    gap = f", {cell.gap} of them with no offer for their year" if cell.gap else ""
    return f"{cell.pupils} {'pupil' if cell.pupils == 1 else 'pupils'}{gap}."
