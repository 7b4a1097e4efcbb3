"""Gives the whole program one look: light, dark or high contrast, and tells painters when it changes."""

import re
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from functools import cache
from math import ceil

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from app.looks import (
    ASK,
    ASK_DARK,
    BAR_LINES,
    DARK,
    GROUPINGS,
    GROUPINGS_DARK,
    LIGHT,
    ROW_LINES,
    SMALLEST_POINT,
    TYPE,
    Colours,
    GroupingLook,
    with_fill,
)
from app.paths import RESOURCES

STYLE = RESOURCES / "style"


class Mode(StrEnum):
    """What a person may choose under Appearance."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Theme(QObject):
    """The colours, fonts and grouping looks of now; `changed` says that painters must paint again."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.mode = Mode.SYSTEM
        self.dark = False
        self.high_contrast = False
        self.colours: Colours = LIGHT
        self.base_point = 10.0
        self._own: dict[str, tuple[str, str, str]] = {}
        self._inks: dict[str, QColor] = {}
        self._fonts: dict[str, QFont] = {}
        self._looks: dict[str, GroupingLook] = {}

    def use(self, mode: Mode, dark: bool, high_contrast: bool, colours: Colours, base_point: float) -> None:
        """Take over what `apply` found, and say so."""
        self.mode, self.dark, self.high_contrast = mode, dark, high_contrast
        self.colours, self.base_point = colours, base_point
        self._inks, self._fonts, self._looks = {}, {}, {}
        self.changed.emit()

    def ink(self, name: str) -> QColor:
        """The colour of a token, such as "muted"."""
        if name not in self._inks:
            self._inks[name] = QColor(getattr(self.colours, name))
        return self._inks[name]

    def font(self, role: str = "body") -> QFont:
        """The font of a role of the type table ("title", "caption", …)."""
        if role not in self._fonts:
            factor, semi_bold = TYPE[role]
            font = QApplication.font()
            font.setPointSizeF(max(SMALLEST_POINT, self.base_point * factor))
            font.setWeight(QFont.Weight.DemiBold if semi_bold else QFont.Weight.Normal)
            self._fonts[role] = font
        return QFont(self._fonts[role])

    def row_height(self, role: str = "body") -> int:
        """How high a list or table row is in this font: never under 24."""
        return max(24, ceil(QFontMetricsF(self.font(role)).height() * ROW_LINES))

    def bar_height(self) -> int:
        """How high an offer's bar is."""
        return max(18, ceil(QFontMetricsF(self.font("caption")).height() * BAR_LINES))

    def set_groupings(self, own: Mapping[str, tuple[str, str, str]]) -> None:
        """Take a school's own (name, letter, fill or "") for each grouping code, and say so."""
        self._own, self._looks = dict(own), {}
        self.changed.emit()

    def look(self, code: str) -> GroupingLook:
        """How a grouping looks now, with the school's own name, letter and colour."""
        if code not in self._looks:
            self._looks[code] = self._look(code)
        return self._looks[code]

    def _look(self, code: str) -> GroupingLook:
        shipped = self._shipped(code)
        if code in self._own:
            name, letter, fill = self._own[code]
            if fill and fill.upper() != GROUPINGS[code].fill:
                shipped = with_fill(shipped, fill.upper(), self.dark)
            shipped = replace(shipped, name=name, letter=letter)
        if self.high_contrast:
            c = self.colours
            return replace(
                shipped, fill=c.surface, on_fill=c.text, tint=c.surface, on_tint=c.text, edge=c.text
            )
        return shipped

    def _shipped(self, code: str) -> GroupingLook:
        if code == ASK.code:
            return ASK_DARK if self.dark else ASK
        return (GROUPINGS_DARK if self.dark else GROUPINGS)[code]

    def looks(self) -> tuple[GroupingLook, ...]:
        """The five groupings' looks in their fixed order."""
        return tuple(self.look(code) for code in GROUPINGS)


@cache
def theme() -> Theme:
    """The one theme of this program."""
    return Theme()


def colours() -> Colours:
    """The base colours of now, as "#RRGGBB"."""
    return theme().colours


def ink(name: str) -> QColor:
    """The colour of a token of now, for painters."""
    return theme().ink(name)


