"""The family leaflet as it is read aloud."""

from __future__ import annotations

from collections.abc import Iterator

from app.paper.tagged import Tagged, TaggedDocument, heading, words
from app.queries.leaflet import Leaflet
from app.queries.map_about import UNPROTECTED


def tagged_leaflet(leaflet: Leaflet) -> TaggedDocument:
    """Return the leaflet with a heading for each domain and each offer."""
    notice = f" {UNPROTECTED}." if leaflet.unprotected else ""
    return TaggedDocument(leaflet.title, tuple(_blocks(leaflet)), leaflet.foot + notice)


def _blocks(leaflet: Leaflet) -> Iterator[Tagged]:
    yield heading(leaflet.title, 1)
    for text in (leaflet.ethos, leaflet.lead):
        if text:
            yield words(text)
    if leaflet.urgent:
        yield heading("When it cannot wait")
        yield Tagged("list", items=leaflet.urgent)
    for part in leaflet.parts:
        yield heading(part.name)
        for offer in part.offers:
            yield heading(offer.name, 3)
            if offer.what:
                yield words(offer.what)
            yield Tagged("list", items=tuple(f"{name}: {said}" for name, said in offer.lines))
        if part.also:
            yield words(f"See also: {', '.join(part.also)}.")
