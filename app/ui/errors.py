"""What happens to an error nobody expected: it is logged without pupil data, said once, and the program lives on."""

from __future__ import annotations

import os
import sys
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

SENTENCE = (
    "Something went wrong inside Fivefold. What you saved before is safe; the last step was not done. "
    "The log file says where."
)


class Catcher(QObject):
    """Stands where Python sends errors that nobody caught, on the UI thread; `caught()` is told each time."""

    caught = Signal()

    def install(self) -> Callable[[], None]:
        """Take over; returns what gives the place back."""
        before = sys.excepthook
        sys.excepthook = self._catch

        def leave() -> None:
            sys.excepthook = before

        return leave

    def _catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        # A start without bugs needs no log.
        from app.log import note_bug

        if os.environ.get("FIVEFOLD_DEBUG"):
            sys.__excepthook__(kind, error, trace)
        note_bug(error)
        self.caught.emit()
