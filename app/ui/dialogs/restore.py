"""Putting a backup back: what would be lost is shown first, because Undo cannot take it back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.backups.files import Backup
from app.backups.preview import Preview, preview
from app.backups.words import say_moment
from app.errors import Invalid, Problem
from app.keys.seal import OPEN, Seal
from app.progress import Progress
from app.ui.jobs import Job
from app.ui.theme import ink
from app.ui.widgets.buttons import Button, PrimaryButton
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.label import Label
from app.ui.widgets.panels import Notice

AFTER = (
    "Undo does not take this back. What is there now is kept first: as a backup, or, where it is damaged, as a file "
    "in the school's folder."
)


class RestoreDialog(QDialog):
    """Shows what a backup would bring back and lose, and asks; `chosen(Backup)`."""

    topic = "backups"

    chosen = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        school: Path,
        choices: Sequence[Backup],
        seal: Seal = OPEN,
        *,
        sees_risk: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Restore a backup")
        self._school, self._seal, self._sees_risk = school, seal, sees_risk
        self._job: Job | None = None
        self._backup: Backup = choices[0]
        self._title = Label("", "panel", wrap=True)
        self.which = ChoiceField(_named(choices))
        self.which.setAccessibleName("Which backup")
        self.which.set_value(self._backup)
        self.which.setVisible(len(choices) > 1)
        self.lost, self.trouble = Label("", "body", wrap=True), Notice("", "danger")
        self.restore, leave = PrimaryButton("Restore it", keys="Ctrl+Enter"), Button("Leave", keys="Esc")
        self.restore.setShortcut("Ctrl+Return")
        self.restore.clicked.connect(self._restore)
        leave.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(leave)
        foot.addWidget(self.restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for part in (
            self._title,
            self.which,
            self.trouble,
            self.lost,
            Label(AFTER, "second", "muted", wrap=True),
        ):
            column.addWidget(part)
        column.addStretch(1)
        column.addLayout(foot)
        self.resize(560, 360)
        self.which.changed.connect(self._look)
        self._look()

    def _look(self) -> None:
        """Compare the chosen backup with what is there, off the UI thread."""
        if not isinstance(chosen := self.which.value(), Backup):
            return
        self._backup = chosen
        self._title.setText(f"Restore the backup of {say_moment(chosen.made_at)}?")
        self.trouble.say("")
        self.lost.setText("Looking what would be lost …")
        self.restore.setEnabled(False)
        job = Job(partial(_preview, self._school, chosen, self._seal, self._sees_risk), self)
        job.succeeded.connect(self._show)
        job.failed.connect(self._failed)
        self._job = job
        job.ended.connect(self._ended)
        job.start()

    def _show(self, found: Preview) -> None:
        if found.backup is not self._backup:
            return
        head, last = "\n".join(found.lines()), "\n".join(f"·  {sentence}" for sentence in found.sentences)
        self.lost.setText(f"{head}\n\nThe last of them:\n{last}" if last else head)
        self.restore.setEnabled(True)

    def _failed(self, problem: Problem | Invalid) -> None:
        self.lost.setText("")
        self.trouble.say(str(problem))

    def _ended(self) -> None:
        if self.sender() is self._job:
            self._job = None

    def _restore(self) -> None:
        self.accept()
        self.chosen.emit(self._backup)

    def done(self, result: int) -> None:
        """Leave when the comparing has let go of the school's file."""
        if self._job is not None:
            self._job.stop_and_wait()
        super().done(result)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), ink("raised"))


def _named(choices: Sequence[Backup]) -> list[tuple[Backup, str]]:
    """Return each backup with words of its own, also where two were made in one minute."""
    words = [say_moment(backup.made_at) for backup in choices]
    older = [words[:place].count(word) for place, word in enumerate(words)]
    return [
        (backup, f"{word}, the one before" + f" ({number})" * (number > 1) if number else word)
        for backup, word, number in zip(choices, words, older, strict=True)
    ]


def _preview(school: Path, backup: Backup, seal: Seal, sees_risk: bool, progress: Progress) -> Preview:
    progress.step(0, 0, "Comparing")
    return preview(school, backup, seal, sees_risk=sees_risk)
