"""Asking for a report and letting it leave: one way for the window and the command line."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from typing import TYPE_CHECKING

from app.abilities import Ability
from app.atomic import check_target, write_whole
from app.collecting import no_collecting
from app.done import Done
from app.noting import note_file, note_if_writable, note_named_file
from app.progress import Progress, Silent
from app.queries.reports.about import ReportAbout, report_about
from app.queries.reports.beside import beside
from app.queries.reports.nameless import holds_names, without_names
from app.queries.years import year_before

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from app.queries.reports.kind import ReportKind
    from app.queries.reports.report import Report
    from app.queries.years import Period
    from app.store import Store


def report_of(
    store: Store,
    kind: ReportKind,
    period: Period,
    *,
    last_year: bool = False,
    progress: Progress = Silent(),  # noqa: B008 - it holds nothing
) -> Report:
    """Return a report, with the same time a year earlier beside it where that is wanted.

    Raises NotAllowed where whoever asks may not see it, and stops between its two halves when told to.
    """
    if kind.needs is not None:
        store.require(kind.needs)
    today, halves = store.today(), 2 if last_year else 1
    progress.step(0, halves, kind.title)
    with no_collecting():
        report = store.read(kind.query, period, today=today)
        progress.step(1, halves)
        if last_year:
            report = beside(report, store.read(kind.query, year_before(period), today=today))
            progress.step(2, halves)
    return report


def to_leave(store: Store, report: Report) -> tuple[Report, ReportAbout]:
    """Return a report as it may leave the program, with what it says of itself.

    Raises NotAllowed where nothing with numbers may leave; rows that name pupils need a right of their own.
    """
    store.require(Ability.EXPORT_INTERNAL)
    about = store.read(report_about, store.today(), made_by=store.person)
    named = not holds_names(report) or store.may(Ability.EXPORT_NAMED)
    return report if named else without_names(report), about


def write_report(
    store: Store,
    report: Report,
    out: Path,
    progress: Progress = Silent(),  # noqa: B008 - it holds nothing
    *,
    accessible: bool = False,
) -> Done:
    """Write a report as .xlsx, .pdf or .json, by the name of its file, noted in the audit trail before it is.

    accessible: a PDF is tagged for screen readers.
    Raises Problem where it cannot be written or noted; then nothing is.
    """
    ending = out.suffix.casefold()
    check_target(out, ending if ending in _MAKERS else ".xlsx")
    leaving, about = to_leave(store, report)
    progress.step(0, 0, "Making the file")
    make = _tagged if accessible and ending == ".pdf" else _MAKERS[ending]
    content = make(leaving, about, progress)
    note_leaving(store, leaving, ending[1:], content)
    write_whole(out, content)
    return Done(f"Saved {report.title} as {out.name}.", counts={"tables": len(leaving.tables)})


def note_leaving(store: Store, report: Report, file: str, content: bytes | None) -> None:
    """Note in the audit trail that a report is made as a file, or printed where there is no content.

    What names pupils is neither made nor printed where it cannot be noted.
    """
    facts = {"report": report.code, "file": file}
    if content is None and holds_names(report):
        store.note("print_report", (), **facts)
    elif content is None:
        note_if_writable(store, "print_report", **facts)
    elif holds_names(report):
        note_named_file(store, "export_report", content, **facts)
    else:
        note_file(store, "export_report", content, **facts)


def _pdf(report: Report, about: ReportAbout, progress: Progress) -> bytes:
    # Qt comes with it, so only when a PDF is asked for.
    from app.paper.pdf import pdf_bytes
    from app.paper.report_pages import lay_out_report, report_name

    return pdf_bytes(lay_out_report(report, about), title=report_name(report, about), progress=progress)


def _tagged(report: Report, about: ReportAbout, _progress: Progress) -> bytes:
    from app.paper.tagged import tagged_pdf
    from app.paper.tagged_report import tagged_report

    return tagged_pdf(tagged_report(report, about))


def _workbook(report: Report, about: ReportAbout, progress: Progress) -> bytes:
    # The workbook library is heavy, and only this needs it.
    from app.exports.report_workbook import report_workbook

    return report_workbook(report, about, progress)


def _json(report: Report, about: ReportAbout, _progress: Progress) -> bytes:
    whole = {"about": dataclasses.asdict(about), "report": dataclasses.asdict(report)}
    return json.dumps(whole, indent=1, default=_plain, ensure_ascii=False).encode("utf-8")


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


_MAKERS: dict[str, Callable[[Report, ReportAbout, Progress], bytes]] = {
    ".xlsx": _workbook,
    ".pdf": _pdf,
    ".json": _json,
}
