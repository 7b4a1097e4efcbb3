"""A filter as a quiet button that opens its choices; it is tinted while it differs from its default."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from app.ui.icons import paint_icon
from app.ui.theme import ink, theme
from app.ui.widgets.offer_bar import paint_focus


class FilterButton(QPushButton):
    """One filter: its text is what is chosen; `chosen` carries the value when a person changes it.

    The first choice is the default unless `default` names another. With `many` several can be ticked, the value
    is a tuple, and an empty tuple is the default, shown as `name`.
    """

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        choices: Sequence[tuple[Any, str]],
        default: Any = ...,
        many: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._many = name, many
        self._default = default if default is not ... else (() if many else choices[0][0])
        self._menu = QMenu(self)
        self._actions: list[tuple[Any, QAction]] = []
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_menu)
        self.set_choices(choices)
        theme().changed.connect(self.updateGeometry)

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer these choices; what is chosen stays where it is still offered."""
        before = self.value() if self._actions else self._default
        self._menu.clear()
        group = QActionGroup(self._menu)
        group.setExclusive(not self._many)
        self._actions = []
        for value, text in choices:
            action = QAction(text, group)
            action.setCheckable(True)
            self._menu.addAction(action)
            self._actions.append((value, action))
        group.triggered.connect(self._picked)
        self.set_value(before)

    def rename(self, name: str) -> None:
        """Call the filter by another name, which it shows while several may be chosen and none is."""
        self._name = name
        self._say()

    def value(self) -> Any:
        """What is chosen."""
        ticked = tuple(value for value, action in self._actions if action.isChecked())
        if self._many:
            return ticked
        return ticked[0] if ticked else self._default

    def set_value(self, value: Any) -> None:
        """Choose this without saying so to anyone."""
        known = [known for known, _ in self._actions]
        wanted = tuple(value) if self._many else (value if value in known else self._default,)
        for each, action in self._actions:
            action.setChecked(each in wanted)
        self._say()

    def set_default(self, value: Any) -> None:
        """Let another choice be the default from now on."""
        self._default = value
        self.update()

    def clear(self) -> None:
        """Go back to the default without saying so to anyone."""
        self.set_value(self._default)

    @property
    def is_set(self) -> bool:
        """Whether the filter differs from its default."""
        return bool(self.value() != self._default)

    @property
    def menu_of_choices(self) -> QMenu:
        """The menu of its choices, so that another menu can hold it where there is no room for the button."""
        return self._menu

    def open_menu(self) -> None:
        """Open the choices under the button."""
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _picked(self) -> None:
        self._say()
        self.chosen.emit(self.value())

    def _say(self) -> None:
        ticked = [action.text() for _, action in self._actions if action.isChecked()]
        self.setText(", ".join(ticked) if 0 < len(ticked) <= 2 else self._some(len(ticked)))
        self.setAccessibleName(f"{self._name}: {self.text()}" if self.text() != self._name else self._name)
        self.setToolTip(f"Choose: {self._name}")
        self.updateGeometry()
        self.update()

    def _some(self, count: int) -> str:
        return f"{self._name}: {count} chosen" if count else self._name

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(self._font())
        width = metrics.horizontalAdvance(self.text()) + 34
        return QSize(round(width), max(28, round(metrics.height() * 1.55)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _font(self) -> QFont:
        font = theme().font("second")
        if self.is_set:
            font.setWeight(font.Weight.DemiBold)
        return font

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        if self.is_set or self.underMouse():
            painter.setBrush(ink("accent_tint" if self.is_set else "hover"))
            painter.drawRoundedRect(area, 5, 5)
        tone = "on_accent_tint" if self.is_set else "text"
        painter.setFont(self._font())
        painter.setPen(ink(tone))
        painter.drawText(area.adjusted(8, 0, -24, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        paint_icon(painter, QRectF(area.right() - 21, area.center().y() - 7, 14, 14), "chevron-down", tone)
        if self.hasFocus():
            paint_focus(painter, area)
