"""The choice of an accessible PDF in the preview: off, with how to get it, where the part for it is missing."""

from __future__ import annotations

from app.paper.tagged import HOW, can_tag
from app.ui.allowed import gate_with
from app.ui.widgets.fields import TickField

WORDS = "Accessible PDF"
_TIP = "Tagged for screen readers: headings, lists and tables in reading order, in plain looks"


def tagged_tick() -> TickField:
    """Return the tick; it can be set only where accessible PDFs can be made."""
    tick = TickField(WORDS)
    tick.setAccessibleName(WORDS)
    tick.setToolTip(_TIP)
    # As high as the choices it stands beside.
    tick.setMinimumHeight(30)
    if not can_tag():
        gate_with(tick, HOW)
    return tick
