"""The Excel map: one workbook that explains itself, for the table at which everyone sits."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from app.atomic import check_target, write_whole
from app.collecting import no_collecting
from app.done import Done
from app.exports.by_grouping import add_by_grouping
from app.exports.by_year import add_by_year
from app.exports.capacity import NAME as CAPACITY
from app.exports.capacity import add_capacity
from app.exports.cover import add_cover
from app.exports.gaps import add_gaps
from app.exports.in_full import add_in_full
from app.exports.map_sheet import add_map
from app.exports.sheets import Book
from app.exports.text import clean
from app.progress import Progress, Silent
from app.queries.map_about import CITATION, INTERNAL, SHARED, MapAbout
from app.queries.provision_map import ProvisionMap
from app.queries.supports.capacity_rows import CapacityRow

_SHARED_SHEETS = (
    ("Cover and key", add_cover),
    ("Map", add_map),
    ("Offers by grouping", add_by_grouping),
    ("Offers in full", add_in_full),
    ("By year group", add_by_year),
)


def write_excel_map(
    view: ProvisionMap,
    about: MapAbout,
    out: Path,
    *,
    internal: bool = False,
    progress: Progress = Silent(),  # noqa: B008 - it holds nothing
    before: Callable[[bytes], object] | None = None,
    rooms: tuple[CapacityRow, ...] = (),
) -> Done:
    """Write the Map as a workbook, whole or not at all; return what was written and where.

    The shared copy holds no pupil data and no number of pupils; the internal copy adds them and says on every
    page that it is not for sharing; rooms are its sheet of capacity. before is called with what will be written; where it raises, nothing is.
    Raises Problem, in words, where the file cannot be written.
    """
    check_target(out, ".xlsx")
    content = map_workbook(view, about, internal=internal, progress=progress, rooms=rooms)
    if before is not None:
        before(content)
    write_whole(out, content)
    copy = "internal copy of the map, not for sharing" if internal else "map"
    return Done(f"Wrote the {copy}, to {out.name}.", counts={"offers": len(view.offers)})


def map_workbook(
    view: ProvisionMap,
    about: MapAbout,
    *,
    internal: bool = False,
    progress: Progress = Silent(),  # noqa: B008 - it holds nothing
    rooms: tuple[CapacityRow, ...] = (),
) -> bytes:
    """Return the Map as the bytes of a workbook; nothing is written anywhere."""
    with no_collecting():
        return _made(view, Book(about, internal=internal), progress, rooms)


def _made(view: ProvisionMap, book: Book, progress: Progress, rooms: tuple[CapacityRow, ...]) -> bytes:
    sheets: list[tuple[str, Callable[[Book, ProvisionMap], None]]] = list(_SHARED_SHEETS)
    if book.internal:
        sheets += [("Gaps", add_gaps), (CAPACITY, partial(add_capacity, rooms=rooms))]
    for number, (name, add) in enumerate(sheets):
        progress.step(number, len(sheets) + 1, name)
        add(book, view)
    book.lists.write()
    _properties(book)
    # The Map is what people open the file for.
    book.workbook.active = 1
    for sheet in book.workbook.worksheets:
        sheet.sheet_view.tabSelected = sheet is book.workbook.worksheets[1]
    progress.step(len(sheets), len(sheets) + 1, "Saving")
    return saved(book.workbook)


def _properties(book: Book) -> None:
    about, properties = book.about, book.workbook.properties
    moment = datetime(about.made_on.year, about.made_on.month, about.made_on.day, tzinfo=UTC).replace(
        tzinfo=None
    )
    properties.title = clean(f"Wellbeing offers at {about.school}")
    properties.creator = clean(about.made_by or about.school)
    properties.subject = clean(about.purpose or "What the school and its partners can do, for which need")
    properties.description = f"{INTERNAL if book.internal else SHARED} {CITATION}."
    properties.keywords = "wellbeing, THRIVE, offers"
    properties.language = "en-GB"
    properties.lastModifiedBy = None
    properties.created = properties.modified = moment


class _MemoryWriter(ExcelWriter):
    """openpyxl's writer, but without the plain-text files it would leave in the folder for temporary ones."""

    def write_worksheet(self, ws: Any) -> None:
        """Write one sheet into the archive by way of memory."""
        from app.exports.chart_words import drawing_of

        me: Any = self
        ws._drawing = drawing_of(ws._charts, ws._images)
        out = BytesIO()
        writer: Any = WorksheetWriter(ws, out=out)
        writer.write()
        ws._rels = writer._rels
        me._archive.writestr(ws.path[1:], out.getvalue())
        me.manifest.append(ws)


def saved(book: Workbook) -> bytes:
    """Return a workbook as the bytes of its file, made in memory alone."""
    out = BytesIO()
    archive = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED)
    _MemoryWriter(book, archive).save()
    return out.getvalue()
