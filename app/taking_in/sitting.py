"""One file on its way in: opened, known by what it holds, read as a person has said, and compared with the school."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.imports.headings import best_header
from app.imports.offer_table.drawn import can_be_read, is_drawn
from app.imports.offer_table.strange import StrangeWord
from app.imports.opening import Source, open_source
from app.imports.plan import Plan
from app.imports.preview import Preview, preview_of
from app.imports.remembered import fitting, reading_by
from app.imports.source import Reading, Sort
from app.queries.mappings import KeptMapping, mappings
from app.taking_in.ways import Wish, own_names, way_of, words_to_say

if TYPE_CHECKING:
    from app.progress import Progress
    from app.store import Store

TABLES = (Sort.PUPILS, Sort.OFFERS)
_LOOK_AT = 60


class Question(StrEnum):
    """What a person has to say before a file can be compared, or before its rows are believed."""

    SHEETS = "sheets"
    SORT = "sort"
    COLUMNS = "columns"
    DATES = "dates"


@dataclass(frozen=True, slots=True)
class Sitting:
    """A file that was opened, what was said of it, and what taking it in would do.

    kept: the remembered way by which it is read. plan: None while a question is in the way. settled: whether it is
    decided if a list of pupils is the new school year's, by a person or by a look at the first plan. strange: words
    of a table of offers that mean nothing here. sheet_said: which of the sheets is meant, where several are alike.
    preview: what a window shows of the plan, None where none asked for it.
    """

    path: Path
    source: Source
    wish: Wish = field(default_factory=Wish)
    kept: KeptMapping | None = None
    plan: Plan[Any] | None = None
    settled: bool = False
    strange: tuple[StrangeWord, ...] = ()
    sheet_said: bool = False
    preview: Preview | None = None

    @property
    def question(self) -> Question | None:
        """What a person has to say first."""
        if self.source.sheet is not None and self.source.sheet.alike and not self.sheet_said:
            return Question.SHEETS
        if self.source.sort is Sort.UNKNOWN:
            return Question.SORT
        if self.plan is None:
            return Question.COLUMNS
        undecided = self.plan.ambiguous_dates and self.wish.reading.month_first is None
        return Question.DATES if undecided else None


def begin(
    store: Store, path: Path, progress: Progress, *, sheet: str = "", sort: Sort | None = None
) -> Sitting:
    """Open a file and compare it, as far as it needs nobody's word; nothing is held of a file that failed."""
    return compare(store, sit_down(store, path, progress, sheet=sheet, sort=sort), progress)


def sit_down(
    store: Store, path: Path, progress: Progress, *, sheet: str = "", sort: Sort | None = None
) -> Sitting:
    """Open a file and read it in the remembered way that fits, if one does; nothing is compared yet."""
    source = open_source(path, progress, sheet=sheet, sort=sort)
    if source.sort is Sort.UNKNOWN and _is_drawn(store, source):
        source = replace(source, sort=Sort.OFFERS)
    sitting = Sitting(path, source, sheet_said=bool(sheet))
    if source.sheet is None:
        return sitting
    kept = fitting(_kept(store, source, sort), source.sheet)
    return sitting if kept is None else read_by(sitting, kept)


def read_by(sitting: Sitting, kept: KeptMapping) -> Sitting:
    """Read a table in a remembered way, which also says what the table holds; it is not compared yet."""
    assert sitting.source.sheet is not None
    source = replace(sitting.source, sort=Sort(kept.sort))
    reading = reading_by(kept, sitting.source.sheet) or Reading()
    wish = replace(sitting.wish, reading=reading)
    return replace(sitting, source=source, wish=wish, kept=kept, plan=None)


def compare(store: Store, sitting: Sitting, progress: Progress) -> Sitting:
    """Compare a file with the school as it is now; without its headings there is nothing to compare yet."""
    if sitting.source.sort is Sort.UNKNOWN or not _readable(store, sitting):
        return replace(sitting, plan=None)
    plan = way_of(sitting.source.sort).compare(store, sitting.source, sitting.wish, progress)
    if not sitting.settled and _looks_yearly(store, sitting, plan):
        wish = replace(sitting.wish, yearly=True)
        return compare(store, replace(sitting, wish=wish, settled=True), progress)
    strange = words_to_say(store, sitting.source, sitting.wish)
    return replace(sitting, plan=plan, settled=True, strange=strange)


def to_look_at(work: Callable[[Progress], Sitting], progress: Progress) -> Sitting:
    """Begin or compare, and make what a window shows of it in the same go: of a long list that takes a while."""
    sitting = work(progress)
    if sitting.plan is None:
        return sitting
    sheet = sitting.source.sheet
    place_of = sheet.place_of if sheet is not None and sheet.parts else None
    return replace(sitting, preview=preview_of(sitting.plan, place_of))


def _looks_yearly(store: Store, sitting: Sitting, plan: Plan[Any]) -> bool:
    from app.imports.pupils.guessing import looks_yearly

    pupils = sitting.source.sort is Sort.PUPILS and not sitting.wish.yearly
    return pupils and bool(store.read(looks_yearly, plan, today=store.today()))


def _is_drawn(store: Store, source: Source) -> bool:
    """Say whether a table is a map: groupings across the top, or as headings between its rows."""
    return source.sheet is not None and is_drawn(source.sheet.rows, own_names(store))


def _readable(store: Store, sitting: Sitting) -> bool:
    source = sitting.source
    if source.sort not in TABLES or sitting.wish.reading.columns or source.sheet is None:
        return True
    header = best_header([cells for _, cells in source.sheet.rows[:_LOOK_AT]], source.sort)
    if header is not None and header.good:
        return True
    return source.sort is Sort.OFFERS and can_be_read(source.sheet.rows, own_names(store))


def _kept(store: Store, source: Source, sort: Sort | None) -> Sequence[KeptMapping]:
    """Return the remembered ways that may fit: of the sort a table has, of either where that cannot be told."""
    sorts = (sort,) if sort else TABLES if source.sort is Sort.UNKNOWN else (source.sort,)
    return [one for wanted in sorts for one in store.read(mappings, str(wanted))]
