"""Ctrl+C while something is written stops at a step, and after the last one no more."""

from __future__ import annotations

import os
import signal
import sys

import pytest

from app.cli.stopping import Stopping
from app.progress import Cancelled, Silent

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there a signal to oneself ends the program")


def press() -> None:
    """Press Ctrl+C."""
    os.kill(os.getpid(), signal.SIGINT)


def test_it_is_heeded_at_the_next_step() -> None:
    with Stopping() as stopping:
        progress = stopping.at_steps(Silent())
        progress.step(1, 3)
        press()
        with pytest.raises(Cancelled):
            progress.step(2, 3)


def test_after_the_last_step_what_was_done_is_said() -> None:
    said = ""
    with Stopping() as stopping:
        stopping.at_steps(Silent()).step(3, 3)
        press()
        said = "Imported."
    assert said == "Imported."


def test_before_anything_is_written_it_stops_at_once() -> None:
    with pytest.raises(KeyboardInterrupt), Stopping():
        press()


def test_and_so_it_does_again_afterwards() -> None:
    with Stopping() as stopping:
        stopping.at_steps(Silent())
    with pytest.raises(KeyboardInterrupt):
        press()
