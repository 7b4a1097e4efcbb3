"""What operations write into the folded columns; they are made in app.queries, where a check reads them too."""

from __future__ import annotations

from app.queries.folding import offer_folded, pupil_folded

__all__ = ["offer_folded", "pupil_folded"]
