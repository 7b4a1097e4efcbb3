"""Sharing a school: in which folder, and what is different from then on."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog

from app.errors import Invalid, Problem
from app.progress import Progress
from app.shared_school import share_school
from app.store import Store
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.forms import Field
from app.ui.jobs import Job
from app.ui.shell import Shell
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.fields import TextField
from app.ui.widgets.label import Label

LEAD = (
    "Choose a folder that your colleagues reach too, such as one on the staff drive. The school is published there, "
    "locked with the passwords it has, and from then on everybody opens it there. What is on this computer now "
    "stays as a copy."
)


class ShareDialog(FormDialog):
    """Asks for the folder and shares the school in it; `shared(place)` when it is."""

    topic = "sharing"

    shared = Signal(object)

    def __init__(self, shell: Shell) -> None:
        self.where = TextField("", 400)
        browse = LinkButton("Choose …", tip="Choose the folder in which the school is shared")
        browse.clicked.connect(self._browse)
        field = Field("place", "Share it in", self.where, required="Choose a folder.", beside=browse)
        super().__init__(shell.window_widget(), "Share the school", [field], "Share it")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._store = shell.store
        self._job: Job | None = None
        self.says = Label("", "second", "muted", wrap=True)
        self.lay_out(
            Label("Share the school", "figure"), Label(LEAD, "body", "muted", wrap=True), self.form, self.says
        )
        self.resize(600, 320)

    def submitted(self, values: dict[str, Any]) -> None:
        """Share it, off the UI thread."""
        if self._job is not None:
            return
        place = place_in(Path(str(values["place"])).expanduser(), self._store.place.name)
        self.says.setText(f"Sharing the school in {place} …")
        self.save_button.setEnabled(False)
        self._job = job = Job(partial(_share, self._store, place), self)
        job.succeeded.connect(self._shared)
        job.failed.connect(self._failed)
        job.ended.connect(self._ended)
        job.start()

    def _shared(self, place: Path) -> None:
        self.accept()
        self.shared.emit(place)

    def _failed(self, problem: Problem | Invalid) -> None:
        self.form.show_problems({"place": str(problem)})

    def _ended(self) -> None:
        self._job = None
        self.says.setText("")
        self.save_button.setEnabled(True)

    def done(self, result: int) -> None:
        """Leave when the work has let go of the school."""
        if self._job is not None:
            self._job.stop_and_wait()
        super().done(result)

    def _browse(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Share the school in", str(Path.home()))
        if folder:
            self.where.set_value(folder)


def place_in(folder: Path, name: str) -> Path:
    """Return the place in a folder somebody chose: itself where it is empty, else one of its own with the name."""
    try:
        used = any(folder.iterdir())
    except OSError:
        used = False
    return folder / name if used else folder


def _share(store: Store, place: Path, progress: Progress) -> Path:
    share_school(store, place, progress)
    return place.absolute()
