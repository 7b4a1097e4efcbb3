"""Unused objects are searched for on the UI thread alone."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.progress import Progress
from app.ui.collecting import Collector, collect_if_due
from app.ui.jobs import Job


class Knot:
    """An object that only the search finds."""

    def __init__(self) -> None:
        self.itself = self


def tie(count: int) -> None:
    """Leave so many unused objects behind."""
    for _ in range(count):
        Knot()


@pytest.fixture
def searched_on() -> Iterator[list[bool]]:
    """Whether each search since was on the main thread."""
    found: list[bool] = []

    def told(phase: str, about: dict[str, int]) -> None:
        if phase == "start":
            found.append(threading.current_thread() is threading.main_thread())

    gc.callbacks.append(told)
    yield found
    gc.callbacks.remove(told)


def test_work_off_the_ui_thread_never_searches(
    light: QApplication, qtbot: QtBot, searched_on: list[bool]
) -> None:
    owner = QObject()
    Collector(owner)

    def work(progress: Progress) -> None:
        tie(20_000)

    job = Job(work, owner)
    with qtbot.waitSignal(job.ended, timeout=5000):
        job.start()
    assert all(searched_on)


def test_the_ui_thread_searches_when_it_is_due(
    light: QApplication, qtbot: QtBot, searched_on: list[bool]
) -> None:
    owner = QObject()
    Collector(owner)
    tie(20_000)
    qtbot.waitUntil(lambda: bool(searched_on), timeout=5000)


def test_nothing_is_searched_before_it_is_due(searched_on: list[bool]) -> None:
    gc.collect()
    searched_on.clear()
    collect_if_due()
    assert searched_on == []
