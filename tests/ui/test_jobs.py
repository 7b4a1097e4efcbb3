"""Long work answers on the UI thread, can be cancelled, and leaves nothing behind."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.errors import Invalid, Problem
from app.progress import Progress
from app.ui.jobs import PATIENCE_MS, Job, JobBar, wait_for_all


class Ear(QObject):
    """Hears what a job says, and on which thread."""

    def __init__(self, job: Job) -> None:
        super().__init__()
        self.heard: list[tuple[str, Any]] = []
        self.threads: set[QThread] = set()
        job.succeeded.connect(self.succeeded)
        job.failed.connect(self.failed)
        job.cancelled.connect(self.cancelled)

    def succeeded(self, answer: object) -> None:
        self._hear("succeeded", answer)

    def failed(self, error: object) -> None:
        self._hear("failed", error)

    def cancelled(self) -> None:
        self._hear("cancelled", None)

    def _hear(self, what: str, value: object) -> None:
        self.heard.append((what, value))
        self.threads.add(QThread.currentThread())


class Gate:
    """Work that goes on until it is let through or cancelled, and says that it has cleaned up."""

    def __init__(self) -> None:
        self.open, self.begun = threading.Event(), threading.Event()
        self.cleaned = False

    def __call__(self, progress: Progress) -> str:
        try:
            while not self.open.wait(0.005):
                progress.step(1, 4, "Reading")
                self.begun.set()
        finally:
            self.cleaned = True
        return "done"


def run(qtbot: QtBot, owner: QObject, work: Any) -> Ear:
    """Run a job to its end and return what was heard."""
    job = Job(work, owner)
    ear = Ear(job)
    with qtbot.waitSignal(job.ended, timeout=5000):
        job.start()
    return ear


def test_the_answer_comes_on_the_ui_thread(light: QApplication, qtbot: QtBot) -> None:
    ear = run(qtbot, light, lambda progress: threading.current_thread() is threading.main_thread())
    assert ear.heard == [("succeeded", False)]
    assert ear.threads == {light.thread()}


@pytest.mark.parametrize("error", [Problem("The disk is full.", "Free some space."), Invalid({"a": "b"})])
def test_a_problem_is_handed_over_and_not_raised(light: QApplication, qtbot: QtBot, error: Exception) -> None:
    def work(progress: Progress) -> None:
        raise error

    assert run(qtbot, light, work).heard == [("failed", error)]


def test_a_bug_is_raised_on_the_ui_thread(light: QApplication, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        raise KeyError("bug")

    with qtbot.captureExceptions() as bugs:
        ear = run(qtbot, light, work)
    assert [kind for kind, *_ in bugs] == [KeyError]
    assert not ear.heard


def test_cancelling_stops_the_work_at_its_next_step(light: QApplication, qtbot: QtBot) -> None:
    gate = Gate()
    job = Job(gate, light)
    ear = Ear(job)
    job.start()
    assert gate.begun.wait(5)
    with qtbot.waitSignal(job.ended, timeout=5000):
        job.cancel()
    assert ear.heard == [("cancelled", None)]
    assert gate.cleaned


def test_nothing_is_left_behind(light: QApplication, qtbot: QtBot) -> None:
    owner = QObject()
    run(qtbot, owner, lambda progress: None)
    qtbot.waitUntil(lambda: not owner.children(), timeout=5000)
    assert not owner.findChildren(QThread)


def test_work_outlives_the_dialog_that_asked_for_it(light: QApplication, qtbot: QtBot) -> None:
    gate, owner = Gate(), QObject()
    ear = Ear(job := Job(gate, owner))
    job.start()
    assert gate.begun.wait(5)
    delete(owner)
    wait_for_all()
    assert gate.cleaned
    assert not ear.heard


def test_progress_is_told_while_the_work_goes_on(light: QApplication, qtbot: QtBot) -> None:
    gate = Gate()
    told: list[tuple[int, int, str]] = []

    def hear(*now: Any) -> None:
        told.append(now)

    job = Job(gate, light)
    job.progressed.connect(hear)
    job.start()
    qtbot.waitUntil(lambda: (1, 4, "Reading") in told, timeout=5000)
    with qtbot.waitSignal(job.ended, timeout=5000):
        gate.open.set()


def test_a_short_job_shows_no_bar_and_a_long_one_does(light: QApplication, qtbot: QtBot) -> None:
    bar, gate = JobBar(), Gate()
    qtbot.addWidget(bar)
    job = Job(gate, light)
    bar.watch(job, "Making the map …")
    job.start()
    assert not bar.isVisible()
    qtbot.waitUntil(bar.isVisible, timeout=PATIENCE_MS * 10)
    with qtbot.waitSignal(job.ended, timeout=5000):
        gate.open.set()
    assert not bar.isVisible()


def test_the_bars_cancel_cancels(light: QApplication, qtbot: QtBot) -> None:
    bar, gate = JobBar(), Gate()
    qtbot.addWidget(bar)
    job = Job(gate, light)
    bar.watch(job, "Making the map …")
    bar.show()
    job.start()
    assert gate.begun.wait(5)
    assert bar.findChildren(QProgressBar)[0].accessibleName() == "Progress"
    with qtbot.waitSignal(job.cancelled, timeout=5000):
        bar.findChildren(QPushButton)[0].click()


def test_closing_waits_until_the_work_has_let_go(light: QApplication, qtbot: QtBot) -> None:
    gate = Gate()
    job = Job(gate, light)
    job.start()
    assert gate.begun.wait(5)
    with qtbot.waitSignal(job.ended, timeout=5000):
        job.stop_and_wait()
        assert gate.cleaned
        assert not job.running
