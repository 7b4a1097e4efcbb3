"""Python's search for unused objects, on the UI thread alone: an object of Qt that is let go of elsewhere ends the program.

By itself Python searches in whichever thread makes the next object, and work off the UI thread makes very many.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


def collect_if_due() -> None:
    """Search the oldest generation of objects that Python's own thresholds say is due; none where none is."""
    counts, limits = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        # A limit of nought: that generation is never searched by itself.
        if limits[generation] and counts[generation] > limits[generation]:
            gc.collect(generation)
            return


class Collector(QObject):
    """Searches now and then for as long as its parent lives, in Python's place."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.setInterval(_EVERY_MS)
        timer.timeout.connect(collect_if_due)
        timer.start()
