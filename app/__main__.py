"""`python -m app` and the `fivefold` command."""

from __future__ import annotations

import sys

from app.main import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
