"""Groupings by domain of need: one row a domain, one place a grouping, one marker; the Map's picture of one child."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui.theme import ink, theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.marker import IN_ROW, paint_marker
from app.ui.widgets.offer_bar import paint_focus
from app.ui.widgets.pupil_words import DomainState
from app.vocabulary import ASK_CODE, GroupingCode

MOST_STEP, LEAST_STEP, GUTTER, MOST_NAME, LEAST_NAME = 31, 24, 10, 202, 130
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def _name_width(width: float) -> float:
    return max(LEAST_NAME, min(MOST_NAME, width * 0.36))


def _step(width: float) -> float:
    """Return how far apart the markers stand; in a narrow page closer, so that the words beside them fit."""
    return max(LEAST_STEP, min(MOST_STEP, width * 0.047))


def _places(codes: Sequence[str], width: float) -> tuple[dict[str, float], float]:
    """Return where the middle of each grouping stands, and where the words after them begin."""
    x, step, found = _name_width(width), _step(width), dict[str, float]()
    for code in codes:
        x += GUTTER if code == GroupingCode.RISK_SUPPORT else 0
        found[code] = x + step / 2
        x += step
    return found, x + GUTTER


class DomainRow(QAbstractButton):
    """One domain; a click or Space logs a grouping for it, R or its own button reviews the one that is open.

    A screen reader hears names, never letters.
    """

    review = Signal()

    def __init__(self, state: DomainState, codes: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state, self._codes = state, codes
        self.setAccessibleName(state.spoken)
        self._ask = ASK_CODE in state.codes
        does = "Nothing can be logged for this domain here" if self._ask else "Log a grouping for this domain"
        open_here = bool(state.codes) and not self._ask
        more = ", R to review" if open_here else ""
        self.setAccessibleDescription(does + more)
        self.setToolTip(does if self._ask else f"{does} (Space{more})")
        self.review_button = Button("Review", tip="Review what is open here", keys="R", parent=self)
        self.review_button.setProperty("small", "true")
        self.review_button.setAccessibleName(f"Review: {state.domain}")
        # The row itself takes the keys; twice as many stops for Tab would help nobody.
        self.review_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.review_button.clicked.connect(self.review)
        self.review_button.hide()
        self._can_review = open_here
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def event(self, event: QEvent) -> bool:
        """Show the button while the pointer is here; who comes by keys has R, and reads the date under it."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            inside = event.type() == QEvent.Type.Enter
            self.review_button.setVisible(inside and self._can_review and self.isEnabled())
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_R and not event.modifiers() and self._can_review:
            self.review.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        size = self.review_button.sizeHint()
        height = min(size.height(), self.height() - 4)
        self.review_button.setGeometry(
            self.width() - size.width() - 4, (self.height() - height) // 2, size.width(), height
        )

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        _, left = _places(self._codes, width)
        left += self._before_words
        words = _height(self._words(width - left), self._role, width - left)
        name = _height(self._state.domain, self._name_role, _name_width(width) - 8)
        return max(theme().row_height() - 2, round(max(words, name)) + 8)

    @property
    def _before_words(self) -> float:
        """How much room the sign takes that stands in no grouping's place, so that its place tells nothing."""
        return IN_ROW + 8 if self._ask else 0

    @property
    def _name_role(self) -> str:
        return "name" if self._state.codes else "body"

    @property
    def _role(self) -> str:
        return "alert" if self._state.late else "caption"

    def _words(self, room: float) -> str:
        """The words after the markers; what does not fit one line is parted before the date, not anywhere."""
        metrics = QFontMetricsF(theme().font(self._role))
        lines = [
            line if metrics.horizontalAdvance(line) <= room else line.replace(", look again", ",\nlook again")
            for line in self._state.lines
        ]
        return "\n".join(lines)

    def sizeHint(self) -> QSize:
        return QSize(560, self.heightForWidth(560))

    def minimumSizeHint(self) -> QSize:
        return QSize(440, theme().row_height() - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        if self.underMouse():
            painter.fillRect(area, ink("hover"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, ink("line"))
        places, left = _places(self._codes, area.width())
        placed = bool(self._state.codes)
        painter.setFont(theme().font(self._name_role))
        painter.setPen(ink("text"))
        painter.drawText(
            QRectF(0, 0, _name_width(area.width()) - 8, area.height()), _WRAP, self._state.domain
        )
        self._paint_marks(painter, places)
        if self._ask:
            square = QRectF(left, (self.height() - IN_ROW) / 2, IN_ROW, IN_ROW)
            paint_marker(painter, square, theme().look(ASK_CODE))
            left += self._before_words
        tone = "warning" if self._state.late else "text" if placed else "muted"
        painter.setFont(theme().font(self._role))
        painter.setPen(ink(tone))
        room = area.width() - left
        painter.drawText(QRectF(left, 0, room, area.height()), _WRAP, self._words(room))
        if self.hasFocus():
            paint_focus(painter, area)

    def _paint_marks(self, painter: QPainter, places: dict[str, float]) -> None:
        middle = self.height() / 2
        shown = self._state.codes or (GroupingCode.THRIVING,)
        for code, x in places.items():
            if code in shown:
                square = QRectF(x - IN_ROW / 2, middle - IN_ROW / 2, IN_ROW, IN_ROW)
                # The outline says: Thriving because there is no record.
                paint_marker(painter, square, theme().look(code), outline=not self._state.codes)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(ink("line"))
                painter.drawEllipse(QRectF(x - 2, middle - 2, 4, 4))


def _height(text: str, role: str, width: float) -> float:
    room = QRectF(0, 0, max(60.0, width), 10_000)
    return QFontMetricsF(theme().font(role)).boundingRect(room, _WRAP, text).height()


class _Letters(QWidget):
    """The heading with the groupings' letters over their places."""

    def __init__(self) -> None:
        super().__init__()
        self.codes: Sequence[str] = ()
        self.setMinimumHeight(theme().row_height())
        self.setAccessibleName("Groupings by domain")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        area = QRectF(self.rect())
        painter.setFont(theme().font("heading"))
        painter.setPen(ink("text"))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), "Groupings by domain")
        painter.setFont(theme().font("alert"))
        painter.setPen(ink("muted"))
        for code, x in _places(self.codes, area.width())[0].items():
            place = QRectF(x - MOST_STEP / 2, 0, MOST_STEP, area.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), theme().look(code).letter)
        painter.fillRect(0, self.height() - 1, self.width(), 1, ink("line"))


class PupilDomains(QWidget):
    """All domains of one pupil; `log` and `review` carry the domain that somebody wants to do that for."""

    log = Signal(int)
    review = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = _Letters()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._head)
        self.rows: list[DomainRow] = []

    def show_states(self, states: Sequence[DomainState], codes: Sequence[str], can_log: bool = True) -> None:
        """Show how a pupil stands; codes are the groupings that the school shows."""
        focus = self.window().focusWidget()
        at = next((place for place, row in enumerate(self.rows) if row is focus), None)
        for old in self.rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._head.codes = codes
        self._head.update()
        self.rows = [DomainRow(state, codes) for state in states]
        for row, state in zip(self.rows, states, strict=True):
            row.setEnabled(can_log)
            call: Callable[..., None] = partial(self._log, state.domain_id)
            row.clicked.connect(call)
            row.review.connect(partial(self.review.emit, state.domain_id))
            self._column.addWidget(row)
        if at is not None and self.rows:
            # Who has just logged a grouping from here goes on from here.
            row = self.rows[min(at, len(self.rows) - 1)]
            row.show()
            row.setFocus()

    def _log(self, domain_id: int, _checked: bool = False) -> None:
        self.log.emit(domain_id)
