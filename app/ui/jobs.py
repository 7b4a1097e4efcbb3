"""Long work off the UI thread: Qt-free functions that report progress, can be cancelled, and answer on the UI thread."""

from collections.abc import Callable
from threading import Event, Lock
from typing import Any

from PySide6.QtCore import QObject, QThread, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from app.errors import Invalid, Problem
from app.progress import Cancelled, Progress
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.label import Label

PATIENCE_MS = 500
_LOOK_MS = 60

Work = Callable[[Progress], Any]


class _Told:
    """The progress handed to the work: the worker writes it, the UI thread reads it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._now = (0, 0, "")
        self.stop = Event()

    def step(self, done: int, total: int, text: str = "") -> None:
        if self.stop.is_set():
            raise Cancelled
        with self._lock:
            self._now = (done, total, text)

    def now(self) -> tuple[int, int, str]:
        with self._lock:
            return self._now


class _Worker(QThread):
    """Runs the work and keeps its answer or its error.

    It has no parent: Qt ends the whole program when a thread dies with its dialog while it still runs.
    """

    def __init__(self, work: Work, told: _Told) -> None:
        super().__init__()
        self._work, self._told = work, told
        self.answer: Any = None
        self.error: BaseException | None = None

    def stop(self) -> None:
        """Ask the work to stop at its next step."""
        self._told.stop.set()

    def run(self) -> None:
        try:
            self.answer = self._work(self._told)
        except BaseException as error:  # noqa: BLE001 - handed to the UI thread, which raises or shows it
            self.error = error


_at_work: set[_Worker] = set()


def wait_for_all() -> None:
    """Ask whatever work still goes on to stop, and wait for it: before the program ends, and after each test."""
    for worker in list(_at_work):
        worker.stop()
        worker.wait()
    _at_work.clear()


def at_work() -> bool:
    """Say whether some work still goes on, such as for who takes a picture when all of it has come."""
    return any(worker.isRunning() for worker in _at_work)


class Job(QObject):
    """One piece of long work.

    Exactly one of `succeeded(answer)`, `failed(Problem or Invalid)` and `cancelled()` comes, on the UI thread; any
    other error is a bug and is raised there. `ended` comes after each. `progressed(done, total, text)` comes meanwhile.
    A job whose parent goes asks its work to stop, and says nothing more.
    """

    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    progressed = Signal(int, int, str)
    ended = Signal()

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._told = _Told()
        self._worker = _Worker(work, self._told)
        self._worker.finished.connect(self._finish)
        self._watch = QTimer(self)
        self._watch.setInterval(_LOOK_MS)
        self._watch.timeout.connect(self._look)
        self.destroyed.connect(self._told.stop.set)

    def start(self) -> None:
        """Begin."""
        # A job that went with its parent heard no end: its worker is let go of here.
        _at_work.difference_update([worker for worker in _at_work if worker.isFinished()])
        _at_work.add(self._worker)
        self._watch.start()
        self._worker.start()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._told.stop.set()

    def stop_and_wait(self) -> None:
        """Cancel and wait until the work has let go of everything, for closing the window."""
        self.cancel()
        self._worker.wait()

    @property
    def running(self) -> bool:
        """Whether the work is still going on."""
        return self._worker.isRunning()

    def _look(self) -> None:
        self.progressed.emit(*self._told.now())

    def _finish(self) -> None:
        self._watch.stop()
        # It has said that it is done, and ends in a moment: only then may it be let go of.
        self._worker.wait()
        _at_work.discard(self._worker)
        error = self._worker.error
        try:
            if error is None:
                self.succeeded.emit(self._worker.answer)
            elif isinstance(error, Cancelled):
                self.cancelled.emit()
            elif isinstance(error, Problem | Invalid):
                self.failed.emit(error)
            else:
                raise error
        finally:
            self.ended.emit()
            self.deleteLater()


class JobBar(QWidget):
    """One thin bar with words and Cancel: it shows itself when a job takes more than half a second."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._words = Label("", "second")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(180)
        self._bar.setAccessibleName("Progress")
        self._cancel = LinkButton("Cancel", tip="Stop this; nothing is changed")
        self._cancel.clicked.connect(self._cancel_job)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PATIENCE_MS)
        self._later.timeout.connect(self.show)
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 2, 12, 2)
        line.setSpacing(12)
        for part in (self._words, self._bar, self._cancel):
            line.addWidget(part)
        line.addStretch(1)
        self.hide()

    def watch(self, job: Job, words: str) -> None:
        """Show this job, with these words until it says better ones, once it has taken half a second."""
        self._job = job
        self._words.setText(words)
        self._cancel.setEnabled(True)
        self._bar.setRange(0, 0)
        job.progressed.connect(self._progressed)
        job.ended.connect(self._ended)
        self._later.start()

    def _progressed(self, done: int, total: int, text: str) -> None:
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        if text:
            self._words.setText(text)

    def _cancel_job(self) -> None:
        if self._job is not None:
            self._words.setText("Stopping …")
            self._cancel.setEnabled(False)
            self._job.cancel()

    def _ended(self) -> None:
        self._later.stop()
        self._job = None
        self.hide()
