"""A named pack as it is read aloud: what for, for whom and on what consent, then pupil by pupil; locked afterwards as any pack."""

from __future__ import annotations

from collections.abc import Iterator

from app.paper.flow import clip
from app.paper.pack_texts import pupil_facts, pupil_lists
from app.paper.tagged import Tagged, TaggedDocument, heading, words
from app.queries.map_about import DISCLAIMER, NOT_LEVELS, UNPROTECTED
from app.queries.meetings.pack_rows import Pack
from app.queries.meetings.pack_words import CARE, NO_CONSENT, confidential, consent_of, pack_facts

# As the painted one is called: a file's title names nobody.
TITLE = "Named pack"


def tagged_pack(pack: Pack) -> TaggedDocument:
    """Return the pack with a heading for each pupil and each part; purpose and recipients stand at the foot of each page."""
    notice = f" {UNPROTECTED}." if pack.sample else ""
    purpose, whom = clip(pack.purpose, 180).rstrip("."), clip(pack.for_whom, 260).rstrip(".")
    foot = f"Purpose: {purpose}. For: {whom}. {confidential(pack)}{notice}"
    return TaggedDocument(TITLE, tuple(_blocks(pack)), foot)


def _blocks(pack: Pack) -> Iterator[Tagged]:
    yield heading(pack.title, 1)
    yield words(CARE)
    yield Tagged("list", items=tuple(f"{label}: {text}" for label, text in pack_facts(pack)))
    if pack.recipients and pack.pupils:
        yield heading("Consent, by agency and person")
        states = (f"{one.said}: {consent_of(pack, one, place)}" for place, one in enumerate(pack.recipients))
        yield Tagged("list", items=tuple(states))
    if pack.without_consent:
        yield words(NO_CONSENT)
        missing = (f"{whom}: missing for {pupils}." for whom, pupils in pack.without_consent)
        yield Tagged("list", items=tuple(missing))
    yield words(NOT_LEVELS)
    for one in pack.pupils:
        yield heading(one.label)
        if facts := pupil_facts(pack, one):
            yield words(facts)
        for title, texts in pupil_lists(pack, one):
            yield heading(title, 3)
            yield Tagged("list", items=texts)
    yield words(DISCLAIMER)
