"""The operations that Undo does not take back; they are listed in app.done, where queries can read them too."""

from __future__ import annotations

from app.done import FINAL

__all__ = ["FINAL"]
