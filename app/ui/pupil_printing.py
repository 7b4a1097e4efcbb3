"""Printing the pupil that is open: the entry of the menu More, its key, and the same as a command."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.abilities import Ability
from app.ui.allowed import gate, refused
from app.ui.pupil_view import PupilView
from app.ui.shell import Command, Shell

KEYS = "Ctrl+P"


class PupilPrinting(QObject):
    """Opens the preview of the two sides; does nothing where no pupil is open."""

    def __init__(self, shell: Shell, view: PupilView, page: QWidget) -> None:
        super().__init__(page)
        self._shell, self._view = shell, view
        shortcut = QShortcut(QKeySequence(KEYS), page)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self.print_pupil)
        self.action = view.menu.addAction(f"Print …\t{KEYS}")
        self.action.triggered.connect(self.print_pupil)
        gate(shell.store, Ability.EXPORT_NAMED, self.action)

    def print_pupil(self) -> None:
        """Show the two sides, to print them or to save them as a PDF."""
        from app.ui.dialogs.print_pupil import pupil_preview

        page = self._view.page
        if page is not None and not refused(self._shell, Ability.EXPORT_NAMED):
            self._shell.show_dialog(pupil_preview(self._shell, page.id))

    def commands(self) -> list[Command]:
        """Return the same for "Find or do anything", while a pupil is open."""
        return [Command("Print this pupil", KEYS, self.print_pupil, "print", Ability.EXPORT_NAMED)]
