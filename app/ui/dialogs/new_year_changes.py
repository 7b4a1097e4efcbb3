"""What changed with the new year, as pages to look at, print and save."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.abilities import Ability
from app.paper.report_pages import lay_out_report, report_name
from app.paper.tagged_report import tagged_report
from app.queries.new_year.changes import year_changes
from app.queries.reports.about import report_about
from app.reporting import note_leaving
from app.ui.dialogs.print_preview import Paged, PrintPreview, Wish

if TYPE_CHECKING:
    from app.queries.reports.report import Report
    from app.store import Store
    from app.ui.shell import Shell


def changes_preview(shell: Shell) -> PrintPreview | None:
    """Return the preview of the list; None where nothing was rolled forward, or it was undone."""
    report = shell.store.read(year_changes, today=shell.today())
    if report is None:
        return None
    about = shell.store.read(report_about, shell.today(), made_by=shell.store.person)
    pages = lay_out_report(report, about)
    return PrintPreview(
        shell,
        Paged(
            report_name(report, about),
            f"{report.title} {shell.today():%Y-%m-%d}.pdf",
            lambda _wish: pages,
            for_others=False,
            leaving=partial(_leaving, shell.store, report),
            one_paper=True,
            tagged=lambda _wish: tagged_report(report, about),
        ),
    )


def _leaving(store: Store, report: Report, _wish: Wish, content: bytes | None) -> None:
    """Note in the audit trail what is printed or saved, before it is: it names leavers."""
    store.require(Ability.EXPORT_NAMED)
    note_leaving(store, report, "paper" if content is None else "pdf", content)
