"""Deciding, from what was typed, between the window and the command line."""

from __future__ import annotations

import builtins
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from app.cli.command import answered, guarded
from app.errors import Problem


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments say; returns 0 for done, 1 for a problem; 2 is argparse's for wrong usage."""
    arguments = _typed(list(sys.argv[1:] if argv is None else argv))
    wants_window = arguments.command in (None, "open") or (
        arguments.command == "demo" and not arguments.headless
    )
    if not wants_window:
        gc.enable()
    return guarded(arguments, _window if wants_window else answered)


def _typed(words: list[str]) -> Any:
    # What nearly every start says needs no parser: making it takes a twentieth of the time to the window.
    return window_words(words) or _parsed(words)


def window_words(words: list[str]) -> SimpleNamespace | None:
    """Return what the parser would, for the few words that open the window; None where it has to be asked."""
    match words:
        case []:
            return SimpleNamespace(command=None)
        case ["demo"]:
            return SimpleNamespace(command="demo", headless=False)
        case ["open", *folder] if len(folder) < 2 and not "".join(folder).startswith("-"):
            return SimpleNamespace(command="open", school=Path(folder[0]) if folder else None)
    return None


def _parsed(words: list[str]) -> Any:
    from app.cli.parser import parse

    return parse(words)


def _window(arguments: Any) -> int:
    linux = sys.platform.startswith("linux")
    if linux and not any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        raise Problem(
            "There is no screen here to show a window on.",
            "Without one: fivefold demo --headless, or --help.",
        )
    _load_qt()
    from app.ui.start import run

    return run(getattr(arguments, "school", None), sample=arguments.command == "demo")


def _load_qt() -> None:
    """Load Qt, which only a window needs; the command line works without its system libraries.

    PySide puts a function of its own in the place of Python's import, which reads the source of every module that is
    imported from then on, to find out whether it wants names_like_this: a fifth of what importing the rest takes.
    Nothing here does, so Python gets its own back (docs/decisions/0015-pysides-import.md).
    """
    own = builtins.__import__
    import PySide6.QtWidgets  # noqa: F401

    builtins.__import__ = own
