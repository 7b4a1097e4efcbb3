"""The command that writes what support costs to a workbook."""

from __future__ import annotations

from argparse import Namespace

from app.cli.answer import Answer
from app.cli.credentials import opened
from app.cli.progress import TerminalProgress
from app.cli.recorded import say_unrecorded
from app.costing import write_costs
from app.errors import Problem
from app.queries.years import Period, year_of


def export_costs(arguments: Namespace) -> Answer:
    """Write the costs of a time, by default of this academic year."""
    with opened(arguments, to="read") as store, TerminalProgress() as progress:
        year = store.read(year_of, store.today())
        time = Period(arguments.first or year.first, arguments.last or year.last)
        if time.first > time.last:
            raise Problem("The time ends before it begins.", "Say --from a day that is not after --to.")
        done = write_costs(store, arguments.out, time, progress)
        say_unrecorded(store)
        unprotected = store.unlocked is None
    data = {
        "file": str(arguments.out),
        "from": time.first.isoformat(),
        "to": time.last.isoformat(),
        "offers": done.counts["offers"],
    }
    said = f"What support costs is in {arguments.out}: no pupil is named, not for sharing."
    return Answer(said, data, unprotected=unprotected)
