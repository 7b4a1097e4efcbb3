"""What happens to an error nobody expected: it is logged without pupil data, said once, and the program lives on."""

from __future__ import annotations

import logging
import sys
import traceback
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger("fivefold")

SENTENCE = (
    "Something went wrong inside Fivefold. What you saved before is safe; the last step was not done. "
    "The log file says where."
)


def places(error: BaseException) -> str:
    """Return the kind of error and the places in the code it passed, without any value that was in it."""
    frames = traceback.extract_tb(error.__traceback__)
    path = " < ".join(f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in reversed(frames))
    return f"{type(error).__name__} at {path}"


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
        log.error("%s", places(error))
        self.caught.emit()
