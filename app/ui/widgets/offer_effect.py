"""What came of an offer, in its panel: a bar with its words; what it is too soon to say of stands outside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.queries.supports.effect_changes import OfferChanges
from app.queries.supports.effect_rule import BASE, OfferEffect, percent_of
from app.ui.widgets.effect_bar import EffectBar, Swatch
from app.ui.widgets.label import Label, caption, heading
from app.ui.widgets.map_words import counted


class OfferEffectPart(QWidget):
    """Blocks as a bar, each with its number; a percentage only from ten on."""

    def __init__(
        self, effect: OfferEffect, changes: OfferChanges | None, since: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(heading("What came of it"))
        column.addWidget(caption(f"{counted(effect.n, 'support')} since {since}."))
        if effect.base:
            column.addWidget(EffectBar(effect.blocks, spoken(effect)))
            column.addLayout(_key(effect))
        if effect.too_soon:
            words = f"Of {effect.too_soon} it is too soon to say."
            column.addWidget(Label(words, "second", wrap=True))
        if changes is not None and changes.n:
            column.addWidget(Label(change_words(changes), "second", wrap=True))
        if 0 < effect.base < BASE:
            column.addWidget(caption("Too few for percentages."))


def spoken(effect: OfferEffect) -> str:
    """Return the bar in words."""
    return "; ".join(
        f"{block.label}: {number(block.count, block.percent)}" for block in effect.blocks if block.count
    )


def change_words(changes: OfferChanges) -> str:
    """Return what measures and aims said, in one sentence with the base it stands on."""
    parts = (
        (changes.improved, "improved"),
        (changes.not_reliable, "no reliable change"),
        (changes.deteriorated, "deteriorated"),
    )
    said = ", ".join(
        f"{number(count, percent_of(count, changes.n))} {word}" for count, word in parts if count
    )
    return f"Measures and aims before and after, of {changes.n}: {said}."


def number(count: int, percent: int | None) -> str:
    """Return a count with its percentage where there is one, which no line breaks apart."""
    return f"{count}" if percent is None else f"{count} ({percent}\N{NO-BREAK SPACE}%)"


def _key(effect: OfferEffect) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(1, 1)
    for at, block in enumerate(one for one in effect.blocks if one.count):
        grid.addWidget(Swatch(block.code), at, 0, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(Label(block.label, "second", wrap=True), at, 1)
        grid.addWidget(
            Label(number(block.count, block.percent), "second"), at, 2, Qt.AlignmentFlag.AlignRight
        )
    return grid
