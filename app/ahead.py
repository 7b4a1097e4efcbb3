"""Answers that were read before anybody asked for them, each given once and none after a write."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any


class Ahead:
    """Keeps such answers for the thread of the window, while others read ahead and write.

    An answer is of the time when its reading began: kept after a write it would be old, however late that write came.
    """

    def __init__(self) -> None:
        self._answers: dict[Any, Any] = {}
        self._age = 0
        self._guard = threading.Lock()

    @property
    def age(self) -> int:
        """What a reading begins with, for keep()."""
        return self._age

    def keep(
        self,
        age: int,
        answer: object,
        query: Callable[..., Any],
        args: tuple[Any, ...],
        kwargs: Mapping[str, Any],
    ) -> None:
        """Keep what a query has answered, unless something was forgotten since its reading began at that age."""
        with self._guard:
            if age == self._age:
                self._answers[_key(query, args, kwargs)] = answer

    def has(self, query: Callable[..., Any], args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> bool:
        """Say whether the answer is kept."""
        with self._guard:
            return self._found(query, args, kwargs) is not None

    def take(
        self, query: Callable[..., Any], args: tuple[Any, ...], kwargs: Mapping[str, Any]
    ) -> tuple[Any] | None:
        """Return the answer alone in a tuple, which is not kept any longer, or None where there is none."""
        with self._guard:
            key = self._found(query, args, kwargs)
            return None if key is None else (self._answers.pop(key),)

    @contextmanager
    def none_kept(self) -> Iterator[None]:
        """Forget before something is written and after it: what is read meanwhile is of before, too."""
        self.forget()
        try:
            yield
        finally:
            self.forget()

    def forget(self) -> None:
        """Drop every answer, and those whose reading is under way."""
        with self._guard:
            self._age += 1
            self._answers.clear()

    def _found(self, query: Callable[..., Any], args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> Any:
        # The query alone first: others may be asked with what has no hash, such as the choices of an import.
        if not any(key[0] == query for key in self._answers):
            return None
        key = _key(query, args, kwargs)
        return key if key in list(self._answers) else None


def _key(query: Callable[..., Any], args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> Any:
    return query, args, tuple(sorted(kwargs.items()))
