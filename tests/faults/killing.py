"""Doing some work in a child that is killed at a moment or at a step, and what it had said until then."""

from __future__ import annotations

import os
import random
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

Say = Callable[[str], None]
Work = Callable[[Say], None]
_PATIENCE = 60
_RUNS = 3
# What Python tells an audit hook of where files are made, exchanged and taken away.
_STEPS = frozenset(
    {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.chmod", "shutil.rmtree"}
)


@dataclass(frozen=True)
class Ended:
    """How a child ended: what it had said, whether by a kill, and what went wrong where it ended by itself."""

    said: tuple[str, ...]
    killed: bool
    wrong: str
    seconds: float


class Moments:
    """When to kill some work: by turns at any moment, mostly near its end, and just before one of its file steps."""

    def __init__(self, chance: random.Random, work: Callable[[], Work]) -> None:
        """Do the work a few times unharmed: how long it takes, and over how many steps. work gives each its own."""
        self._chance, self._turn = chance, 0
        ran = [killed(_counting(work())) for _ in range(_RUNS)]
        if wrong := next((one.wrong for one in ran if one.wrong), ""):
            raise AssertionError(wrong)
        self._usually = median(one.seconds for one in ran)
        self._steps = list(range(1, int(ran[-1].said[-1]) + 1))
        chance.shuffle(self._steps)

    def kill(self, work: Work) -> Ended:
        """Kill some work at the next moment."""
        self._turn += 1
        if self._turn % 2:
            return killed(_ending_at(work, self._steps[self._turn // 2 % len(self._steps)]))
        ended = killed(work, self._usually * self._chance.triangular(0, 1.35, 1))
        # A machine that others use too is not always as fast: three in four are to be killed.
        self._usually *= 1.04 if ended.killed else 0.9
        return ended


def unheard(_: str) -> None:
    """Listen to nothing that is said, where some work is done without a kill."""


def killed(work: Work, after: float = _PATIENCE) -> Ended:
    """Do work in a child and kill it after some seconds, as kill -9 does; what it said before is returned.

    The process must have no other threads, and nothing open that a child would share.
    """
    started = time.monotonic()
    ear, mouth = os.pipe()
    child = os.fork()
    if not child:
        os.close(ear)
        os._exit(_working(work, mouth))
    os.close(mouth)
    heard = _hear_until(ear, started + after)
    seconds = time.monotonic() - started
    os.kill(child, signal.SIGKILL)
    heard += b"".join(iter(lambda: os.read(ear, 1 << 16), b""))
    os.close(ear)
    status = os.waitpid(child, 0)[1]
    lines = heard.decode().split("\0")[:-1]
    said = tuple(line for line in lines if not line.startswith("!"))
    wrong = next((line[1:] for line in lines if line.startswith("!")), "")
    return Ended(said, os.WIFSIGNALED(status), wrong, seconds)


def _working(work: Work, mouth: int) -> int:
    def say(line: str) -> None:
        os.write(mouth, line.encode() + b"\0")

    try:
        work(say)
    except BaseException:  # noqa: BLE001 - told to the parent, which counts it as lost
        say("!" + traceback.format_exc()[-600:])
        return 1
    return 0


def _hear_until(ear: int, moment: float) -> bytes:
    heard = b""
    while (left := moment - time.monotonic()) > 0:
        if not select.select([ear], [], [], left)[0]:
            break
        piece = os.read(ear, 1 << 16)
        if not piece:
            break
        heard += piece
    return heard


def _counting(work: Work) -> Work:
    """Return the work with the number of its steps said at the end."""

    def do(say: Say) -> None:
        steps = 0

        def count(event: str, _: object) -> None:
            nonlocal steps
            steps += event in _STEPS

        sys.addaudithook(count)
        work(say)
        say(str(steps))

    return do


def _ending_at(work: Work, last: int) -> Work:
    """Return the work with its end just before one of its steps."""

    def do(say: Say) -> None:
        left = last

        def end(event: str, _: object) -> None:
            nonlocal left
            if event in _STEPS:
                left -= 1
                if not left:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(end)
        work(say)

    return do
