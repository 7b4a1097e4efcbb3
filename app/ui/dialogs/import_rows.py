"""The rows of the import preview: a box for each that can be taken or left, and what happens to it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.imports.plan import Outcome
from app.imports.preview import PreviewRow
from app.ui.tables import Column
from app.ui.widgets.tick_rows import TickRows

_ICONS = {
    Outcome.ADDED: ("add", "good"),
    Outcome.CHANGED: ("edit", "accent"),
    Outcome.LEAVES: ("forward", "warning"),
    Outcome.ASKED: ("help", "warning"),
    Outcome.REFUSED: ("close", "danger"),
}
_TONES = {
    Outcome.REFUSED: "danger",
    Outcome.ASKED: "warning",
    Outcome.LEAVES: "warning",
    Outcome.UNCHANGED: "muted",
    Outcome.LEFT: "muted",
}
# What there is nothing to take of, or not yet, has no box.
TAKEN = (Outcome.ADDED, Outcome.CHANGED, Outcome.LEAVES)
_BOXED = (*TAKEN, Outcome.LEFT)


def rows_view(parent: QWidget | None = None) -> TickRows:
    """Return the table for the rows of a plan."""
    return TickRows(_COLUMNS, "Rows of the file", number, has_box, parent)


def number(row: PreviewRow) -> int:
    """Return what a row is known by: its number in the file, minus the pupil's for who is not in it."""
    return row.row


def has_box(row: PreviewRow) -> bool:
    """Say whether a row can be taken or left out."""
    return row.outcome in _BOXED


def _tone(row: PreviewRow) -> str:
    return _TONES.get(row.outcome, "text")


_COLUMNS = (
    # Who is not in the file has no row in it.
    Column(
        "Row", lambda row: row.row if row.row > 0 else "–", align="right", width=5, tone=lambda _: "muted"
    ),
    Column("", lambda row: row.what, width=16, tone=_tone, icon=lambda row: _ICONS.get(row.outcome)),
    Column("Name", lambda row: row.name, width=28, bold=True),
    Column("What to know", lambda row: row.details, tone=lambda _: "muted"),
)
