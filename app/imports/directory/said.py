"""A directory's words for an offer's fields, told apart from a person's own, so that a newer file keeps those."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from app.imports.clean_text import shortened
from app.vocabulary import fold

# Field → what its form calls it; these are the fields that a directory fills.
LABELS = {
    "name": "Name",
    "organisation": "Who offers it",
    "what": "What happens",
    "website": "Web address",
    "contact": "Whom to ask",
    "age_from": "Ages from",
    "age_to": "Ages to",
    "entry_criteria": "Who can come",
    "how_to_refer": "How to refer",
    "expected_wait": "Wait",
    "cost_note": "Cost",
    "delivery": "Way",
    "days_and_place": "When and where",
    "area": "Area",
    "notes": "Notes",
    "checked_on": "Last checked",
}
# The key that tells offers of one directory from those of another; no field has its name.
DIRECTORY = "directory"
_SHOWN = 120

Values = dict[str, Any]


def plain(value: Any) -> Any:
    """Return a field's value as it is kept: dates as text, and nothing said as None."""
    if isinstance(value, date):
        return value.isoformat()
    return value if value or value == 0 else None


def same(field: str, one: Any, other: Any) -> bool:
    """Say whether two values of a field say the same; forms may change spaces and line breaks."""
    if field == "organisation":
        return fold(str(one or "")) == fold(str(other or ""))
    if isinstance(one, str) and isinstance(other, str):
        return " ".join(one.split()) == " ".join(other.split())
    return bool(one == other)


def written(said: Values) -> str:
    """Return what a source says as it is kept with the offer."""
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def shown(field: str, value: Any) -> str:
    """Return a value as the preview shows it within a sentence: dates in words, long texts by their beginning."""
    if value is None:
        return ""
    if field == "checked_on":
        day = date.fromisoformat(value)
        return f"{day.day} {day:%B %Y}"
    words = str(value).replace("_", " ") if field == "delivery" else str(value)
    return shortened(" ".join(words.split()), _SHOWN).removesuffix(".")
