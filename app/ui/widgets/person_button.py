"""The name of who is signed in, at the foot of the window, with what they can do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QMenu

from app.ui.widgets.buttons import LinkButton

WIDEST = 240


class PersonButton(LinkButton):
    """Opens a menu: change the password, lock, sign out."""

    change_password = Signal()
    lock = Signal()
    sign_out = Signal()

    def __init__(self) -> None:
        super().__init__("", tip="You are signed in")
        menu = QMenu(self)
        menu.addAction("Change my password …", self.change_password.emit)
        menu.addAction("Lock\tCtrl+Shift+L", self.lock.emit)
        menu.addAction("Sign out", self.sign_out.emit)
        self.setMenu(menu)

    def set_name(self, name: str) -> None:
        """Show a name, shortened where it would push the rest out of a small window."""
        short = QFontMetricsF(self.font()).elidedText(name, Qt.TextElideMode.ElideRight, WIDEST)
        self.setText(short.replace("&", "&&"))
        self.setAccessibleName(f"{name}, signed in")
        self.setToolTip(f"{name} is signed in")
