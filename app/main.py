"""Deciding, from what was typed, between the window and the command line."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from app.cli.command import answered, guarded
from app.cli.parser import parse
from app.errors import Problem


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the arguments say; returns 0 for done, 1 for a problem; 2 is argparse's for wrong usage."""
    arguments = parse(sys.argv[1:] if argv is None else argv)
    wants_window = arguments.command in (None, "open") or (
        arguments.command == "demo" and not arguments.headless
    )
    return guarded(arguments, _window if wants_window else answered)


def _window(arguments: Namespace) -> int:
    linux = sys.platform.startswith("linux")
    if linux and not any(os.environ.get(n) for n in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        raise Problem(
            "There is no screen here to show a window on.",
            "Without one: fivefold demo --headless, or --help.",
        )
    # Qt is loaded only when a window is asked for; the command line works without its system libraries.
    from app.ui.start import run

    return run(getattr(arguments, "school", None), sample=arguments.command == "demo")
