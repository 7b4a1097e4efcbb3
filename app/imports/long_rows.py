"""Lines of a text that end where a row takes more of them than any list has: nothing else would, before memory does."""

from __future__ import annotations

from collections.abc import Iterable

# Of characters: the columns that are read, each with a page of text.
LONGEST = 2_000_000


class TooLong(Exception):  # noqa: N818 - what a row is, which its reader puts into a sentence
    """A row has more characters than any list's."""


class Lines:
    """Hands on the lines of a text; raises TooLong where more than LONGEST characters come before a row is whole."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines, self._since = iter(lines), 0

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self._since += len(line)
        if self._since > LONGEST:
            raise TooLong
        return line

    def begin_row(self) -> None:
        """Count from here on: a row is whole."""
        self._since = 0
