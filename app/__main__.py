"""`python -m app` and the `fivefold` command."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Start the program; returns its exit code."""
    # Collecting while everything is read in costs 8 % of the start and finds nothing: it begins again when the
    # first page stands, or at once where no window is asked for.
    gc.disable()
    try:
        from app.main import main as start

        return start()
    except KeyboardInterrupt:
        # Ctrl+C while the program is still being read in.
        print("Stopped before it began.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
