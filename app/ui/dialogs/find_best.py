"""What fits the words typed into *Find or do anything*, best first."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from app.ui.dialogs.find_entry import ACTIONS, OFFERS, PAGES, PLACES, PUPILS, Entry, FindShell, rank
from app.ui.known import Known
from app.vocabulary import fold

ORDER = (PUPILS, OFFERS, ACTIONS, PAGES, PLACES)
MOST = 6


def found(window: FindShell, known: Known, standing: Iterable[Entry], query: str) -> list[Entry]:
    """Return the entries that hold every word of the query, by group; the group with the best hit first."""
    wanted = fold(query)
    ranked: dict[str, list[tuple[int, Entry]]] = {group: [] for group in ORDER}
    pupils = (_pupil(window, row.id, row.name, row.where) for row in known.find_pupils(query, MOST))
    offers = (
        Entry(OFFERS, row.name, partial(window.go, "offers", row.id), "offers", row.organisation)
        for row in known.all.offers
    )
    for entry in pupils:
        ranked[PUPILS].append((max(rank(entry, wanted), 1), entry))
    for entry in (*offers, *standing):
        if (place := rank(entry, wanted)) >= 0:
            ranked[entry.group].append((place, entry))
    best = {group: sorted(hits, key=_by_rank)[:MOST] for group, hits in ranked.items() if hits}
    groups = sorted(best, key=lambda group: (best[group][0][0], ORDER.index(group)))
    return [entry for group in groups for _, entry in best[group]]


def _by_rank(hit: tuple[int, Entry]) -> int:
    return hit[0]


def _pupil(window: FindShell, row_id: int, name: str, where: str) -> Entry:
    return Entry(PUPILS, name, partial(window.go, "pupils", row_id), "pupil", where)
