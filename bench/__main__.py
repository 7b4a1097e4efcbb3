"""Runs the benchmarks that are named, or all: one line a measure, and the same as JSON."""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module
from pathlib import Path

from bench.machine import machine
from bench.measure import Measure, write_json

# name: module. Each module has measures(runs), which runs both sides in turn.
BENCHES = {
    "start": "bench.start",
    "search": "bench.search",
    "save": "bench.saving",
    "quick_log": "bench.quick_log",
    "map": "bench.map_page",
    "pupil": "bench.pupil_page",
    "board": "bench.board",
    "registers": "bench.registers",
    "excel": "bench.workbook",
    "named": "bench.named",
    "governors": "bench.governors",
    "memory": "bench.memory",
    "more": "bench.more",
    "transfer": "bench.transfer",
    "locked": "bench.locked",
    "reports": "bench.reports",
    "imports": "bench.imports",
    "offers_back": "bench.offers_back",
}


def main(words: list[str]) -> int:
    """Measure, print and write; returns 1 where a target was missed."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*BENCHES, []], help=f"of {', '.join(BENCHES)}; else all")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write the figures with every single value")
    parser.add_argument("--runs", type=int, default=7, metavar="N", help="rounds of both sides (7)")
    asked = parser.parse_args(words)
    # A window of our own is measured off the screen, so that nothing on it changes what is measured.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    facts = machine()
    print(", ".join(f"{name} {value}" for name, value in facts.items()), flush=True)
    found: list[Measure] = []
    for name in asked.names or BENCHES:
        for measure in import_module(BENCHES[name]).measures(asked.runs):
            print(measure.line(), flush=True)
            found.append(measure)
    if asked.json:
        write_json(found, facts, asked.json)
    return int(any(measure.met is False for measure in found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
