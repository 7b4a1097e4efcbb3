"""What one write changes, row by row, until the journal keeps it."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

# A row as the file stores it: column → value.
Image = dict[str, Any]
# Of many rows written at once the text that goes into the journal is kept: a third of the memory.
Kept = Image | str | None
# Table, row, and its image before and after.
Change = tuple[str, int, Kept, Kept]


@dataclass(slots=True)
class Recorder:
    """What one write has changed so far: the first image before and the last after, a row once."""

    before: dict[tuple[str, int], Kept] = field(default_factory=dict)
    after: dict[tuple[str, int], Kept] = field(default_factory=dict)
    # Rows made many at once, by number alone: what they are is read when the step is closed.
    made: dict[str, list[range]] = field(default_factory=dict)
    # The step, once images of many rows changed at once are in it, and their tables: see journal_early.
    step: int | None = None
    early: set[str] = field(default_factory=set)
    # Says that the step keeps no image: see keep_no_images.
    bare: bool = False

    def note(self, table: str, row_id: int, before: Kept, after: Kept) -> None:
        """Add one changed row; a row touched twice keeps its first before."""
        self.before.setdefault((table, row_id), None if self.has_made(table, row_id) else before)
        self.after[table, row_id] = after

    def note_made(self, table: str, ids: range) -> None:
        """Add many new rows; batches that follow one another become one."""
        some = self.made.setdefault(table, [])
        some.append(range(some.pop().start, ids.stop) if some and some[-1].stop == ids.start else ids)

    def knows(self, table: str, row_id: int) -> bool:
        """Say whether a row was noted already, by itself or as one of many."""
        return (table, row_id) in self.before or self.has_made(table, row_id)

    def has_made(self, table: str, row_id: int) -> bool:
        """Say whether a row is one of many made at once."""
        return any(row_id in ids for ids in self.made.get(table, ()))

    def changes(self) -> Iterator[Change]:
        """Yield what really differs, but for rows made many at once and what is in the step already."""
        for (table, row_id), before in self.before.items():
            after = self.after[table, row_id]
            if before != after and as_text(before) != as_text(after):
                yield table, row_id, before, after

    def touched(self) -> Iterator[tuple[str, int]]:
        """Yield table and id of all rows that changed, but for what is in the step already."""
        yield from ((table, row_id) for table, row_id, _, _ in self.changes())
        for table, ranges in self.made.items():
            yield from ((table, one) for one in chain(*ranges) if (table, one) not in self.before)

    def tables(self) -> frozenset[str]:
        """Return the names of the tables that changed."""
        return frozenset({table for table, _, _, _ in self.changes()} | self.made.keys() | self.early)


def as_text(image: Kept) -> str | None:
    """Return an image as the journal keeps it."""
    if image is None or isinstance(image, str):
        return image
    return _as_text(image)


def _bytes_out(value: object) -> dict[str, str]:
    if not isinstance(value, bytes):
        raise TypeError(f"The journal cannot keep a {type(value).__name__}.")
    return {"bytes": b64encode(value).decode("ascii")}


# One for all: making an encoder takes longer than an image.
_as_text = json.JSONEncoder(default=_bytes_out, ensure_ascii=False).encode
