"""Lines around a table of offers that say something of the whole, such as “NB costs are estimates”: none is an offer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.imports.offer_table.bands import alone
from app.imports.table import Row

# Each as a line begins that nobody calls an offer: “Key skills” and “Notes and rhymes” may be one.
_REMARK = re.compile(
    r"(?:n\.? ?b\.?(?=[\s:,–-])|(?:please )?notes?(?: that\b|\s*:|\s+[–-])|key(?:\s*:|\s+[–-])|(?:re)?(?:last )?(?:updated|reviewed|revised)\b"
    r"|source\s*:|date of (?:next )?review\b|next review\b|review date\b|\*+\s*(?:see|please|costs?|where|all|these|this)\b)",
    re.IGNORECASE,
)
_SHOWN, _LONG = 6, 60


def is_remark(row: Row) -> bool:
    """Say whether a row holds a single cell that begins as a remark on the table does."""
    text = alone(row)
    return bool(text) and _REMARK.match(text) is not None


def remarks_said(rows: Sequence[Row]) -> Iterator[str]:
    """Yield what says that such lines were passed over, if there are any."""
    found = list(dict.fromkeys(alone(row) for row in rows if is_remark(row)))
    if found:
        some = ", ".join(f"“{text[:_LONG]}”" for text in found[:_SHOWN])
        yield f"Passed over as remarks on the table: {some}{', …' if len(found) > _SHOWN else ''}."