def palette(c: Colours) -> QPalette:
    """The Qt palette of one theme: the same for active and inactive windows."""
    role, made = QPalette.ColorRole, QPalette()
    text = (role.WindowText, role.Text, role.ButtonText, role.ToolTipText)
    for names, colour in (
        ((role.Window,), c.window),
        ((role.Base,), c.surface),
        ((role.AlternateBase,), c.sunk),
        ((role.Button, role.Light, role.Midlight), c.surface),
        ((role.ToolTipBase,), c.raised),
        (text, c.text),
        ((role.PlaceholderText,), c.muted),
        ((role.Highlight,), c.accent_tint),
        ((role.HighlightedText,), c.on_accent_tint),
        ((role.Link, role.LinkVisited, role.Accent), c.accent),
        ((role.Mid,), c.line),
        ((role.Dark, role.Shadow), c.control),
        ((role.BrightText,), c.danger),
    ):
        for name in names:
            made.setColor(QPalette.ColorGroup.All, name, QColor(colour))
    for name in (*text, role.HighlightedText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(c.muted))
    for name in (role.Base, role.Button, role.Highlight):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(c.sunk))
    return made


def style_sheet(c: Colours, dark: bool) -> str:
    """The short style sheet of buttons and fields with its tokens filled in."""
    shade = "dark" if dark else "light"
    words = {name: (STYLE / f"{name}-{shade}.svg").as_posix() for name in ("down", "tick")}
    sheet = (STYLE / "fivefold.qss").read_text(encoding="utf-8")
    return re.sub(r"\{(\w+)\}", lambda found: words.get(found[1]) or getattr(c, found[1]), sheet)


def apply(app: QApplication, mode: Mode | str = Mode.SYSTEM, *, sheet: bool = True) -> None:
    """Give the program this look now, and follow the system from here on where `mode` says so.

    Without its style sheet, which only fields and buttons need, a window paints a tenth sooner at the start.
    """
    mode = Mode(mode)
    system = _follow(app)
    contrast = mode is Mode.CONTRAST or (mode is Mode.SYSTEM and system.wants_contrast())
    dark = mode is Mode.DARK or (mode is Mode.SYSTEM and system.is_dark())
    base = max(10.0, system.point)
    if contrast:
        chosen, clothes, style = _from_palette(system.palette), system.palette, ""
        dark = system.palette.window().color().lightness() < 128
    else:
        chosen = DARK if dark else LIGHT
        clothes, style = palette(chosen), style_sheet(chosen, dark) if sheet else ""
    _dress(app, base, clothes, style)
    theme().use(mode, dark, contrast, chosen, base)


def _dress(app: QApplication, base: float, clothes: QPalette, sheet: str) -> None:
    """Put on only what differs: every part that is put on again costs a polish of all widgets."""
    font = app.font()
    if font.pointSizeF() != base:
        font.setPointSizeF(base)
        app.setFont(font)
    if not sheet and app.styleSheet():
        app.setStyleSheet("")
    if app.palette() != clothes:
        app.setPalette(clothes)
    if app.styleSheet() != sheet:
        app.setStyleSheet(sheet)


class _System(QObject):
    """What the system looked like before Fivefold dressed the program, and its later wishes."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._hints = app.styleHints()
        self._wishes = self._hints.accessibility()
        self.point = app.font().pointSizeF()
        if self.point <= 0:  # a system that gives its font in pixels
            self.point = QFontMetricsF(app.font()).height() * 0.55
        app.setStyle(QStyleFactory.create("Fusion"))
        self.palette = QPalette(app.style().standardPalette())
        self._hints.colorSchemeChanged.connect(self._again)
        self._wishes.contrastPreferenceChanged.connect(self._again)

    def is_dark(self) -> bool:
        return self._hints.colorScheme() == Qt.ColorScheme.Dark

    def wants_contrast(self) -> bool:
        return self._wishes.contrastPreference() == Qt.ContrastPreference.HighContrast

    def _again(self) -> None:
        if theme().mode is Mode.SYSTEM:
            self.palette = QPalette(self._app.style().standardPalette())
            apply(self._app, Mode.SYSTEM)


def _follow(app: QApplication) -> _System:
    found = app.findChild(_System)
    return found if found is not None else _System(app)


def _from_palette(p: QPalette) -> Colours:
    """Tokens made of the system's own colours, for high contrast."""
    role = QPalette.ColorRole
    window, base, text = (p.color(r).name().upper() for r in (role.Window, role.Base, role.WindowText))
    chosen, on_chosen = (p.color(r).name().upper() for r in (role.Highlight, role.HighlightedText))
    grounds = dict.fromkeys(("window", "rail", "surface", "raised", "sunk", "hover"), base)
    tints = dict.fromkeys(("warning_tint", "danger_tint", "good_tint"), base)
    inks = dict.fromkeys(
        ("text", "muted", "line", "control", "accent", "focus", "warning", "danger", "good"), text
    )
    return Colours(
        **(grounds | {"window": window, "rail": window}),
        **tints,
        **inks,
        accent_hover=text,
        on_accent=text,  # without the sheet the main action is an ordinary button
        accent_tint=chosen,
        on_accent_tint=on_chosen,
    )
