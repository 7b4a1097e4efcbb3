"""Which pupils are in the list: everybody, narrowed by filters, searched while typing, found again by place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from app.queries.pupil_filter import PupilFilter
from app.queries.pupils import PupilRow
from app.ui.search import Search

_folded = attrgetter("folded")


class PupilHits:
    """Holds the rows once read, so that no letter typed asks the file again."""

    def __init__(self) -> None:
        self.everybody: Sequence[PupilRow] = ()
        self.shown: Sequence[PupilRow] = ()
        self._search: Search[PupilRow] = Search((), _folded, folded=True)
        self._places: dict[int, int] = {}

    def narrow(self, wanted: PupilFilter) -> None:
        """Let only those through whom a filter asks for."""
        everybody = self.everybody
        among = everybody if wanted == PupilFilter() else [row for row in everybody if wanted.holds(row)]
        self._search = Search(among, _folded, folded=True)
        self._places = {row.id: place for place, row in enumerate(among)}

    def find(self, text: str) -> Sequence[PupilRow]:
        """Return those of them who hold every word typed."""
        self.shown = self._search.find(text)
        return self.shown

    def place(self, pupil_id: int | None) -> int:
        """Return where a pupil stands among the hits, or -1; looking through all of them would cost a frame."""
        place = None if pupil_id is None else self._places.get(pupil_id)
        if place is None:
            return -1
        hits = self._search.hits
        at = bisect_left(hits, place)
        return at if at < len(hits) and hits[at] == place else -1
