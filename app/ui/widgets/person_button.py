"""The name of who is signed in, at the foot of the window, with what they can do about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from app.ui.widgets.buttons import LinkButton


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
