"""Does one thing after another in the program's own window, and times each until what it changes is painted."""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.progress import Silent
from app.schools import open_store
from app.ui.reading_in import read_rest
from app.ui.settings import Remembered
from app.ui.theme import Mode, apply
from app.ui.window import Window

SETTLE_MS = 500  # until the window stands
PAUSE_MS = 15  # between two things, so that each begins at rest, as it does under a person's hands
PATIENCE_MS = 10_000

# What the time is kept under, and what is done: it returns what has to be painted for the time to end, or None
# where the time ends with the doing.
Step = tuple[str, Callable[[], QWidget | None]]


class FrameWindow(Window):
    """The program's own window, which says when it has painted a frame."""

    def __init__(self, framed: Callable[[], None]) -> None:
        super().__init__(Remembered())
        self._framed = framed

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest:
            self._framed()
        return done


class Driver(QObject):
    """Goes through the steps; `found` has the milliseconds of each kind of step."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.window = FrameWindow(self._framed)
        self.window.resize(1280, 800)
        self.window.remembered.set_text("page", "today")
        self.window.show()
        self.window.open_store(open_store(folder))
        read_rest(self.window.store, Silent())
        self.found: dict[str, list[float]] = {}
        self._steps: Iterator[Step] = iter(())
        self._name, self._began = "", 0.0
        self._awaited: QWidget | None = None
        self._painted = False
        self._patience = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self._never)

    def run(self, steps: Iterator[Step]) -> None:
        """Go through the steps and print what was found."""
        self._steps = steps
        # As in the program, once its first page stands.
        gc.freeze()
        QTimer.singleShot(SETTLE_MS, self, self._next)
        code = QApplication.exec()
        self.window.close()
        if code:
            sys.exit(f"{self._name}: nothing was painted.")
        print(json.dumps(self.found))

    def _next(self) -> None:
        step = next(self._steps, None)
        if step is None:
            QApplication.exit()
            return
        self._name, act = step
        self._painted = False
        self._patience.start()
        self._began = time.perf_counter()
        self._awaited = act()
        if self._awaited is None:
            self._ended()
        else:
            self._awaited.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._painted = True
        return False

    def _framed(self) -> None:
        if self._awaited is not None and self._painted:
            self._ended()

    def _ended(self) -> None:
        took = (time.perf_counter() - self._began) * 1000
        if self._awaited is not None:
            self._awaited.removeEventFilter(self)
        self._awaited = None
        self._patience.stop()
        self.found.setdefault(self._name, []).append(took)
        QTimer.singleShot(PAUSE_MS, self, self._next)

    def _never(self) -> None:
        QApplication.exit(1)


def in_window(steps: Callable[[Window], Iterator[Step]]) -> None:
    """Open the school named on the command line in a window and go through steps in it."""
    application = QApplication(sys.argv[:1])
    apply(application, Mode.LIGHT)
    driver = Driver(Path(sys.argv[1]))
    driver.run(steps(driver.window))
