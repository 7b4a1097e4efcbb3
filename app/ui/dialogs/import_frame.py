"""The frame of the import dialog: its pages and buttons, and the work off the UI thread with its way out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.errors import Invalid, Problem
from app.progress import Progress
from app.ui.dialogs.import_ask import AskPage
from app.ui.dialogs.import_columns import ColumnsPage
from app.ui.dialogs.import_drop import DropPlace
from app.ui.dialogs.import_preview import ImportPreview
from app.ui.dialogs.import_words import ASK, COLUMNS, PATTERNS, TITLE
from app.ui.jobs import Job, JobBar
from app.ui.shell import Shell
from app.ui.theme import ink
from app.ui.widgets.bars import Line
from app.ui.widgets.buttons import Button, PrimaryButton
from app.ui.widgets.label import Elided, Label
from app.ui.widgets.panels import Notice
from app.ui.widgets.scrolled import scrolled

WIDTH, HEIGHT = 920, 680
FOLDER = "import_folder"


class ImportFrame(QDialog):
    """Shows one page at a time; a subclass says what is read, shown and written, in `read` and `go_on`."""

    topic = "files"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window_widget())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        self.setWindowTitle(TITLE)
        self.shell = shell
        self.job: Job | None = None
        self.file = Elided("", "second", "muted")
        self.trouble = Notice("", "danger")
        self.ask_page, self.columns, self.preview = AskPage(), ColumnsPage(), ImportPreview()
        self.bar = JobBar()
        self.choose = Button("Choose a file …", "folder", keys="Ctrl+O")
        self.another = Button("Another file …", "folder", keys="Ctrl+O")
        self.change = Button(COLUMNS, tip="Say which heading holds what")
        self.drop = DropPlace(ASK, self.choose)
        self.leave = Button("Leave", keys="Esc")
        self.add = PrimaryButton("Add", keys="Ctrl+Enter")
        self.pages = QStackedWidget()
        self.page: QWidget = self.drop
        self._lay_out()
        self._connect()
        window = shell.window_widget()
        self.resize(min(WIDTH, window.width() - 32), min(HEIGHT, window.height() - 32))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(TITLE, "panel"))
        head.addSpacing(12)
        head.addWidget(self.file, 1)
        for button in (self.change, self.another):
            head.addWidget(button)
        for page in (self.drop, self.ask_page, self.columns, self.preview):
            # Much to know of a file must not make the dialog higher than a small window.
            area = scrolled(page)
            for ground in (page, area.viewport()):
                ground.setAutoFillBackground(False)
            self.pages.addWidget(area)
        inner = QVBoxLayout()
        inner.setContentsMargins(24, 16, 24, 8)
        inner.setSpacing(8)
        inner.addLayout(head)
        inner.addWidget(self.trouble)
        inner.addWidget(self.pages, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 14)
        foot.setSpacing(8)
        foot.addWidget(self.bar)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        foot.addWidget(self.add)
        for part in (self.add, self.another, self.change, self.trouble):
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
        self.add.clicked.connect(self.go_on)
        QShortcut(QKeySequence("Ctrl+O"), self, self.ask_file)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.go_on)

    def read(self, path: Path) -> None:
        """Read a file off the UI thread."""
        raise NotImplementedError

    def go_on(self) -> None:
        """Do what the green button says."""
        raise NotImplementedError

    # --- the file ---

    def ask_file(self) -> None:
        """Ask for a file, beginning where the last one was."""
        if not self.choose.isEnabled():
            return
        chosen, _ = QFileDialog.getOpenFileName(self, TITLE, str(_folder(self.shell)), PATTERNS)
        if chosen:
            self.read(Path(chosen))

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

    # --- what is shown ---

    def show_page(self, page: QWidget, words: str = "") -> None:
        """Show a page; words: what the green button says there, if there is anything for it to do."""
        self.page = page
        self.pages.setCurrentIndex([self.drop, self.ask_page, self.columns, self.preview].index(page))
        self.another.setVisible(page is not self.drop)
        self.add.setVisible(bool(words))
        if words:
            self.add.setText(words)

    def say(self, sentence: str, kind: str = "danger") -> None:
        """Say what is in the way above the page; nothing clears it."""
        self.trouble.say(sentence, kind)

    # --- long work ---

    def run(self, work: Callable[[Progress], Any], words: str, then: Callable[[Any], None]) -> None:
        """Work off the UI thread; one thing at a time."""
        # The window's own bar lies behind this dialog, where its Cancel cannot be reached.
        self.job = job = Job(work, self)
        job.succeeded.connect(then)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._stopped)
        job.ended.connect(self.ended)
        self._enable(False)
        self.bar.watch(job, words)
        job.start()

    def _enable(self, on: bool) -> None:
        for button in (self.choose, self.another, self.change, self.add):
            button.setEnabled(on)

    def _failed(self, error: Problem | Invalid) -> None:
        self.say(str(error) if isinstance(error, Problem) else " ".join(error.problems.values()))

    def _stopped(self) -> None:
        self.say("Stopped. Nothing was changed.", "warning")

    def ended(self) -> None:
        """Let the buttons be used again."""
        self.job = None
        self._enable(True)

    def reject(self) -> None:
        """Leave; work that goes on is stopped first, and then nothing is changed."""
        if self.job is not None:
            self.job.stop_and_wait()
        super().reject()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), ink("raised"))


def _folder(shell: Shell) -> Path:
    last = shell.remembered.text(FOLDER)
    if last and Path(last).is_dir():
        return Path(last)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if documents and Path(documents).is_dir() else Path.home()
