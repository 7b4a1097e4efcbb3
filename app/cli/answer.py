"""What a command answers, and how it is said: to a person in words, to a program in JSON."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.errors import Invalid, Problem


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of a command: a sentence with details, what a program needs, and the exit code."""

    sentence: str
    data: Mapping[str, Any] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    unprotected: bool = False
    code: int = 0


def utf8() -> None:
    """Let every name be printed, whatever the console, the file or the name of a folder makes of it."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def say(answer: Answer, *, as_json: bool) -> int:
    """Print an answer and return its exit code."""
    # The window starts by way of this module, and must not wait for the database library.
    from app.queries.map_about import UNPROTECTED

    if as_json:
        notice = {"protection": UNPROTECTED} if answer.unprotected else {}
        _json({"done": answer.sentence, **answer.data, **notice})
        return answer.code
    for line in (answer.sentence, *answer.lines):
        print(line)
    if answer.unprotected:
        print(f"{UNPROTECTED}.", file=sys.stderr)
    return answer.code


def say_problem(problem: Problem | Invalid, *, as_json: bool) -> int:
    """Print one sentence on stderr, and for a program the same as JSON; returns 1."""
    if as_json:
        fields = {"fields": dict(problem.problems)} if isinstance(problem, Invalid) else {}
        _json({"problem": str(problem), **fields})
    print(str(problem), file=sys.stderr)
    return 1


def _json(data: Mapping[str, Any]) -> None:
    # The window starts by way of this module too.
    import json

    print(json.dumps(data, ensure_ascii=False, default=str))
