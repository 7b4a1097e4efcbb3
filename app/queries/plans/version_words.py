"""The text of an earlier version of a plan, kept as JSON, in words that anybody reads."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from app.queries.map_words import full_day
from app.queries.plans.labels import AIM_LABELS, KIND_LABELS, PLAN_LABELS
from app.vocabulary import REGISTER_LABELS

Words = Mapping[str, Mapping[str, str]]
# Fields that hold a code of a list of words.
_LISTS = {"setting": "setting", "lead_sector": "sector"}
_CODES = {"register": REGISTER_LABELS, "trusted_chosen_by": KIND_LABELS}


def version_lines(content: str, words: Words) -> tuple[tuple[str, str], ...]:
    """Return label and text of all that a version said, its aims last; what was empty is left out."""
    # Of who was anonymised nothing is left of what it said.
    said: dict[str, Any] = json.loads(content) if content else {}
    found = [
        (PLAN_LABELS[name], _say(name, value, words))
        for name, value in said.items()
        if name in PLAN_LABELS and value not in (None, "", False)
    ]
    for number, aim in enumerate(said.get("aims", ()), 1):
        found.append((f"Aim {number}", f"“{aim['words']}”"))
        found += [
            (AIM_LABELS[name], _say(name, value, words))
            for name, value in aim.items()
            if name != "words" and value not in (None, "")
        ]
    return tuple(found)


def _say(name: str, value: Any, words: Words) -> str:
    if name.endswith("_on"):
        return full_day(date.fromisoformat(value))
    if name in _LISTS:
        return words[_LISTS[name]].get(value, value)
    if name in _CODES:
        return _CODES[name].get(value, value)
    return "Yes" if value is True else f"{value:g}" if isinstance(value, float) else str(value)
