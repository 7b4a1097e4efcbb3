"""Maps with needs down the side and groupings across the top, their offers in the cells, as many schools draw them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.imports.clean_text import clean_line
from app.imports.offer_table.groupings import USUAL, other_readings
from app.imports.offer_table.names import Names, key
from app.imports.table import Cell, Row

_WITHIN = 40
NO_NEEDS = -1
# As many groupings side by side are no headings of anything else.
_LISTS = 3
_HEADINGS = ("Offer", "Places on the map", "Organisation")
COLUMNS = {"name": 0, "grid_places": 1, "organisation": 2}
# What one of the program's own maps writes in a cell beside the names of offers.
_NOTHING = frozenset(("no offer here yet", "see all needs", "none", "n a", "nothing", "tbc", "tba", ""))
_BULLET = re.compile(r"^[\s•·▪◦*–—-]+")
_AFTER = re.compile(r"\s*(?:◉.*|\s{2,}.*)$")
_EXTERNAL = re.compile(r"^External: (.+?)\.(?: |$)")
_COUNT = re.compile(r"^\d+ (?:pupil|of|on|placed)\b|^(?:no|\d+) pupils?\b", re.IGNORECASE)
_OWN_LETTER = re.compile(r"^\w {3}(?=\S)")
_OWN_HEAD = re.compile(r"\w {3}\S")
_SHORT = 45
_OWN = ("all domains each pupil once", "groupings thrive framework")


@dataclass(frozen=True, slots=True)
class Grid:
    """Where a map of this shape stands: the place of its row of heads, and which column is which grouping.

    needs: the column of needs, or NO_NEEDS.
    """

    place: int
    columns: dict[int, str]
    needs: int

    @property
    def own(self) -> bool:
        """Say whether the heads are written as this program's own map writes them: "H   Getting Help"."""
        return all(_OWN_HEAD.match(head) for head in self.columns.values())


def find_grid(rows: Sequence[Row], words: Collection[str] = ()) -> Grid | None:
    """Return the first row among the top ones that names two or more groupings, each once, right of another column.

    Three or more from the first column on are lists of offers without needs beside them.
    """
    names: Names[str] = Names(
        [(name, code) for code, usual in USUAL.items() for name in usual]
        + [(word, key(word)) for word in words],
        other_readings,
    )
    for place, (_, cells) in enumerate(rows[:_WITHIN]):
        found = {
            column: str(cell).strip()
            for column, cell in enumerate(cells)
            if isinstance(cell, str)
            and len(cell) < 120
            and (names.known(cell) or _OWN_HEAD.match(cell.strip()))
        }
        meant = [names.get(text) or key(text) for text in found.values()]
        if len(found) < 2 or len(set(meant)) < len(found):
            continue
        if min(found) == 0 and len(found) >= _LISTS:
            return Grid(place, found, NO_NEEDS)
        if min(found) > 0:
            return Grid(place, found, max((c for c in range(min(found)) if _any(rows, place, c)), default=0))
    return None


def unfolded(rows: Sequence[Row], grid: Grid) -> tuple[tuple[str, ...], dict[str, int], tuple[Row, ...]]:
    """Return a map of this shape as headings, columns and a row for every offer, each once with all its places.

    They are numbered as they are read, since several stand in one line of the file.
    """
    found: dict[str, tuple[str, list[str], str | None]] = {}
    need = ""
    for _, cells in rows[grid.place + 1 :]:
        said = cells[grid.needs] if 0 <= grid.needs < len(cells) else None
        if isinstance(said, str) and said.strip():
            need = clean_line(said)
        if (not need and grid.needs != NO_NEEDS) or key(need).startswith(_OWN):
            continue
        for column, grouping in grid.columns.items():
            cell = cells[column] if column < len(cells) else None
            for name, house in _offers(cell, own=grid.own):
                entry = found.setdefault(key(name), (name, [], house))
                entry[1].append(f"{_OWN_LETTER.sub('', grouping)}\t{need}")
    unfolded_rows = tuple(
        (number, (name, "\n".join(dict.fromkeys(places)), house))
        for number, (name, places, house) in enumerate(found.values(), start=1)
    )
    return _HEADINGS, dict(COLUMNS), unfolded_rows


def offers_in(cell: Cell) -> list[str]:
    """Return the names of offers in a cell, one a line or parted by signs."""
    return [name for name, _ in _offers(cell, own=False)]


def _offers(cell: Cell, *, own: bool) -> list[tuple[str, str | None]]:
    """Return the offers in a cell and whose they are: one a line, or parted by signs; our own map has one a cell."""
    if not isinstance(cell, str):
        return []
    lines = cell.strip().splitlines()
    if own:
        house = next((found[1] for line in lines[1:] if (found := _EXTERNAL.match(line))), None)
        pieces = lines[:1]
    else:
        pieces, house = [piece for line in lines for piece in _pieces(line)], None
    names = [_name(piece) for piece in pieces]
    return [(name, house) for name in names if key(name) not in _NOTHING and not _COUNT.match(name)]


def _pieces(line: str) -> list[str]:
    """Return the names on a line; commas part them only where each piece looks like a name of its own."""
    if ";" in line:
        return line.split(";")
    parts = [part.strip() for part in line.split(",")]
    alike = all(part and len(part) <= _SHORT and (part[0].isupper() or part[0].isdigit()) for part in parts)
    return parts if len(parts) > 1 and alike else [line]


def _name(text: str) -> str:
    return clean_line(_AFTER.sub("", _BULLET.sub("", text.strip("\r\n"))))


def _any(rows: Sequence[Row], place: int, column: int) -> bool:
    return any(column < len(cells) and isinstance(cells[column], str) for _, cells in rows[place + 1 :])
