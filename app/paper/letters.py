"""How wide and high text is on paper, the same on every device."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QGuiApplication

# Fonts are measured and painted large and scaled down: no device's resolution rounds their widths.
EM = 100
# Calibri or its twin of the same widths, as in the workbook; else what prints well; else the system's own.
_PREFERRED = (
    "Calibri", "Carlito", "Segoe UI", "Helvetica Neue", "Open Sans", "Noto Sans", "Liberation Sans",
    "DejaVu Sans Condensed",
)  # fmt: skip


@lru_cache(maxsize=1)
def family() -> str:
    """Return the name of the font that paper uses on this computer."""
    installed = set(QFontDatabase.families())
    return next((name for name in _PREFERRED if name in installed), QGuiApplication.font().family())


@lru_cache(maxsize=2)
def big_font(bold: bool) -> QFont:
    """Return the font at `EM` pixels; painters scale it down to the size that is wanted."""
    font = QFont(family())
    font.setPixelSize(EM)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Joined letters ("tt", "ti") print well and come out of a PDF as nothing when read aloud or searched.
    for feature in ("liga", "clig", "dlig"):
        font.setFeature(QFont.Tag(feature), 0)
    return font


@lru_cache(maxsize=2)
def _metrics(bold: bool) -> QFontMetricsF:
    return QFontMetricsF(big_font(bold))


@lru_cache(maxsize=20_000)
def _advance(text: str, bold: bool) -> float:
    return _metrics(bold).horizontalAdvance(text)


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Return how many points a line of text is wide."""
    return _advance(text, bold) * size / EM


def ascent(size: float) -> float:
    """Return how far below the top of its line text stands."""
    return size * 0.92


def line_height(size: float) -> float:
    """Return how high a line is.

    The same for every font: what they call their height differs by a fifth, their letters hardly do.
    """
    return size * 1.18
