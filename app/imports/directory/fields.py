"""Field by field: what an Open Referral service says about an offer; what it does not say stays blank."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import Any

from app.imports.clean_text import shortened
from app.imports.directory.parts import (
    contact_of,
    cost_of,
    delivery_of,
    dict_of,
    dicts,
    joined,
    line_of,
    places_of,
    text_of,
    website_of,
)
from app.imports.directory.times import times_of

# What the form of an offer holds, so that saving it there changes nothing.
_LONG, _MIDDLE, _SHORT, _WAIT = 10_000, 2_000, 500, 200
_OLDEST = 25
_NO_AGE = 120
_ACCESS = {
    "appointment": "By appointment.",
    "membership": "For members.",
    "drop-in": "Drop-in.",
    "dropin": "Drop-in.",
}
_REFERRAL = "By referral."


def offer_fields(item: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Return the fields of an offer that a service fills, and doubts. Grouping and domain are never inferred."""
    doubts: list[str] = []
    website, doubt = website_of(item.get("url"))
    doubts += [doubt] if doubt else []
    age_from, age_to, ages = _ages(item)
    refer, hint = _refer(item)
    fields = {
        "what": _prose(item.get("description"), _LONG, doubts),
        "website": website,
        "contact": shortened(contact_of(item, doubts), _SHORT),
        "age_from": age_from,
        "age_to": age_to,
        "entry_criteria": shortened(_criteria(item), _MIDDLE),
        "how_to_refer": shortened(refer, _MIDDLE),
        "expected_wait": shortened(line_of(item.get("wait_time")), _WAIT),
        "cost_note": shortened(cost_of(item), _SHORT),
        "delivery": delivery_of(item),
        "days_and_place": shortened(joined([*times_of(item), *places_of(item)], "\n"), _MIDDLE),
        "area": shortened(_area(item), _SHORT),
        "notes": shortened("\n".join(filter(None, (ages, *_notes(item), hint))), _MIDDLE),
        "checked_on": _assured(item),
    }
    return fields, list(dict.fromkeys(doubts))


def status_of(item: dict[str, Any]) -> str:
    """Return the status that is not “active”, such as “temporarily closed”; nothing where it is, or is not said."""
    status = shortened(line_of(item.get("status")), 40)
    return "" if status.casefold() == "active" else status


def _notes(item: dict[str, Any]) -> Iterator[str]:
    if status := status_of(item):
        yield f"The directory lists it as {status}."
    yield text_of(item.get("alert"))
    if audience := joined(line_of(one.get("audienceType")) for one in dicts(item.get("pc_targetAudience"))):
        yield f"For whom, in the directory's words: {audience}."
    if words := joined(_own_words(item)):
        yield f"About it, in the directory's words: {words}."
    if documents := joined(line_of(one.get("document")) for one in dicts(item.get("required_documents"))):
        yield f"To bring: {documents}"
    if licence := line_of(item.get("licenses")):
        yield f"Licence of this entry: {licence}"


def _own_words(item: dict[str, Any]) -> Iterator[str]:
    """Return the words a directory sorts its services by: no standard list, so they stay words."""
    yield line_of(item.get("deliverable_type"))
    for one in dicts(item.get("attributes")):
        term = dict_of(one.get("taxonomy_term"))
        yield line_of(term.get("name") or term.get("term"), _WAIT)
    for one in dicts(item.get("service_taxonomys")):
        yield line_of(dict_of(one.get("taxonomy")).get("name"))


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
    if isinstance(value, (bool, list, dict)) or value is None or (isinstance(value, str) and len(value) > 20):
        return None
    with suppress(ValueError, OverflowError):
        number = int(float(value))
        return number if 0 <= number <= _NO_AGE else None
    return None


def _criteria(item: dict[str, Any]) -> str:
    said = (text_of(one.get("eligibility")) for one in _eligibilities(item))
    return joined([text_of(item.get("eligibility_description")), *said], "\n")


def _refer(item: dict[str, Any]) -> tuple[str, str]:
    """Return how to get it, and a hint for the notes: that a referral is needed does not say how to make one."""
    access = [line_of(item.get("attending_access"))]
    access += [line_of(one.get("attending_access")) for one in dicts(item.get("schedules"))]
    ways = [_REFERRAL if "referral" in one.casefold() else _ACCESS.get(one.casefold(), one) for one in access]
    how = [text_of(item.get("application_process")), text_of(item.get("pc_attendingAccess_additionalInfo"))]
    if not any(how) and not set(ways) - {"", _REFERRAL}:
        return "", f"In the directory: {_REFERRAL.lower()}" if any(ways) else ""
    return joined([*how[:1], *ways, *how[1:]], "\n"), ""


def _area(item: dict[str, Any]) -> str:
    return joined(
        line_of(one.get("name") or one.get("service_area")) for one in dicts(item.get("service_areas"))
    )


def _assured(item: dict[str, Any]) -> date | None:
    for value in (item.get("assured_date"), dict_of(item.get("pc_metadata")).get("date_assured")):
        if isinstance(value, str):
            with suppress(ValueError):
                return date.fromisoformat(value.strip()[:10])
    return None
