"""Starts the real program on a school, and says when the shell and the first rows were painted, and stalls between."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.ui import start
from app.ui.window import Window


class Probe(QObject):
    """Listens to the window's paint events and to a heartbeat of 2 ms."""

    def __init__(self, began: float) -> None:
        super().__init__()
        self._began = began
        self.painted = self.rows = self.stall = 0.0
        self._last = 0.0
        self._shown = False
        self._heart = QTimer(self)
        self._heart.setInterval(2)
        self._heart.timeout.connect(self._beat)

    def school_shown(self) -> None:
        """Take note that the first page has been filled; its next paint shows the rows."""
        self._shown = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, Window):
            if not self.painted:
                # After the paint has gone through, not before.
                QTimer.singleShot(0, self._first)
        elif self._shown and event.type() == QEvent.Type.UpdateRequest and not self.rows:
            QTimer.singleShot(0, self._done)
        return False

    def _first(self) -> None:
        if not self.painted:
            self.painted = (time.time() - self._began) * 1000
            self._last = time.perf_counter()
            self._heart.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.stall = max(self.stall, (now - self._last) * 1000)
        self._last = now

    def _done(self) -> None:
        if not self.rows:
            self.rows = (time.time() - self._began) * 1000
            self._beat()
            QApplication.closeAllWindows()


def run(began: float, school: Path) -> None:
    """Start the program on a school and print the figures as JSON when its first rows are painted."""
    application = QApplication([])
    probe = Probe(began)
    application.installEventFilter(probe)
    show = Window.__init__

    def watched(window: Window, *arguments: Any) -> None:
        show(window, *arguments)
        window.school_shown.connect(probe.school_shown)

    Window.__init__ = watched  # type: ignore[method-assign]
    start.run(school)
    print(json.dumps({"painted": probe.painted, "rows": probe.rows, "stall": probe.stall}))
