"""Starts the program as `python -m app` does, and looks on once it has come to its window."""

from __future__ import annotations

import os
import runpy
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType


class Hook:
    """Waits for the module that shows the window, then lets a module of ours see it; no other import is touched."""

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Answer for `app.ui.start` alone, once."""
        if name != "app.ui.start":
            return None
        sys.meta_path.remove(self)
        spec = PathFinder.find_spec(name, path, target)
        assert spec is not None
        assert spec.loader is not None
        load = spec.loader.exec_module

        def and_look_on(module: ModuleType) -> None:
            load(module)
            watch = import_module(os.environ.get("BENCH_WATCH", "bench.start_watch"))
            watch.look_on(module)

        spec.loader.exec_module = and_look_on  # type: ignore[method-assign]
        return spec


if __name__ == "__main__":
    sys.meta_path.insert(0, Hook())
    runpy.run_module("app", run_name="__main__", alter_sys=True)
