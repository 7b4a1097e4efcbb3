"""Opening the import from anywhere: a page, *Find or do anything*, or a file dropped onto the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.abilities import Ability
from app.ui.allowed import refused
from app.ui.shell import Shell


def import_file(shell: Shell, path: Path | None = None, likely: str = "pupils") -> None:
    """Open the import, with a file where there is one already; says why where it may not be."""
    if refused(shell, Ability.IMPORT):
        return
    from app.ui.dialogs.import_file import ImportDialog

    dialog = ImportDialog(shell, likely)
    shell.show_dialog(dialog)
    if path is not None and dialog.choose.isEnabled():
        dialog.read(path)


class Dropping(QObject):
    """Watches a window for files, one at a time; `open_now` says whether a school is open and not locked."""

    def __init__(self, window: QWidget, shell: Shell, open_now: Callable[[], bool]) -> None:
        super().__init__(window)
        self._shell, self._open_now = shell, open_now
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            if self._welcome() and _file_in(event) is not None:
                event.acceptProposedAction()
            return True
        if event.type() == QEvent.Type.Drop and isinstance(event, QDropEvent):
            if self._welcome() and (path := _file_in(event)) is not None:
                event.acceptProposedAction()
                # After the drop: a dialog opened within it would keep the other program waiting.
                QTimer.singleShot(0, self, partial(import_file, self._shell, path))
            return True
        return False

    def _welcome(self) -> bool:
        """Say whether there is something to take a file into, and no dialog in between."""
        return QApplication.activeModalWidget() is None and self._open_now()


def _file_in(event: QDropEvent) -> Path | None:
    found = [url for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(found[0].toLocalFile()) if found else None
