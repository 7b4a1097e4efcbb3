"""How large a picture stands on paper; what is none, or broken, takes no room."""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage

from app.paper.application import ensure_application


def fitted(content: bytes | None, widest: float, tallest: float) -> tuple[float, float] | None:
    """Return width and height in points of a picture that keeps its shape; None where there is none to show."""
    if not content:
        return None
    ensure_application()
    image = QImage()
    if not image.loadFromData(QByteArray(content)) or image.isNull():
        return None
    scale = min(widest / image.width(), tallest / image.height())
    return image.width() * scale, image.height() * scale
