"""The first start: three doors, to a new school, the sample school, or a school that is somewhere already."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.theme import theme
from app.ui.widgets.buttons import Button, PrimaryButton
from app.ui.widgets.label import Label
from app.ui.widgets.panels import Frame, Notice


class FrontPage(QWidget):
    """What a new user sees. `sample()`, `school(folder)` and `new()` are the three doors; `restore()` is offered
    where a school with backups could not be opened, `take_keys()` where its key file is missing or damaged.
    """

    name: ClassVar[str] = "front"

    sample = Signal()
    school = Signal(object)
    new = Signal()
    restore = Signal()
    take_keys = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Welcome")
        self._sample = PrimaryButton("Look around the sample", "sample")
        self._new = Button("New school", "school")
        self._open = Button("Open a school", "folder")
        self._sample.clicked.connect(self.sample)
        self._new.clicked.connect(self.new)
        self._open.clicked.connect(self._choose)
        doors = QHBoxLayout()
        doors.setSpacing(16)
        for title, words, button in (
            (
                "Look around",
                "Quillhaven is an invented primary school with 420 invented pupils. Try everything; nothing can break.",
                self._sample,
            ),
            (
                "Begin with your school",
                "Give it a name, a place and your password. Offers can start from a ready list.",
                self._new,
            ),
            ("Open a school", "A school is a folder, here or on your staff share. Choose it.", self._open),
        ):
            doors.addWidget(_door(title, words, button))
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 32, 48, 32)
        column.addStretch(2)
        column.addWidget(Label("Fivefold", "title"))
        lead = Label("Your school's whole wellbeing offer on one map, in five groupings.", "heading", "muted")
        column.addWidget(lead)
        column.addSpacing(24)
        # Where it is said why a school could not be opened.
        self._trouble = QVBoxLayout()
        column.addLayout(self._trouble)
        column.addLayout(doors)
        column.addSpacing(24)
        column.addWidget(
            Label(
                "Groupings: THRIVE Framework for system change (Wolpert et al., 2019). Not endorsed by its "
                "authors, and not the Thrive Approach®.",
                "caption",
                "muted",
                wrap=True,
            )
        )
        column.addStretch(3)

    def focus_new(self) -> None:
        """Put the focus on the door to a new school."""
        self._new.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_restore(self, sentence: str) -> None:
        """Say why a school could not be opened, with the way back."""
        back = Button("Restore a backup …", "history")
        back.clicked.connect(self.restore)
        self._offer(sentence, "danger", back)

    def offer_keys(self, sentence: str) -> None:
        """Say that a school's key file is not there or not whole, with the way back."""
        take = Button("Take it from a backup", "history")
        take.clicked.connect(self.take_keys)
        self._offer(sentence, "danger", take)

    def offer(self, sentence: str, *ways: tuple[str, Callable[[], None]]) -> None:
        """Say calmly what is in the way of opening a school, with a button for each way on."""
        buttons = [Button(words) for words, _ in ways]
        for button, (_, call) in zip(buttons, ways, strict=True):
            button.clicked.connect(call)
        self._offer(sentence, "warning", *buttons)

    def _offer(self, sentence: str, kind: str, *buttons: Button) -> None:
        notice = Notice(sentence, kind)
        notice.add_actions(buttons)
        self._trouble.addWidget(notice)
        self._trouble.addSpacing(12)
        buttons[0].setFocus()

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Open a school", str(Path.home()))
        if folder:
            self.school.emit(Path(folder))


def _door(title: str, words: str, button: Button) -> QWidget:
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(16, 16, 16, 16)
    column.setSpacing(8)
    column.addWidget(Label(title, "panel"))
    column.addWidget(Label(words, "body", "muted", wrap=True))
    column.addStretch(1)
    column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    frame = Frame(inner)
    frame.setMinimumHeight(theme().row_height() * 6)
    return frame
