"""The two steps of every recovery code: it is shown to be printed, and two of its groups are asked back."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from app.atomic import write_whole
from app.errors import Problem
from app.keys.recovery import GROUPS
from app.store import moment
from app.ui.dialogs.steps import FormStep, Step
from app.ui.forms import Field
from app.ui.recovery_sheet import RecoverySheet
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import TextField
from app.ui.widgets.label import Label
from app.ui.widgets.recovery_code import RecoveryCode

LEAD = (
    "If everybody forgets their password, this code is the only way back in. Print it, or write it down, and keep "
    "it in the school's safe."
)
ASIDE = "It is shown this once. A file with it does not belong on this computer: take it away on a stick."
_PRINTED = "Sent to the printer. Fetch it before anybody else does."
_READ_AS = str.maketrans("OIL", "011")


class CodeStep(Step):
    """Shows the code large, to print, to save or to write down."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__("The recovery code", "I have it on paper", LEAD)
        self._today, self.sheet = today, RecoverySheet("", "", date.min)
        self.code, self.said = RecoveryCode(), Label("", "second", "muted", wrap=True)
        self.print, self.save = Button("Print …", "print"), Button("Save as a file …", "save")
        self.print.clicked.connect(self._print)
        self.save.clicked.connect(self._save)
        line = QHBoxLayout()
        line.addWidget(self.print)
        line.addWidget(self.save)
        line.addStretch(1)
        self.column.addWidget(self.code)
        self.column.addLayout(line)
        self.column.addWidget(self.said)
        self.column.addStretch(1)
        self.said.setText(ASIDE)

    def show_code(self, school: str, code: str) -> None:
        """Show a school's new code."""
        self.sheet = RecoverySheet(school, code, self._today())
        self.code.set_code(code)
        self.said.setText(ASIDE)

    def focus_first(self) -> None:
        self.print.setFocus()

    def save_as(self, file: Path) -> None:
        """Write the sheet into a file that only its owner may read."""
        try:
            write_whole(file, self.sheet.text().encode("utf-8"))
        except Problem as problem:
            self.said.setText(str(problem))
            return
        self.said.setText(_saved(file))

    def _save(self) -> None:
        name = str(Path.home() / "Fivefold recovery code.txt")
        chosen, _ = QFileDialog.getSaveFileName(self, "Save the recovery code", name, "Text (*.txt)")
        if chosen:
            self.save_as(Path(chosen))

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog

        from app.ui.printing import print_pages, printer_for

        pages = [self.sheet.page()]
        printer = printer_for(pages, "Recovery code")
        dialog = QPrintDialog(printer, self)
        wanted = dialog.exec()
        # Locked meanwhile, it is over: it must not be shown again with nobody listening to it.
        dialog.deleteLater()
        if not wanted:
            return
        try:
            print_pages(printer, pages)
        except Problem:
            self.said.setText("The printer did not take it. Write the code down, or save it as a file.")
        else:
            out = printer.outputFileName()
            self.said.setText(_saved(Path(out)) if out else _PRINTED)


class ConfirmStep(FormStep):
    """Asks two groups of the code back, so that it is on paper before it is needed."""

    def __init__(self, words: str) -> None:
        self._code: list[str] = []
        fields = [Field(str(at), f"Group {at + 1}", TextField("", 12), stretch=False) for at in range(GROUPS)]
        super().__init__("Is it on paper?", fields, words, "Type these two groups from your paper.")
        self.asked: tuple[int, ...] = ()

    def ask(self, code: str) -> None:
        """Ask for two groups by chance."""
        self._code = code.split("-")
        self.asked = tuple(sorted(secrets.SystemRandom().sample(range(GROUPS), 2)))
        self.form.set_values({str(at): "" for at in range(GROUPS)})
        for at in range(GROUPS):
            self.form.show_field(str(at), at in self.asked)

    def ready(self) -> bool:
        first, second = (self._wrong(at) for at in self.asked)
        if not first and second and not self._typed(self.asked[1]):
            # Enter after the first group is no mistake: the second is still to come.
            self.form.show_problems({})
            self.form.field(str(self.asked[1])).setFocus(Qt.FocusReason.TabFocusReason)
            return False
        return super().ready()

    def wrong(self) -> dict[str, str]:
        return {str(at): sentence for at in self.asked if (sentence := self._wrong(at))}

    def _typed(self, at: int) -> str:
        return str(self.form.field(str(at)).value())

    def _wrong(self, at: int) -> str:
        if not self._typed(at):
            return f"Type group {at + 1} from your paper."
        if same_group(self._typed(at), self._code[at]):
            return ""
        return f"That is not group {at + 1}. Look at the paper, or go back to see the code."

    def focus_first(self) -> None:
        if self.asked:
            self.form.field(str(self.asked[0])).setFocus(Qt.FocusReason.OtherFocusReason)


def _saved(file: Path) -> str:
    return f"Saved as {file.name}. Take it away from this computer, then delete it here."


def same_group(typed: str, group: str) -> bool:
    """Say whether somebody typed a group: any case, O for 0, I or L for 1."""
    return typed.strip().upper().translate(_READ_AS) == group


def today() -> date:
    """Return today's date where no school is open to say it."""
    return moment().astimezone().date()
