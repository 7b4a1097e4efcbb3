"""Asking where a file goes, beginning where the last one went, without holding up the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from app.ui.opening_files import open_file
from app.ui.shell import Shell

FOLDER = "export_folder"


def ask_where(shell: Shell, over: QWidget, title: str, name: str, then: Callable[[str], None]) -> None:
    """Show the system's own dialog over a window; then gets the path, with the ending of the name suggested."""
    ending = name.rpartition(".")[2]
    folder = shell.remembered.text(FOLDER) or str(Path.home())
    dialog = QFileDialog(over, title, folder, f"{ending.upper()} (*.{ending})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending)
    dialog.selectFile(name)
    dialog.fileSelected.connect(then)
    dialog.finished.connect(dialog.deleteLater)
    QDialog.open(dialog)


def say_saved(shell: Shell, out: Path, sentence: str) -> None:
    """Say that a file is there, with the button that opens it, and remember where it went."""
    shell.remembered.set_text(FOLDER, str(out.parent))
    shell.say_with(sentence, "Open", partial(open_file, out), "good")
