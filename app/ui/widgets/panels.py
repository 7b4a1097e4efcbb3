"""Frames that hold content: a table's frame, a notice, an empty state, the side panel, a sheet's dimmed ground."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui.icons import paint_icon
from app.ui.theme import ink, theme
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.label import Label, caption
from app.ui.widgets.marker import IN_HEAD, Marker

PANEL_WIDTH = 292
_SIGNS = {"warning": "warning", "danger": "close", "good": "check"}


class Frame(QWidget):
    """A white, rounded frame around a whole table or block; nothing inside gets another."""

    def __init__(self, inner: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(2, 2, 2, 2)
        self.column.setSpacing(0)
        if inner is not None:
            self.column.addWidget(inner)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink("line"), 1))
        painter.setBrush(ink("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


class EmptyState(Frame):
    """What would be here, and the one next step (a second may stand quietly beside it)."""

    def __init__(
        self, title: str, sentence: str, buttons: Sequence[QWidget] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._title = Label(title, "panel", wrap=True)
        self._sentence = Label(sentence, "body", "muted", wrap=True)
        self.column.setContentsMargins(16, 12, 16, 14)
        self.column.setSpacing(4)
        self.column.addWidget(self._title)
        self.column.addWidget(self._sentence)
        self._line = QHBoxLayout()
        self._line.setSpacing(8)
        self._line.addStretch(1)
        if buttons:
            self._line.setContentsMargins(0, 8, 0, 0)
            for button in buttons:
                self.add_step(button)
        self.column.addLayout(self._line)
        _fit_words(self)

    def add_step(self, button: QWidget) -> None:
        """Put one more step after the others, quietly."""
        self._line.insertWidget(self._line.count() - 1, button)

    def say(self, title: str, sentence: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._sentence.setText(sentence)


class Notice(QWidget):
    """One sentence that needs someone, with its sign, on its tint; `kind` is warning, danger or good."""

    def __init__(self, text: str = "", kind: str = "warning", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._text = Label(text, "second", wrap=True)
        self._line = QHBoxLayout()
        self._line.addWidget(self._text, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(33, 7, 12, 8)
        self._column.setSpacing(8)
        self._column.addLayout(self._line)
        _fit_words(self)
        self.setAccessibleName(text)

    def say(self, text: str, kind: str = "") -> None:
        """Say something else; no text hides the notice."""
        self._kind = kind or self._kind
        self._text.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.update()

    def add_action(self, button: QWidget) -> None:
        """Put a button at the right end."""
        self._line.addWidget(button)

    def add_actions(self, buttons: Sequence[QWidget]) -> None:
        """Put buttons under the sentence, which keeps its width; one alone stands at the right end."""
        if len(buttons) == 1:
            self.add_action(buttons[0])
            return
        line = FlowLayout(8)
        for button in buttons:
            line.addWidget(button)
        self._column.addLayout(line)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink("text"), 1) if theme().high_contrast else Qt.PenStyle.NoPen)
        painter.setBrush(ink(f"{self._kind}_tint"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        paint_icon(painter, QRectF(10, 10, 16, 16), _SIGNS[self._kind], self._kind)


def _fit_words(box: QWidget) -> None:
    """Let a box be as high as its wrapped words need: a policy of Maximum would cut them in a narrow column."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    box.setSizePolicy(policy)


class SidePanel(QWidget):
    """The panel at the right: a marker or none, a title, lines under it, its content; Esc or × closes it."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(PANEL_WIDTH)
        self._marker = Marker("help", IN_HEAD)
        self._title = Label("", "panel", wrap=True)
        self._title.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._lead, self._second = Label("", wrap=True), caption("")
        close = IconButton("close", "Close", "Esc")
        close.clicked.connect(self.close_panel)
        head = QHBoxLayout()
        head.addWidget(self._marker)
        head.addWidget(self._title, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 10, 16, 12)
        self.column.setSpacing(4)
        self.column.addLayout(head)
        self.column.addWidget(self._lead)
        self.column.addWidget(self._second)

    def set_head(self, title: str, lead: str = "", second: str = "", grouping: str = "") -> None:
        """Say whose panel this is; `grouping` is the code whose marker stands before the title."""
        self._title.setText(title)
        self.setAccessibleName(", ".join(filter(None, (title, lead))))
        for label, text in ((self._lead, lead), (self._second, second)):
            label.setText(text)
            label.setVisible(bool(text))
        self._marker.setVisible(bool(grouping))
        if grouping:
            self._marker.set_grouping(grouping)

    def close_panel(self) -> None:
        """Hide the panel and say so, so that the page can take the focus back."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), ink("raised"))
        painter.fillRect(0, 0, self.width(), 1, ink("line"))
        painter.fillRect(0, 0, 1, self.height(), ink("line"))


class Dim(QWidget):
    """A plain layer that dims a window while a sheet is open over it; it goes when `lift` is called."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.raise_()
        self.show()

    def lift(self) -> None:
        """Take the layer away."""
        self._window.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(0, 0, 0, 140 if theme().dark else 87))
