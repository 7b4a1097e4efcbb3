"""Looks on while the program starts: when the shell and the first rows are painted, and every stall until it rests."""

from __future__ import annotations

import json
import os
import time
from types import ModuleType

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView

from app.ui.window import Window

BEAT_MS = 5
REST_S = 1.5  # so long after the first rows nothing more is loading
PATIENCE_S = 60


class Probe(QObject):
    """Stamps the first frame and the first one with rows, and listens to a heartbeat on the UI thread."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._began = float(os.environ["BENCH_BEGAN"])
        self._found = {"painted": 0.0, "rows": 0.0, "stall": 0.0, "stall_at": 0.0}
        self._last = self._rest = 0.0
        self._rows_painted = False
        self._heart = QTimer(self)
        self._heart.setInterval(BEAT_MS)
        self._heart.timeout.connect(self._beat)

    def school_shown(self) -> None:
        """Listen to the first list of the first page from now on."""
        page = self._window.current
        assert page is not None
        for view in page.findChildren(QAbstractItemView):
            view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Expose:
            # The first expose paints the window with all that is in it, and returns when that is on the screen.
            watched.removeEventFilter(self)
            QCoreApplication.sendEvent(watched, event)
            self._found["painted"] = self._now()
            self._last = time.perf_counter()
            self._heart.start()
            return True
        if event.type() == QEvent.Type.Paint:
            self._rows_painted = True
        return False

    def frame(self) -> None:
        """Take note that a frame was painted."""
        if self._rows_painted and not self._found["rows"]:
            self._found["rows"] = self._now()
            self._rest = time.perf_counter() + REST_S

    def _now(self) -> float:
        return (time.time() - self._began) * 1000

    def _beat(self) -> None:
        now = time.perf_counter()
        stall = (now - self._last) * 1000
        if stall > self._found["stall"]:
            self._found.update(stall=stall, stall_at=self._now())
        self._last = now
        if self._now() > PATIENCE_S * 1000:
            self._heart.stop()
            raise SystemExit("No rows were painted in time.")
        if self._rest and now > self._rest:
            self._heart.stop()
            print(json.dumps(self._found))
            self._window.close()


class WatchedWindow(Window):
    """The program's own window, which tells a probe of its frames."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.probe = Probe(self)
        self.school_shown.connect(self.probe.school_shown)
        self.windowHandle().installEventFilter(self.probe)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest:
            self.probe.frame()
        return done


def look_on(start: ModuleType) -> None:
    """Let the program show a window that is looked upon."""
    start.Window = WatchedWindow  # type: ignore[attr-defined]
