"""The five groupings as tiles of one size, side by side, to choose one of; none is suggested."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from app.looks import GROUPINGS
from app.ui.theme import theme
from app.ui.widgets.grouping_tile import Tile

RISK = "risk_support"


class GroupingTiles(QWidget):
    """The five tiles as one field: keys 1 to 5, Left and Right, one stop for Tab; Risk Support stands apart."""

    changed = Signal()

    def __init__(self, allowed: Collection[str] = tuple(GROUPINGS), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._tiles: dict[str, Tile] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for key, code in enumerate(GROUPINGS, 1):
            if code in allowed:
                self._add(line, code, key)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._one_tab_stop()
        theme().changed.connect(self._dress)

    def _add(self, line: QHBoxLayout, code: str, key: int) -> None:
        tile = Tile(code, key)
        if code == RISK:
            line.addSpacing(12)
        line.addWidget(tile, 1)
        self._group.addButton(tile)
        self._tiles[code] = tile
        tile.toggled.connect(self._toggled)

    def turn_off(self, code: str, why: str) -> None:
        """Take away that a grouping can be chosen, and say why."""
        if tile := self._tiles.get(code):
            tile.turn_off(why)

    def tiles(self) -> tuple[Tile, ...]:
        """The tiles in their order."""
        return tuple(self._tiles.values())

    def value(self) -> str | None:
        """The code of the chosen grouping, or None."""
        return next((code for code, tile in self._tiles.items() if tile.isChecked()), None)

    def set_value(self, value: str | None) -> None:
        """Choose this grouping, or none."""
        self._group.setExclusive(False)
        for code, tile in self._tiles.items():
            tile.setChecked(code == value and not tile.off)
        self._group.setExclusive(True)
        self._one_tab_stop()

    def problem(self) -> str:
        """Nothing: each can be chosen."""
        return ""

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for tile in self._tiles.values():
            tile.setAccessibleDescription(name)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # One size for all five: when one name needs two lines, every tile gets them.
        fits = all(tile.fits(tile.width()) for tile in self._tiles.values())
        for tile in self._tiles.values():
            tile.set_lines(1 if fits else 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        tiles = list(self._tiles.values())
        for tile in tiles:
            if event.text() == str(tile.key) and not tile.off:
                self._choose(tile)
                return
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(
            Qt.Key(event.key())
        )
        if step is None:
            super().keyPressEvent(event)
            return
        focused = next((at for at, tile in enumerate(tiles) if tile.hasFocus()), 0)
        tiles[max(0, min(len(tiles) - 1, focused + step))].setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, tile: Tile) -> None:
        tile.setChecked(True)
        tile.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggled(self, chosen: bool) -> None:
        self._one_tab_stop()
        if chosen:
            self.changed.emit()

    def _stop(self) -> Tile:
        """The tile that Tab goes to: the chosen one, or the first."""
        chosen = self.value()
        return self._tiles[chosen] if chosen else next(iter(self._tiles.values()))

    def _one_tab_stop(self) -> None:
        stop = self._stop()
        for tile in self._tiles.values():
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tile is stop else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(stop)

    def _dress(self) -> None:
        for tile in self._tiles.values():
            tile.dress()
