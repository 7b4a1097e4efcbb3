"""Field by field: what an Open Referral service says about an offer; what it does not say stays blank."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Any

from app.imports.clean_text import clean_line, shortened
from app.imports.directory.parts import (
    contact_of,
    cost_of,
    delivery_of,
    dicts,
    joined,
    places_of,
    text_of,
    times_of,
    website_of,
)

_LONG, _MIDDLE, _SHORT = 10_000, 2_000, 500
_OLDEST = 25
_NO_AGE = 120


def offer_fields(item: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Return the fields of an offer that a service fills, and doubts. Grouping and domain are never inferred."""
    doubts: list[str] = []
    notes: list[str] = []
    website, doubt = website_of(item.get("url"))
    doubts += [doubt] if doubt else []
    age_from, age_to, said = _ages(item)
    notes += [said] if said else []
    status = text_of(item.get("status"))
    if status and status.casefold() != "active":
        notes.append(f"The directory lists it as {status}.")
        doubts.append(f"The directory lists it as {shortened(status, 40)}, not as active.")
    if alert := text_of(item.get("alert")):
        notes.append(alert)
    if audience := joined(text_of(one.get("audienceType")) for one in dicts(item.get("pc_targetAudience"))):
        notes.append(f"For whom, in the directory's words: {audience}.")
    fields = {
        "what": _prose(item.get("description"), _LONG, doubts),
        "website": website,
        "contact": shortened(contact_of(item, doubts), _SHORT),
        "age_from": age_from,
        "age_to": age_to,
        "entry_criteria": shortened(_criteria(item), _MIDDLE),
        "how_to_refer": shortened(_refer(item), _MIDDLE),
        "expected_wait": shortened(clean_line(text_of(item.get("wait_time"))), _SHORT),
        "cost_note": shortened(cost_of(item), _MIDDLE),
        "delivery": delivery_of(item),
        "days_and_place": shortened(joined([*times_of(item), *places_of(item)], "\n"), _MIDDLE),
        "area": shortened(
            joined(
                text_of(one.get("name") or one.get("service_area"))
                for one in dicts(item.get("service_areas"))
            ),
            _SHORT,
        ),
        "notes": shortened("\n".join(notes), _MIDDLE),
        "checked_on": _assured(item),
    }
    return fields, doubts


def _prose(value: Any, limit: int, doubts: list[str]) -> str:
    whole = text_of(value)
    if len(whole) > limit:
        doubts.append(f"The description was cut to {limit:,} characters.")
    return shortened(whole, limit)


def _eligibilities(item: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for key in ("eligibilitys", "eligibilities", "eligibility") for one in dicts(item.get(key))]


def _ages(item: dict[str, Any]) -> tuple[int | None, int | None, str]:
    """Return the ages, and words for ages that no school has; −1, 0 to 0 and 999 mean that nobody said."""
    sources = [item, *_eligibilities(item)]
    lows = [age for one in sources if (age := _age(one.get("minimum_age"))) is not None]
    highs = [age for one in sources if (age := _age(one.get("maximum_age"))) is not None]
    low, high = min(lows, default=None), max(highs, default=None)
    if low is not None and high is not None and low > high:
        return None, None, ""
    if not high:
        high = None
        low = low or None
    if low is not None and low > _OLDEST:
        return None, None, f"Ages in the directory: {low}{f' to {high}' if high else ' and over'}."
    return low, high if high is not None and high <= _OLDEST else None, ""


def _age(value: Any) -> int | None:
    if isinstance(value, (bool, list, dict)) or value is None:
        return None
    with suppress(ValueError, OverflowError):
        number = int(float(value))
        return number if 0 <= number <= _NO_AGE else None
    return None


def _criteria(item: dict[str, Any]) -> str:
    said = (text_of(one.get("eligibility")) for one in _eligibilities(item))
    return joined([text_of(item.get("eligibility_description")), *said], "\n")


def _refer(item: dict[str, Any]) -> str:
    more = text_of(item.get("pc_attendingAccess_additionalInfo"))
    return joined(
        [text_of(item.get("application_process")), text_of(item.get("attending_access")), more], "\n"
    )


def _assured(item: dict[str, Any]) -> date | None:
    metadata = item.get("pc_metadata")
    more = metadata.get("date_assured") if isinstance(metadata, dict) else None
    for value in (item.get("assured_date"), more):
        if isinstance(value, str):
            with suppress(ValueError):
                return date.fromisoformat(value.strip()[:10])
    return None
