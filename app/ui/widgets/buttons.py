"""Our buttons: ordinary, the one green one of a window, the quiet one that looks like a link, and icons alone."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton, QWidget

from app.ui import icons
from app.ui.theme import ink, theme


class Button(QPushButton):
    """An ordinary button, with an icon where one helps; `keys` is said in its tool tip."""

    def __init__(
        self, text: str, icon: str = "", tip: str = "", keys: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)
        if icon:
            icons.give(self, icon, self._tint())
        _explain(self, tip or (text if keys else ""), keys)

    def _tint(self) -> str:
        return "text"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _entered(self, event):
            super().keyPressEvent(event)


class PrimaryButton(Button):
    """The main action of a window: there is one, it is green, and its focus shows inside as well."""

    def __init__(
        self, text: str, icon: str = "", tip: str = "", keys: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, icon, tip, keys, parent)
        self.setProperty("primary", "true")

    def _tint(self) -> str:
        return "on_accent"

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.hasFocus() or theme().high_contrast:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink("on_accent"), 1.5))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(3.75, 3.75, -3.75, -3.75), 3, 3)


class LinkButton(Button):
    """A quiet button that reads like a link: for the next step beside the main one."""

    def __init__(
        self, text: str, icon: str = "", tip: str = "", keys: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, icon, tip, keys, parent)
        self.setProperty("flat", "true")
        self.setFont(theme().font("name"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme().changed.connect(self._dress)

    def _tint(self) -> str:
        return "accent"

    def _dress(self) -> None:
        self.setFont(theme().font("name"))


class IconButton(QToolButton):
    """An icon alone; its name is its tool tip and what a screen reader says."""

    def __init__(self, icon: str, name: str, keys: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        icons.give(self, icon, size=icons.ALONE)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        _explain(self, name, keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not _entered(self, event):
            super().keyPressEvent(event)


def _entered(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button that has the focus on Enter too, which Qt does in some dialogs only; says whether it was."""
    plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
    if not plain or event.isAutoRepeat() or event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    button.click()
    return True


def _explain(button: QWidget, tip: str, keys: str) -> None:
    if tip:
        button.setToolTip(f"{tip} ({keys})" if keys else tip)
