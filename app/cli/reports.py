"""The commands that list the reports there are and write one to a file."""

from __future__ import annotations

from argparse import Namespace

from app.cli.answer import Answer
from app.cli.credentials import opened
from app.cli.progress import TerminalProgress
from app.cli.recorded import say_unrecorded
from app.errors import Problem
from app.queries.reports.nameless import holds_names
from app.queries.reports.registry import REPORTS
from app.queries.years import Period, year_start
from app.reporting import report_of, to_leave, write_report


def list_reports(_arguments: Namespace) -> Answer:
    """List the reports by code, with what each answers."""
    wide = max(map(len, REPORTS))
    lines = tuple(f"  {code:<{wide}}  {kind.answers}" for code, kind in REPORTS.items())
    data = {code: {"title": kind.title, "answers": kind.answers} for code, kind in REPORTS.items()}
    return Answer(f"There are {len(REPORTS)} reports.", {"reports": data}, lines)


def export_report(arguments: Namespace) -> Answer:
    """Write one report for a time, by default this year so far; raises Problem for one that there is not."""
    if arguments.code not in REPORTS:
        raise Problem(f"There is no report called {arguments.code}.", f"There are: {', '.join(REPORTS)}.")
    with opened(arguments, to="read") as store, TerminalProgress() as progress:
        last = arguments.last or store.today()
        first = arguments.first or store.read(year_start, last)
        if first > last:
            raise Problem("The time ends before it begins.", "Say --from a day that is not after --to.")
        kind = REPORTS[arguments.code]
        report = report_of(store, kind, Period(first, last), last_year=arguments.last_year, progress=progress)
        named = holds_names(to_leave(store, report)[0])
        write_report(store, report, arguments.out, progress, accessible=arguments.accessible)
        say_unrecorded(store)
        unprotected = store.unlocked is None
    said = "names pupils, not for sharing" if named else "names no pupil, not for sharing"
    data = {
        "file": str(arguments.out),
        "report": report.code,
        "from": first.isoformat(),
        "to": last.isoformat(),
        "names_pupils": named,
    }
    return Answer(f"{report.title} is in {arguments.out}: {said}.", data, unprotected=unprotected)
