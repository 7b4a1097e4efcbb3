"""`python -m app` and the `fivefold` command."""

from __future__ import annotations

import sys


def main() -> int:
    """Start the program; returns its exit code."""
    try:
        from app.main import main as start

        return start()
    except KeyboardInterrupt:
        # Ctrl+C while the program is still being read in.
        return 130


if __name__ == "__main__":
    sys.exit(main())
