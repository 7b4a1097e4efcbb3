"""Asking for the governors' report and letting it leave: one way for the window and the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.abilities import Ability
from app.atomic import check_target, write_whole
from app.collecting import no_collecting
from app.done import Done
from app.noting import note_file, note_if_writable
from app.progress import Progress, Silent
from app.queries.governors.report import governors_report

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from app.queries.governors.page import Governors
    from app.store import Store


def governors_page(store: Store, year: date | None = None) -> Governors:
    """Return the page of an academic year by its first day, None for the one that runs, as made by who is here."""
    with no_collecting():
        return store.read(governors_report, year=year, today=store.today(), made_by=store.person)


def write_governors(
    store: Store,
    out: Path,
    *,
    year: date | None = None,
    accessible: bool = False,
    progress: Progress = Silent(),  # noqa: B008 - it holds nothing
) -> Done:
    """Write the report as .pdf or .xlsx, by the name of its file, noted in the audit trail before it is.

    accessible: a PDF is tagged for screen readers.
    Raises NotAllowed or Problem where it cannot be made, noted or written; then nothing is.
    """
    store.require(Ability.EXPORT)
    ending = out.suffix.casefold()
    check_target(out, ending if ending in _MAKERS else ".pdf")
    progress.step(0, 0, "Making the governors' report")
    make = _tagged if accessible and ending == ".pdf" else _MAKERS[ending]
    content = make(governors_page(store, year), progress)
    note_governors(store, ending[1:], content)
    write_whole(out, content)
    return Done(f"Saved the governors' report as {out.name}.", counts={"pages": 1})


def note_governors(store: Store, file: str, content: bytes | None) -> bool:
    """Note in the audit trail that the report is made as a file, or printed where there is no content."""
    if content is None:
        return note_if_writable(store, "print_governors", file=file)
    return note_file(store, "export_governors", content, file=file)


def _pdf(page: Governors, progress: Progress) -> bytes:
    # Qt comes with it, so only when a PDF is asked for.
    from app.paper.governors_page import governors_title, lay_out_governors
    from app.paper.pdf import pdf_bytes

    return pdf_bytes(lay_out_governors(page), title=governors_title(page), progress=progress)


def _tagged(page: Governors, _progress: Progress) -> bytes:
    from app.paper.tagged import tagged_pdf
    from app.paper.tagged_governors import tagged_governors

    return tagged_pdf(tagged_governors(page))


def _workbook(page: Governors, progress: Progress) -> bytes:
    # The workbook library is heavy, and only this needs it.
    from app.exports.governors_workbook import governors_workbook

    return governors_workbook(page, progress)


_MAKERS: dict[str, Callable[[Governors, Progress], bytes]] = {".pdf": _pdf, ".xlsx": _workbook}
