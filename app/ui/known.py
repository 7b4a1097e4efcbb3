"""What can be found by name in the open school, read once and kept for typing until something of it changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from app.done import Done
from app.queries.find import Findable, PupilName, findable
from app.ui.search import Search
from app.vocabulary import fold

if TYPE_CHECKING:
    from app.store import Store

_TABLES = {"pupil", "standing", "offer", "offer_state", "organisation", "domain"}
_SCHOOLS: WeakKeyDictionary[Store, Known] = WeakKeyDictionary()


class Known:
    """The names of a school, searched without asking the file again for each letter."""

    def __init__(self, store: Store) -> None:
        self._day: date | None = None
        self.all = Findable((), (), ())
        self._search: Search[PupilName] = Search((), _folded)
        store.listen(self._heard)

    def _heard(self, tables: frozenset[str], done: Done) -> None:
        # Called on the thread that wrote: only take note.
        if tables & _TABLES:
            self._day = None

    def freshen(self, store: Store) -> None:
        """Read the names again where they are old."""
        today = store.today()
        if self._day != today:
            self._day = today
            self.all = store.read(findable, today=today)
            self._search = Search(self.all.pupils, _folded)

    @property
    def pupils(self) -> tuple[PupilName, ...]:
        """The pupils on the roll."""
        return self.all.pupils

    def find_pupils(self, query: str, most: int) -> list[PupilName]:
        """Return the best hits first: the name begins so, then a word in it, then the rest."""
        return _best_first(self._search.find(query), fold(query), most)


def known_in(store: Store) -> Known:
    """Return the names of an open school as they are now."""
    if store not in _SCHOOLS:
        _SCHOOLS[store] = Known(store)
    _SCHOOLS[store].freshen(store)
    return _SCHOOLS[store]


def _best_first(hits: Sequence[PupilName], wanted: str, most: int) -> list[PupilName]:
    whole: list[PupilName] = []
    word: list[PupilName] = []
    rest: list[PupilName] = []
    for row in hits:
        if row.folded.startswith(wanted):
            whole.append(row)
            if len(whole) == most:
                break
        elif f" {wanted}" in row.folded:
            word.append(row)
        else:
            rest.append(row)
    return [*whole, *word, *rest][:most]


def _folded(row: PupilName) -> str:
    return row.folded
