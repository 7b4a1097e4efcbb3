"""Draws one entry of a pupil's story: its mark on the line, its date and its words, wrapped to the room there is."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from app.queries.story.entry import StoryEntry
from app.ui.dates import short_date
from app.ui.theme import ink, theme
from app.ui.widgets.marker import paint_marker

MARK, GAP, PAD = 16, 8, 5
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


def date_width(brief: bool = False) -> float:
    """Return how wide the column of dates is; in a brief list a year stands under its day."""
    words = "30 Sep" if brief else "30 Sep 2026"
    return QFontMetricsF(theme().font("second")).horizontalAdvance(words) + GAP


def entry_height(entry: StoryEntry, width: float, today: date, *, brief: bool = False) -> int:
    """Return how high an entry is in this width."""
    room = max(80.0, width - MARK - GAP - date_width(brief))
    heights = [_height(text, font, room) for text, font, _ in _texts(entry, brief)]
    # A date that is a year old takes two lines in a brief list.
    long_ago = brief and short_date(entry.on, today).count(" ") > 1
    least = 2 * QFontMetricsF(theme().font("second")).height() if long_ago else MARK
    return round(max(sum(heights), least) + 2 * PAD)


def paint_entry(
    painter: QPainter,
    area: QRectF,
    entry: StoryEntry,
    today: date,
    *,
    brief: bool = False,
    last: bool = False,
) -> None:
    """Draw an entry; the line goes on below unless it is the last."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = area.left() + MARK / 2
    top = area.top() + PAD + 1
    painter.setPen(QPen(ink("line"), 1))
    if not last:
        painter.drawLine(round(middle), round(top + MARK + 2), round(middle), round(area.bottom() + PAD - 1))
    if entry.grouping:
        paint_marker(
            painter, QRectF(area.left(), top, MARK, MARK), theme().look(entry.grouping), entry.struck
        )
    else:
        painter.setPen(QPen(ink("muted"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(middle - 3.5, top + 4, 7, 7))
    painter.setFont(theme().font("second"))
    painter.setPen(ink("muted"))
    left = area.left() + MARK + GAP
    dates = date_width(brief)
    when = QRectF(left, area.top() + PAD, dates, area.height())
    painter.drawText(when, _WRAP, short_date(entry.on, today))
    _paint_words(painter, area, left + dates, entry, brief)


def _paint_words(painter: QPainter, area: QRectF, left: float, entry: StoryEntry, brief: bool) -> None:
    y = area.top() + PAD
    for text, font, tone in _texts(entry, brief):
        height = _height(text, font, area.right() - left)
        painter.setFont(font)
        painter.setPen(ink(tone))
        painter.drawText(QRectF(left, y, area.right() - left, height + 1), _WRAP, text)
        y += height


def _texts(entry: StoryEntry, brief: bool) -> list[tuple[str, QFont, str]]:
    if brief:
        return [(entry.brief or entry.title, theme().font("second"), "muted" if entry.struck else "text")]
    title, plain = theme().font("name" if entry.grouping else "body"), theme().font("second")
    if entry.struck:
        title.setStrikeOut(True)
        struck = QFont(plain)
        struck.setStrikeOut(True)
        lines = [(line, struck, "muted") for line in entry.lines[:-1]]
        # Why it was withdrawn is the one thing that still holds.
        return [(entry.title, title, "muted"), *lines, *((line, plain, "text") for line in entry.lines[-1:])]
    return [(entry.title, title, "text"), *((line, plain, "muted") for line in entry.lines)]


def _height(text: str, font: QFont, width: float) -> float:
    return QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 10_000), _WRAP, text).height()
