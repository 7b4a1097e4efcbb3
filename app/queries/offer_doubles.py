"""Which offers read alike, so that a school notices the same one twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from app.queries.offer_facts import OfferFact
from app.vocabulary import OfferStatus, fold


def doubles(facts: Iterable[OfferFact]) -> dict[int, tuple[OfferFact, ...]]:
    """Return, by offer, the others with the same words in their name and the same organisation, or none.

    What has ended is no double: it is the history of what runs now.
    """
    alike: dict[frozenset[str], list[OfferFact]] = defaultdict(list)
    for fact in facts:
        if fact.status != OfferStatus.ENDED:
            alike[frozenset(fold(fact.name).split())].append(fact)
    found = {}
    for group in alike.values():
        for fact in group:
            others = tuple(one for one in group if one.id != fact.id and _same_house(one, fact))
            if others:
                found[fact.id] = others
    return found


def _same_house(one: OfferFact, other: OfferFact) -> bool:
    ids = {one.organisation_id, other.organisation_id}
    return len(ids) == 1 or None in ids
