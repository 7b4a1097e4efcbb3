"""Tables with a pupil in each row, who has what: neither their names nor what is said of them may become offers."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from app.errors import Problem
from app.imports.headings import guess_columns
from app.imports.offer_table.amounts import years
from app.imports.offer_table.ticks import ticks_of
from app.imports.source import Sort
from app.imports.table import Cell, Row
from app.imports.values import text_of
from app.vocabulary import fold

_WHO = "(?:pupil|child|student|learner)"
# One of them: below “Pupils” or “Children” stands for whom an offer is, or how many it takes.
_ONE = re.compile(
    rf"(?:name of (?:the )?)?{_WHO}|{_WHO}(?: ?s)?(?: (?:full|first|last|legal|preferred))? (?:fore|sur)?names?"
    rf"|name of (?:the )?{_WHO}|(?:{_WHO}(?: ?s)? )?initials"
)
_NAMES = frozenset(("name", "names", "full name"))
_MANY = frozenset(("pupils", "children", "students", "learners", "pupil names", "names of pupils"))
_SURNAME_FIRST = re.compile(r"[^\W\d][^\W\d'’ -]*(?:[ '’-][^\W\d]+)*, ?[A-Z][^\W\d]*(?:[ '’-][^\W\d]+)?")
_LETTERS = re.compile(r"[^\W\d_]")
_LEAST = 2
_WHAT_THEN = "Put the offers alone into a list, one below the other, and take that in."


def refuse_pupils(
    name: str,
    headings: Sequence[str],
    columns: Mapping[str, int],
    taken: Collection[int],
    rows: Sequence[Row],
) -> None:
    """Raise Problem for a table that says who has what, as far as its headings and the look of its cells tell.

    columns: field → column as it would be read. taken: columns that were read as ticks. The sentence quotes no cell.
    """
    cells = [row for _, row in rows]
    for at, heading in enumerate(headings):
        if _ONE.fullmatch(_plain(heading)) and _holds_words(cells, at):
            raise Problem(f"{name} has a pupil in each row, below “{heading[:40]}”.", _WHAT_THEN)
    at = columns.get("name", -1)
    heading = headings[at] if 0 <= at < len(headings) else ""
    if _plain(heading) not in _NAMES and "name" in guess_columns((heading,), Sort.OFFERS):
        return
    sorts = columns.keys() & {"groupings", "what", "organisation"}
    ticked = [
        one
        for one, head in enumerate(headings)
        if head and one not in taken and one not in columns.values() and ticks_of(cells, [one]) is not None
    ]
    if (len(ticked) >= _LEAST and not sorts) or _surnames_first(cells, at):
        raise Problem(
            f"{name} looks like a list of who has what: its rows are people, not offers.", _WHAT_THEN
        )


def refuse_pupils_beside(name: str, rows: Sequence[Row], place: int, side: int) -> None:
    """Raise Problem for a map with pupils down the side in place of needs, by its heading or the look of their names."""
    cells = [row for _, row in rows[place:]]
    heading = text_of(cells[0][side]) if side < len(cells[0]) else ""
    who = _plain(heading)
    if _ONE.fullmatch(who) or who in (*_NAMES, *_MANY) or _surnames_first(cells[1:], side):
        raise Problem(
            f"{name} looks like a list of who has what: its rows are people, not needs.", _WHAT_THEN
        )


def _plain(heading: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", fold(heading)).split())


def _holds_words(cells: Sequence[tuple[Cell, ...]], at: int) -> bool:
    """Say whether a column holds words that may be names: no ticks, numbers or years."""
    if ticks_of(cells, [at]) is not None:
        return False
    texts = [text for row in cells if at < len(row) and (text := text_of(row[at]))]
    return any(_LETTERS.search(text) and years(text)[0] is None for text in texts)


def _surnames_first(cells: Sequence[tuple[Cell, ...]], at: int) -> bool:
    """Say whether most of a column are like “Thimble, Wren”."""
    texts = [text for row in cells if 0 <= at < len(row) and (text := text_of(row[at]))]
    alike = sum(_SURNAME_FIRST.fullmatch(text) is not None for text in texts)
    return alike >= _LEAST and alike * 2 > len(texts)
