"""Importing a file: choose or drop it, see what every row would do, and write it in one step with one Undo."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout

from app.errors import Invalid, Problem
from app.imports.plan import Outcome, Plan
from app.imports.real_school import refuse_in_sample
from app.progress import Progress
from app.ui.allowed import gate_with
from app.ui.dialogs.import_drop import DropPlace
from app.ui.dialogs.import_kinds import ImportKind, kind_of
from app.ui.dialogs.import_preview import ImportPreview
from app.ui.jobs import Job, JobBar
from app.ui.shell import Shell
from app.ui.theme import ink
from app.ui.widgets.bars import Line
from app.ui.widgets.buttons import Button, PrimaryButton
from app.ui.widgets.label import Elided, Label
from app.ui.widgets.panels import Notice

if TYPE_CHECKING:
    from app.store import Store

WIDTH, HEIGHT = 860, 640
FOLDER = "import_folder"


class ImportDialog(QDialog):
    """Takes a file in; `kind` is "offers" or "pupils". What cannot be is said here, and the dialog stays."""

    topic = "files"

    def __init__(self, shell: Shell, kind: str) -> None:
        super().__init__(shell.window_widget())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self._shell, self._kind = shell, kind_of(kind)
        self._plan: Plan[Any] | None = None
        self._job: Job | None = None
        self.setWindowTitle(self._kind.title)
        self.file = Elided("", "second", "muted")
        self.trouble = Notice("", "danger")
        self.trouble.hide()
        self.preview = ImportPreview()
        self.preview.hide()
        self.bar = JobBar()
        self.choose = Button("Choose a file …", "folder", keys="Ctrl+O")
        self.another = Button("Another file …", "folder", keys="Ctrl+O")
        self.drop = DropPlace(self._kind.ask, self.choose)
        self.leave = Button("Leave", keys="Esc")
        self.add = PrimaryButton("Add", keys="Ctrl+Enter")
        self._lay_out()
        self._connect()
        window = shell.window_widget()
        self.resize(min(WIDTH, window.width() - 32), min(HEIGHT, window.height() - 32))
        self.choose.setFocus()
        self._look_for_the_sample()

    def _look_for_the_sample(self) -> None:
        """Say at once that the sample takes in nothing, before anybody looks for a file with real pupils."""
        try:
            self._shell.store.read(refuse_in_sample)
        except Problem as problem:
            self.trouble.say(str(problem))
            gate_with(self.choose, str(problem))
            self.setAcceptDrops(False)
            self.leave.setFocus()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(self._kind.title, "panel"))
        head.addSpacing(12)
        head.addWidget(self.file, 1)
        head.addWidget(self.another)
        inner = QVBoxLayout()
        inner.setContentsMargins(24, 16, 24, 8)
        inner.setSpacing(8)
        inner.addLayout(head)
        inner.addWidget(self.trouble)
        inner.addWidget(self.drop, 1)
        inner.addWidget(self.preview, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 14)
        foot.setSpacing(8)
        foot.addWidget(self.bar)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.add)
        for part in (self.add, self.another):
            part.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inner, 1)
        column.addWidget(Line())
        column.addLayout(foot)

    def _connect(self) -> None:
        for button in (self.choose, self.another):
            button.clicked.connect(self.ask_file)
        self.leave.clicked.connect(self.reject)
        self.add.clicked.connect(self.write)
        QShortcut(QKeySequence("Ctrl+O"), self, self.ask_file)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.write)

    # --- the file ---

    def ask_file(self) -> None:
        """Ask for a file, beginning where the last one was."""
        if not self.choose.isEnabled():
            return
        chosen, _ = QFileDialog.getOpenFileName(
            self, self._kind.title, str(_folder(self._shell)), self._kind.patterns
        )
        if chosen:
            self.read(Path(chosen))

    def read(self, path: Path) -> None:
        """Read a file off the UI thread and show what importing it would do."""
        if self._job is not None:
            return
        self._shell.remembered.set_text(FOLDER, str(path.parent))
        self.file.setText(path.name)
        self.trouble.say("")
        self._show_plan(None)
        self._run(partial(_read, self._kind, self._shell.store, path), "Reading the file", self._show_plan)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file of this computer."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        found = [url for url in event.mimeData().urls() if url.isLocalFile()]
        if found:
            event.acceptProposedAction()
            self.read(Path(found[0].toLocalFile()))

    # --- what would be done ---

    def _show_plan(self, plan: Plan[Any] | None) -> None:
        self._plan = plan
        self.preview.setVisible(plan is not None)
        self.drop.setVisible(plan is None)
        self.another.setVisible(plan is not None)
        self.add.setVisible(plan is not None and self._changes > 0)
        if plan is None:
            return
        self.preview.show_plan(plan)
        self.add.setText(_verb(self._kind, plan))
        if not self._changes:
            self.trouble.say("There is nothing in this file to add or to change.", "warning")
        self.preview.rows.setFocus()

    @property
    def _changes(self) -> int:
        if self._plan is None:
            return 0
        counts = self._plan.counts()
        return counts[Outcome.ADDED] + counts[Outcome.CHANGED]

    def write(self) -> None:
        """Write what the preview shows, in one step, off the UI thread."""
        if self._plan is None or not self._changes or self._job is not None:
            return
        self._run(
            partial(self._kind.write, self._shell.store, self._plan),
            f"Adding {self._kind.many}",
            self._written,
        )

    def _written(self, _done: object) -> None:
        self._job = None
        self.accept()

    # --- long work ---

    def _run(self, work: Callable[[Progress], Any], words: str, then: Callable[[Any], None]) -> None:
        # The window's own bar lies behind this dialog, where its Cancel cannot be reached.
        self._job = job = Job(work, self)
        job.succeeded.connect(then)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._stopped)
        job.ended.connect(self._ended)
        self._enable(False)
        self.bar.watch(job, words)
        job.start()

    def _enable(self, on: bool) -> None:
        for button in (self.choose, self.another, self.add):
            button.setEnabled(on)

    def _failed(self, error: Problem | Invalid) -> None:
        words = str(error) if isinstance(error, Problem) else " ".join(error.problems.values())
        self.trouble.say(words, "danger")

    def _stopped(self) -> None:
        self.trouble.say("Stopped. Nothing was changed.", "warning")

    def _ended(self) -> None:
        self._job = None
        self._enable(True)
        if self._plan is None:
            self.choose.setFocus()

    def reject(self) -> None:
        """Leave; work that goes on is stopped first, and then nothing is changed."""
        if self._job is not None:
            self._job.stop_and_wait()
        super().reject()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), ink("raised"))


def _read(kind: ImportKind, store: Store, path: Path, progress: Progress) -> Plan[Any]:
    return kind.compare(store, kind.read(path, progress), progress)


def _verb(kind: ImportKind, plan: Plan[Any]) -> str:
    """Return what the main button does: "Add 48 drafts", "Add 2 pupils and change 3"."""
    counts = plan.counts()
    added, changed = counts[Outcome.ADDED], counts[Outcome.CHANGED]
    words = f"Add {added:,} {kind.one if added == 1 else kind.many}" if added else ""
    if changed and words:
        return f"{words} and change {changed:,}"
    return words or f"Change {changed:,} {kind.one if changed == 1 else kind.many}"


def _folder(shell: Shell) -> Path:
    last = shell.remembered.text(FOLDER)
    if last and Path(last).is_dir():
        return Path(last)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if documents and Path(documents).is_dir() else Path.home()
