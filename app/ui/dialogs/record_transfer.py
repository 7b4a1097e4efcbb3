"""The file for a leaver's next school: for whom, locked or not, and the password, which is shown once."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout

from app.errors import Invalid, Problem
from app.progress import Progress
from app.queries.rights.held import Held
from app.queries.rights.review import Review
from app.rights.giving import Given, give_transfer
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.record_review import FOLDER
from app.ui.forms import Field
from app.ui.opening_files import open_file
from app.ui.shell import Shell
from app.ui.theme import ink
from app.ui.widgets.buttons import Button
from app.ui.widgets.fields import TextField, TickField
from app.ui.widgets.label import Label
from app.ui.widgets.panels import Notice
from app.ui.widgets.status_bar import announce

if TYPE_CHECKING:
    from app.store import Store

_LEAD = (
    "The record as PDF and for a program, in one zip file, with a receipt to send along. Other pupils’ names are taken"
    " out. The child-protection file goes apart from it, from one safeguarding lead to the other."
)
_LOCKED = "7-Zip, WinZip or Keka open it; what Windows opens by itself does not."
_SAY = "Tell the next school by telephone, not in the same message as the file. It is shown only now and kept nowhere."
_AGAIN = "Without the password nobody opens the file. Esc again leaves."


class TransferDialog(FormDialog):
    """Asks which school it is for, and makes the file and the receipt."""

    topic = "rights"

    def __init__(self, shell: Shell, held: Held) -> None:
        fields = [
            Field(
                "made_for",
                "Next school",
                TextField("Hill Road School", 120),
                required="Say which school it is for.",
            ),
            Field(
                "purpose", "Note", TextField("such as the date of moving", 200), hint="Stands on the cover."
            ),
            Field("locked", "Password", TickField("Lock it with a password that is made now"), hint=_LOCKED),
        ]
        super().__init__(shell.window_widget(), "Transfer file", fields, "Make the file …")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shell, self._held, self._running = shell, held, False
        self.form.set_values({"locked": True})
        self.trouble = Notice("", "danger")
        lead = Label(_LEAD, "body", "muted", wrap=True)
        self.lay_out(
            Label(f"Transfer file: {held.name}", "figure", wrap=True),
            lead,
            self.trouble,
            self.form,
            grows=self.form,
        )
        self.trouble.say("")
        self.resize(600, 340)

    def submitted(self, values: dict[str, Any]) -> None:
        """Ask for a folder and make the files there."""
        start = self._shell.remembered.text(FOLDER) or str(Path.home())
        folder = QFileDialog.getExistingDirectory(self, "Where the files go", start)
        if folder:
            self.make_files(values, Path(folder))

    def make_files(self, values: dict[str, Any], folder: Path) -> None:
        """Write the zip and the receipt into a folder, once."""
        if self._running:
            return
        self._running = True
        self.save_button.setEnabled(False)
        work = partial(_give, self._shell.store, self._held, values, folder)
        self._shell.run(work, "Making the transfer file", self._made)

    def _made(self, answer: Given | Problem | Invalid) -> None:
        self._running = False
        self.save_button.setEnabled(True)
        if isinstance(answer, Problem | Invalid):
            self.trouble.say(str(answer))
            return
        folder = answer.files[0].parent
        self._shell.remembered.set_text(FOLDER, str(folder))
        self.accept()
        self._shell.say_with(
            f"Made {answer.files[0].name}.", "Open the folder", partial(open_file, folder), "good"
        )
        if answer.password:
            self._shell.show_dialog(PasswordDialog(self._shell, answer))


class PasswordDialog(QDialog):
    """Shows the password of a transfer file, once."""

    def __init__(self, shell: Shell, given: Given) -> None:
        super().__init__(shell.window_widget())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Password of the transfer file")
        self.password = Label(given.password, "title")
        self.password.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.password.setAccessibleName(f"Password: {given.password}")
        self.warned = Label("", "alert", "warning", wrap=True)
        done = Button("I have noted it")
        done.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Label("The password of the file", "figure"))
        column.addWidget(self.password)
        column.addWidget(Label(_SAY, "body", wrap=True))
        names = f"{given.files[0].name}. Send {given.files[1].name} with it, and note the receipt when it comes back."
        column.addWidget(Label(names, "second", "muted", wrap=True))
        column.addStretch(1)
        column.addWidget(self.warned)
        column.addWidget(done, 0, Qt.AlignmentFlag.AlignRight)
        # Ctrl+C takes it, and a key pressed by habit does not dismiss it.
        self.password.setFocus()
        self.password.setSelection(0, len(given.password))
        self.resize(560, 280)

    def reject(self) -> None:
        """Leave at the second Esc: nobody can look the password up."""
        if self.warned.text():
            super().reject()
        else:
            self.warned.setText(_AGAIN)
            announce(self, _AGAIN)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), ink("raised"))


def _give(
    store: Store, held: Held, values: dict[str, Any], folder: Path, progress: Progress
) -> Given | Problem | Invalid:
    """Give the file; what the world does wrong comes back as the answer, so that the dialog can say it."""
    review = Review(values["made_for"], values["purpose"])
    try:
        return give_transfer(store, held, review, folder, locked=values["locked"], progress=progress)
    except (Problem, Invalid) as problem:
        return problem
