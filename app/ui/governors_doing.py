"""Letting the governors' report leave: printing with its preview, a PDF, a workbook."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.abilities import Ability
from app.governing import note_governors, write_governors
from app.ui.allowed import refused
from app.ui.shell import Command, Shell

if TYPE_CHECKING:
    from datetime import date

    from app.paper.tagged import TaggedDocument
    from app.progress import Progress
    from app.queries.governors.page import Governors
    from app.store import Store
    from app.ui.dialogs.print_preview import Wish

FOLDER = "export_folder"
_KINDS = {"pdf": "PDF (*.pdf)", "xlsx": "Excel workbook (*.xlsx)"}


class GovernorsDoing(QObject):
    """Prints and saves the page that is shown; does nothing while there is none."""

    def __init__(self, shell: Shell, view: QWidget) -> None:
        super().__init__(view)
        self._shell = shell
        self.page: Governors | None = None

    def print_report(self) -> None:
        """Show the page, to print it or to save it as a PDF."""
        from app.paper.governors_page import governors_title, lay_out_governors
        from app.ui.dialogs.print_preview import Paged, PrintPreview

        if self.page is None or refused(self._shell, Ability.EXPORT):
            return
        pages = lay_out_governors(self.page)
        paged = Paged(
            governors_title(self.page),
            self._file_name("pdf"),
            lambda _wish: pages,
            for_others=False,
            leaving=partial(_leaving, self._shell.store),
            one_paper=True,
            tagged=partial(_tagged, self.page),
        )
        self._shell.show_dialog(PrintPreview(self._shell, paged))

    def save_pdf(self) -> None:
        """Ask where the PDF goes and make it."""
        self.ask("pdf")

    def save_workbook(self) -> None:
        """Ask where the workbook goes and make it."""
        self.ask("xlsx")

    def save_to(self, name: str) -> None:
        """Make a file of the year that is shown, of the kind its name ends in."""
        if self.page is not None:
            work = partial(_write, self._shell.store, Path(name), self.page.year)
            self._shell.run(work, "Making the governors’ report", self._saved)

    def commands(self) -> list[Command]:
        """Return what "Find or do anything" can do with the page."""
        leave = Ability.EXPORT
        return [
            Command("Print the governors’ report", "Ctrl+P", self.print_report, "print", leave),
            Command("Save the governors’ report as a PDF", "", self.save_pdf, "save", leave),
            Command("Save the governors’ report for Excel", "Ctrl+E", self.save_workbook, "excel", leave),
        ]

    def ask(self, ending: str) -> None:
        """Ask where a file of a kind goes and make it."""
        if self.page is None or refused(self._shell, Ability.EXPORT):
            return
        folder = self._shell.remembered.text(FOLDER) or str(Path.home())
        dialog = QFileDialog(
            self._shell.window_widget(), "Save the governors’ report", folder, _KINDS[ending]
        )
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(self._file_name(ending))
        dialog.fileSelected.connect(self.save_to)
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    def _file_name(self, ending: str) -> str:
        return f"Governors' report {self._shell.today():%Y-%m-%d}.{ending}"

    def _saved(self, out: Path) -> None:
        from app.ui.opening_files import open_file

        self._shell.remembered.set_text(FOLDER, str(out.parent))
        self._shell.say_with(f"Saved {out.name}.", "Open", partial(open_file, out), "good")


def _write(store: Store, out: Path, year: date, progress: Progress) -> Path:
    write_governors(store, out, year=year, progress=progress)
    return out


def _tagged(page: Governors, _wish: Wish) -> TaggedDocument:
    from app.paper.tagged_governors import tagged_governors

    return tagged_governors(page)


def _leaving(store: Store, _wish: Wish, content: bytes | None) -> None:
    """Note in the audit trail what is printed or saved, before it is."""
    note_governors(store, "paper" if content is None else "pdf", content)
