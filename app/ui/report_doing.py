"""Letting the report that is shown leave: printing with its preview, a PDF, a workbook."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.abilities import Ability
from app.reporting import note_leaving, to_leave, write_report
from app.ui.allowed import refused
from app.ui.shell import Command, Shell

if TYPE_CHECKING:
    from app.progress import Progress
    from app.queries.reports.report import Report
    from app.store import Store
    from app.ui.dialogs.print_preview import Wish
    from app.ui.governors_doing import GovernorsDoing

FOLDER = "export_folder"
_KINDS = {"pdf": "PDF (*.pdf)", "xlsx": "Excel workbook (*.xlsx)"}


class ReportDoing(QObject):
    """Prints and saves what `show` was last told; does nothing while no report is shown."""

    def __init__(self, shell: Shell, page: QWidget) -> None:
        super().__init__(page)
        self._shell, self._page = shell, page
        self.report: Report | None = None
        # What the keys and buttons go to instead, while the page shows something that is no such report.
        self.instead: GovernorsDoing | None = None
        for keys, call in (("Ctrl+P", self.print_report), ("Ctrl+E", self.save_workbook)):
            QShortcut(QKeySequence(keys), page).activated.connect(call)

    def print_report(self) -> None:
        """Show the pages, to print them or to save them as a PDF."""
        from app.paper.report_pages import lay_out_report, report_name
        from app.paper.tagged_report import tagged_report
        from app.ui.dialogs.print_preview import Paged, PrintPreview

        if self.instead is not None:
            self.instead.print_report()
            return
        if self.report is None or refused(self._shell, Ability.EXPORT_INTERNAL):
            return
        report, about = to_leave(self._shell.store, self.report)
        pages = lay_out_report(report, about)
        paged = Paged(
            report_name(report, about),
            self._file_name("pdf"),
            lambda _wish: pages,
            for_others=False,
            leaving=partial(_leaving, self._shell.store, report),
            one_paper=True,
            tagged=lambda _wish: tagged_report(report, about),
        )
        self._shell.show_dialog(PrintPreview(self._shell, paged))

    def save_pdf(self) -> None:
        """Ask where the PDF goes and make it."""
        self._ask("pdf")

    def save_workbook(self) -> None:
        """Ask where the workbook goes and make it."""
        self._ask("xlsx")

    def save_to(self, name: str) -> None:
        """Make a file of the report that is shown, of the kind its name ends in."""
        if self.report is None:
            return
        work = partial(_write, self._shell.store, self.report, Path(name))
        self._shell.run(work, "Making the file", self._saved)

    def commands(self) -> list[Command]:
        """Return what "Find or do anything" can do with a report."""
        leave = Ability.EXPORT_INTERNAL
        return [
            Command("Print this report", "Ctrl+P", self.print_report, "print", leave),
            Command("Save this report as a PDF", "", self.save_pdf, "save", leave),
            Command("Save this report for Excel", "Ctrl+E", self.save_workbook, "excel", leave),
        ]

    def _ask(self, ending: str) -> None:
        if self.instead is not None:
            self.instead.ask(ending)
            return
        if self.report is None or refused(self._shell, Ability.EXPORT_INTERNAL):
            return
        folder = self._shell.remembered.text(FOLDER) or str(Path.home())
        dialog = QFileDialog(self._shell.window_widget(), "Save the report", folder, _KINDS[ending])
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(self._file_name(ending))
        dialog.fileSelected.connect(self.save_to)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    def _file_name(self, ending: str) -> str:
        title = self.report.title if self.report is not None else "Report"
        return f"{title} {self._shell.today():%Y-%m-%d}.{ending}"

    def _saved(self, out: Path) -> None:
        from app.ui.opening_files import open_file

        self._shell.remembered.set_text(FOLDER, str(out.parent))
        self._shell.say_with(f"Saved {out.name}.", "Open", partial(open_file, out), "good")


def _write(store: Store, report: Report, out: Path, progress: Progress) -> Path:
    write_report(store, report, out, progress)
    return out


def _leaving(store: Store, report: Report, _wish: Wish, content: bytes | None) -> None:
    """Note in the audit trail what is printed or saved, before it is."""
    note_leaving(store, report, "paper" if content is None else "pdf", content)
