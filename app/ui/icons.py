"""Icons named by meaning, drawn from our own SVGs in the colours of the theme, sharp at every scale."""

from functools import cache
from typing import Protocol
from weakref import ref

from PySide6.QtCore import QByteArray, QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from shiboken6 import isValid

from app.paths import RESOURCES
from app.ui.theme import ink, theme

ICONS = RESOURCES / "icons"
IN_BUTTON, ALONE, IN_RAIL = 16, 18, 22


class HasIcon(Protocol):
    """Anything that wears an icon: a button, an action."""

    def setIcon(self, icon: QIcon) -> None:
        """Wear this icon."""
        ...


def names() -> tuple[str, ...]:
    """The name of every icon there is."""
    return tuple(sorted(path.stem for path in ICONS.glob("*.svg")))


def paint_icon(painter: QPainter, rect: QRectF | QRect, name: str, tint: str = "text") -> None:
    """Draw an icon in the colour of a token."""
    area = QRectF(rect)
    _renderer(name, ink(tint).name(), round(area.width(), 2), _width(tint, area.width())).render(
        painter, area
    )


def pixmap(name: str, tint: str = "text", size: int = IN_BUTTON, scale: float = 1.0) -> QPixmap:
    """A picture of an icon for a screen of this scale."""
    return _pixmap(name, ink(tint).name(), size, scale, _width(tint, size))


def icon(name: str, tint: str = "text", size: int = IN_BUTTON) -> QIcon:
    """An icon in the colours of now; `give` keeps it right when the theme changes."""
    made, scales = QIcon(), _scales()
    for scale in scales:
        made.addPixmap(pixmap(name, tint, size, scale))
        made.addPixmap(pixmap(name, "muted", size, scale), QIcon.Mode.Disabled)
    if tint == "text":
        for scale in scales:
            made.addPixmap(pixmap(name, "on_accent_tint", size, scale), QIcon.Mode.Normal, QIcon.State.On)
    return made


def _scales() -> tuple[float, ...]:
    """Return the scales of the screens there are, and the double: more would take longer than the rest of a button."""
    return tuple(sorted({1.0, 2.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}))


def give(wearer: HasIcon, name: str, tint: str = "text", size: int = IN_BUTTON) -> None:
    """Let a button or action wear an icon, and keep it right when the theme changes."""
    wearer.setIcon(icon(name, tint, size))
    set_size = getattr(wearer, "setIconSize", None)
    if set_size is not None:
        set_size(QSize(size, size))
    _wardrobe().remember(wearer, name, tint, size)


class _Wardrobe(QObject):
    """Who wears which icon, so that a change of theme reaches them."""

    def __init__(self) -> None:
        super().__init__()
        self._worn: dict[int, tuple[ref[HasIcon], str, str, int]] = {}
        theme().changed.connect(self._change)
        # A screen of another scale wants other pictures.
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._change)

    def remember(self, wearer: HasIcon, name: str, tint: str, size: int) -> None:
        self._worn[id(wearer)] = (ref(wearer), name, tint, size)
        if len(self._worn) % 64 == 0:
            self._worn = {key: worn for key, worn in self._worn.items() if worn[0]() is not None}

    def _change(self, *_: object) -> None:
        for key, (wearer, name, tint, size) in list(self._worn.items()):
            alive = wearer()
            if alive is None or not isValid(alive):
                del self._worn[key]
            else:
                alive.setIcon(icon(name, tint, size))


@cache
def _wardrobe() -> _Wardrobe:
    return _Wardrobe()


def _width(tint: str, size: float) -> float:
    if size < IN_BUTTON:
        return 1.25
    # A warning is drawn bolder where there is room; in a row its word is semi-bold already.
    return 2.0 if tint == "warning" and size > IN_BUTTON else 1.5


@cache
def _source(name: str) -> str:
    return (ICONS / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _renderer(name: str, colour: str, size: float, width: float) -> QSvgRenderer:
    # The stroke is as wide on the screen at every size, so it is widened as the drawing shrinks.
    stroke = f'stroke-width="{width * 24 / size:.3f}"'
    text = _source(name).replace('stroke-width="1.5"', stroke).replace("currentColor", colour)
    return QSvgRenderer(QByteArray(text.encode()))


@cache
def _pixmap(name: str, colour: str, size: int, scale: float, width: float) -> QPixmap:
    made = QPixmap(round(size * scale), round(size * scale))
    made.setDevicePixelRatio(scale)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _renderer(name, colour, size, width).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return made
