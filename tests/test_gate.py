"""Many read at a time; nobody does while the file is exchanged."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from app import gate
from app.errors import Problem
from app.gate import Gate


def test_many_pass_at_a_time() -> None:
    one, both = Gate(), Barrier(2, timeout=10)

    def inside() -> bool:
        with one.passing():
            both.wait()
        return True

    with ThreadPoolExecutor(2) as pool:
        assert all(found.result() for found in [pool.submit(inside), pool.submit(inside)])


def test_nobody_passes_while_it_is_shut_and_whoever_shut_it_may() -> None:
    one, seen, asked = Gate(), list[str](), Event()

    def late() -> None:
        asked.set()
        with one.passing():
            seen.append("late")

    with ThreadPoolExecutor(1) as pool:
        with one.shut():
            found = pool.submit(late)
            assert asked.wait(10)
            with one.passing():
                seen.append("alone")
        found.result()
    assert seen == ["alone", "late"]


def test_whoever_is_inside_passes_again_though_somebody_waits_to_shut_it() -> None:
    one, waiting = Gate(), Event()

    def shut() -> bool:
        waiting.set()
        with one.shut():
            return True

    with ThreadPoolExecutor(1) as pool:
        with one.passing():
            found = pool.submit(shut)
            assert waiting.wait(10)
            with one.passing():
                pass
        assert found.result()


def test_who_stays_inside_too_long_is_said_and_it_stays_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gate, "_PATIENCE", 0.01)
    one = Gate()
    with one.passing(), ThreadPoolExecutor(1) as pool:
        with pytest.raises(Problem, match="being read just now"):
            pool.submit(one.shut().__enter__).result()
        pool.submit(one.passing().__enter__).result()
