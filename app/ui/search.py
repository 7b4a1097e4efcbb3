"""Searching rows while typing: folded words kept in memory, and each further letter narrows the last hits."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from app.vocabulary import fold

Row = TypeVar("Row")


class Search(Generic[Row]):
    """Finds the rows that hold every word typed, in any order, in the order the rows came in.

    With `folded` the text of the rows is folded already, which saves a tenth of a second in a large school.
    """

    def __init__(self, rows: Iterable[Row], text: Callable[[Row], str], folded: bool = False) -> None:
        self._rows = list(rows)
        self._folded = [text(row) if folded else fold(text(row)) for row in self._rows]
        self._query = ""
        self._hits: Sequence[int] = range(len(self._rows))

    def find(self, query: str) -> list[Row]:
        """The rows that hold every word of the query; no words find them all."""
        wanted = fold(query)
        # What holds the longer query holds its beginning, so only the last hits need another look.
        among = self._hits if wanted.startswith(self._query) else range(len(self._rows))
        hits: Sequence[int] = among
        for word in wanted.split():
            folded = self._folded
            hits = [at for at in hits if word in folded[at]]
        self._query, self._hits = wanted, hits
        return [self._rows[at] for at in hits]
