"""Notices when nobody has touched the program for some minutes: no key, mouse, wheel, pen or finger."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

LOOK_MS = 5_000
_LOCK = QKeyCombination(Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_L)
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.NativeGesture,
    }
)


class Idle(QObject):
    """`idle()` comes once nobody has touched any window of the program for so many minutes, or somebody asks to lock.

    A key of the main window is dead while a dialog is open over it, and locking must not be.

    It listens to windows, where input arrives first, rather than to every event of the program: those are
    thousands a second. It asks the clock of the day, which goes on while the computer sleeps.
    """

    idle = Signal()

    def __init__(self, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._limit = timedelta(0)
        self._last = clock()
        self._watch = QTimer(self)
        self._watch.setInterval(LOOK_MS)
        self._watch.timeout.connect(self.look)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._listen)

    def begin(self, minutes: int) -> None:
        """Watch from now on."""
        self._limit, self._last = timedelta(minutes=minutes), self._clock()
        for window in QGuiApplication.allWindows():
            self._listen(window)
        self._watch.start()

    def stop(self) -> None:
        """Watch no more."""
        self._watch.stop()

    def look(self) -> bool:
        """Say so where nobody has touched anything for too long; returns whether it said so."""
        now = self._clock()
        # A clock that was put back starts the wait anew.
        self._last = min(self._last, now)
        if not self._watch.isActive() or now - self._last < self._limit:
            return False
        self._watch.stop()
        self.idle.emit()
        return True

    def touched(self) -> bool:
        """Begin to wait anew; the touch that wakes a computer after a long sleep comes too late, and is lost."""
        late = self.look()
        self._last = self._clock()
        return late

    def _listen(self, window: QWindow | None) -> None:
        if window is not None and self._watch.isActive() | (self._limit > timedelta(0)):
            # A second time only moves the filter to the front.
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _TOUCHES or not self._watch.isActive():
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and _asks(event):
            self._watch.stop()
            self.idle.emit()
            return True
        return self.touched()


def _asks(event: QKeyEvent) -> bool:
    """Say whether a key is the one that locks, wherever it is pressed."""
    return event.keyCombination() == _LOCK
