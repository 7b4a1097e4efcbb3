"""An offer as a bar: filled is in-house, outlined is external, dashed is a draft, a ring is for everyone."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from app.looks import GroupingLook
from app.ui.icons import paint_icon
from app.ui.theme import ink, theme

RADIUS, INSET, GAP = 3.0, 9.0, 2.0


@dataclass(frozen=True, slots=True)
class OfferBar:
    """What a bar shows of an offer; `word` is its plain word at the right end ("full", "6 places")."""

    name: str
    look: GroupingLook
    external: bool = False
    everyone: bool = False
    draft: bool = False
    check_due: bool = False
    word: str = ""
    organisation: str = ""

    def spoken(self) -> str:
        """What a screen reader says, such as "Talking group, in-house"."""
        parts = [self.name, "external" if self.external else "in-house", self.organisation]
        parts.append("for everyone, no referral" if self.everyone else "")
        parts.append("draft" if self.draft else "")
        parts.append("check due" if self.check_due else "")
        return ", ".join(part for part in [*parts, self.word] if part)


def paint_offer_bar(painter: QPainter, rect: QRectF, bar: OfferBar, focus: bool = False) -> None:
    """Draw an offer's bar; the name elides at the end, the word at the right end stays whole."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme().font("caption"))
    _paint_ground(painter, rect, bar)
    right = _paint_ends(painter, rect, bar)
    painter.setFont(theme().font("caption"))
    painter.setPen(_text_colour(bar))
    space = QRectF(rect.left() + INSET, rect.top(), right - rect.left() - INSET, rect.height())
    name = QFontMetricsF(painter.font()).elidedText(bar.name, Qt.TextElideMode.ElideRight, space.width())
    painter.drawText(space, Qt.AlignmentFlag.AlignVCenter, name)
    if focus:
        paint_focus(painter, rect, RADIUS + 2)
    painter.restore()


def paint_focus(painter: QPainter, rect: QRectF, radius: float = 5.0) -> None:
    """Draw the focus ring just inside the rectangle: 2 px of ink."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink("focus"), 2))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)
    painter.restore()


def paint_stripe(painter: QPainter, rect: QRectF, look: GroupingLook, external: bool) -> None:
    """Draw the 4 px stripe before an offer's name in a list: filled in-house, outlined external."""
    stripe = QRectF(rect.left(), rect.top(), 4, rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(look.edge), 1))
    painter.setBrush(ink("surface") if external else QColor(look.edge))
    painter.drawRoundedRect(stripe.adjusted(0.5, 0.5, -0.5, -0.5), 1, 1)
    painter.restore()


def _text_colour(bar: OfferBar) -> QColor:
    if bar.draft:
        return ink("muted")
    return ink("text") if bar.external else QColor(bar.look.on_tint)


def _paint_ground(painter: QPainter, rect: QRectF, bar: OfferBar) -> None:
    inside = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    outlined = bar.external or bar.draft or theme().high_contrast
    if outlined:
        colour = ink("control") if bar.draft else QColor(bar.look.edge)
        pen = QPen(colour, 1)
        if bar.draft:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush if bar.draft else ink("surface"))
        painter.drawRoundedRect(inside, RADIUS, RADIUS)
        if bar.external or bar.draft:
            return
    shape = QPainterPath()
    shape.addRoundedRect(rect, RADIUS, RADIUS)
    painter.save()
    painter.setClipPath(shape)
    if not outlined:
        painter.fillRect(rect, QColor(bar.look.tint))
    painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), QColor(bar.look.edge))
    painter.restore()


def _paint_ends(painter: QPainter, rect: QRectF, bar: OfferBar) -> float:
    """Draw what stands at the right end; returns where the name must stop."""
    right = rect.right() - 5
    if bar.everyone:
        colour = QColor(bar.look.on_tint if not bar.external else bar.look.edge)
        paint_ring(painter, QRectF(right - 9, rect.center().y() - 4.5, 9, 9), colour)
        right -= 13
    if bar.check_due:
        # Where the words would cost the name, the clock stands alone; what opens from the bar says it in words.
        name = QFontMetricsF(painter.font()).horizontalAdvance(bar.name)
        painter.setFont(theme().font("alert"))
        words = QFontMetricsF(painter.font()).horizontalAdvance("check due")
        if rect.left() + INSET + name + 4 + 19 + words + 4 <= right:
            right = _paint_word(painter, rect, right, "check due", ink("warning"))
        paint_icon(painter, QRectF(right - 14, rect.center().y() - 6.5, 13, 13), "clock", "warning")
        right -= 19
    word = bar.word or ("draft" if bar.draft else "")
    if word and not bar.check_due:
        right = _paint_word(painter, rect, right, word, _text_colour(bar))
    return right - 4


def _paint_word(painter: QPainter, rect: QRectF, right: float, word: str, colour: QColor) -> float:
    width = QFontMetricsF(painter.font()).horizontalAdvance(word)
    painter.setPen(colour)
    area = QRectF(right - width, rect.top(), width + 1, rect.height())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, word)
    return right - width - 4


def paint_ring(painter: QPainter, area: QRectF, colour: QColor) -> None:
    """Draw the ring and dot that say "for everyone"."""
    painter.setPen(QPen(colour, 1.3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(area.adjusted(0.65, 0.65, -0.65, -0.65))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(area.center(), 1.6, 1.6)
