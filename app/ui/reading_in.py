"""What is left for the time after the first page: other pages, usual dialogs, and the collector of the language."""

from __future__ import annotations

import gc
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.progress import Progress
from app.ui.collecting import Collector
from app.ui.page_stack import NAMES, page_class

if TYPE_CHECKING:
    from app.store import Store

# What is likely to be opened first, read in before somebody waits for it.
_SOON = ("app.ui.dialogs.decision", "app.ui.dialogs.find", "app.ui.dialogs.offer")


def settle(window: QObject) -> None:
    """Collect again from now on, in the window's own thread, but never again what the start has made."""
    gc.freeze()
    if window.findChild(Collector) is None:
        Collector(window)


def read_rest(store: Store, progress: Progress) -> None:
    """Read in, off the UI thread, what was left for later: the other pages, what they ask, the usual dialogs.

    What the Map asks stays read: it is the page that is gone to most, and it asks more than any other.
    """
    for name in NAMES:
        progress.step(0, 0)
        page_class(name).warm(store)
    for module in _SOON:
        progress.step(0, 0)
        import_module(module)
    # Their statements are compiled; the answers would take room, and somebody may never come to those pages.
    store.forget_ahead()
    progress.step(0, 0)
    page_class("map").warm(store)
