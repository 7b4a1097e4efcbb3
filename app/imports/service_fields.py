"""Field by field: what an Open Referral service says about an offer; what it does not say stays blank."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from typing import Any

from app.operations.website import website_problem

from .clean_text import clean_line, plain_text, shortened

_LONG, _MIDDLE, _SHORT = 10_000, 2_000, 500
_EMAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>.]+")
_OLDEST = 25
_NO_AGE = 120
_WAYS = {
    "phone": "phone",
    "telephone": "phone",
    "online": "online",
    "virtual": "online",
    "home visit": "home_visit",
    "homevisit": "home_visit",
}
_DAYS = {
    "MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday", "FR": "Friday", "SA": "Saturday",
    "SU": "Sunday",
}  # fmt: skip


def offer_fields(item: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Return the fields of an offer that a service fills, and doubts. Grouping and domain are never inferred."""
    doubts: list[str] = []
    notes: list[str] = []
    website, doubt = website_of(item.get("url"))
    doubts += [doubt] if doubt else []
    age_from, age_to, said = _ages(item)
    notes += [said] if said else []
    status = _text(item.get("status"))
    if status and status.casefold() != "active":
        notes.append(f"The directory lists it as {status}.")
        doubts.append(f"The directory lists it as {shortened(status, 40)}, not as active.")
    if alert := _text(item.get("alert")):
        notes.append(alert)
    if audience := _joined(_text(one.get("audienceType")) for one in _list(item.get("pc_targetAudience"))):
        notes.append(f"For whom, in the directory's words: {audience}.")
    fields = {
        "what": _prose(item.get("description"), _LONG, doubts),
        "website": website,
        "contact": shortened(_contact(item, doubts), _SHORT),
        "age_from": age_from,
        "age_to": age_to,
        "entry_criteria": shortened(_criteria(item), _MIDDLE),
        "how_to_refer": shortened(_refer(item), _MIDDLE),
        "expected_wait": shortened(clean_line(_text(item.get("wait_time"))), _SHORT),
        "cost_note": shortened(_cost(item), _MIDDLE),
        "delivery": _delivery(item),
        "days_and_place": shortened(_joined([*_times(item), *_places(item)], "\n"), _MIDDLE),
        "area": shortened(
            _joined(
                _text(one.get("name") or one.get("service_area")) for one in _list(item.get("service_areas"))
            ),
            _SHORT,
        ),
        "notes": shortened("\n".join(notes), _MIDDLE),
        "checked_on": _assured(item),
    }
    return fields, doubts


def website_of(value: Any) -> tuple[str, str]:
    """Return a web address that looks like one, else nothing and a doubt; it is never fetched."""
    text = clean_line(value) if isinstance(value, str) else ""
    if not text:
        return "", ""
    if len(text) > _SHORT or website_problem(text):
        return "", "The web address does not look like one and was left out."
    return text, ""


def _text(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return plain_text(str(value))


def _list(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _joined(texts: Iterable[str], between: str = ", ") -> str:
    return between.join(dict.fromkeys(text for text in texts if text))


def _prose(value: Any, limit: int, doubts: list[str]) -> str:
    whole = _text(value)
    if len(whole) > limit:
        doubts.append(f"The description was cut to {limit:,} characters.")
    return shortened(whole, limit)


def _contact(item: dict[str, Any], doubts: list[str]) -> str:
    emails, phones = [item.get("email")], _list(item.get("phones"))
    for contact in _list(item.get("contacts")):
        # People's names stay in the directory: the number and the address are what is needed.
        emails.append(contact.get("email"))
        phones += _list(contact.get("phones"))
    said = []
    for email in (clean_line(one) for one in emails if isinstance(one, str) and one.strip()):
        if _EMAIL.fullmatch(email):
            said.append(email)
        else:
            doubts.append("An email address does not look like one and was left out.")
    return _joined([*said, *(clean_line(_text(phone.get("number"))) for phone in phones)], "; ")


def _eligibilities(item: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for key in ("eligibilitys", "eligibilities", "eligibility") for one in _list(item.get(key))]


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
    said = (_text(one.get("eligibility")) for one in _eligibilities(item))
    return _joined([_text(item.get("eligibility_description")), *said], "\n")


def _refer(item: dict[str, Any]) -> str:
    more = _text(item.get("pc_attendingAccess_additionalInfo"))
    return _joined([_text(item.get("application_process")), _text(item.get("attending_access")), more], "\n")


def _cost(item: dict[str, Any]) -> str:
    said = [_text(item.get("fees_description")), _text(item.get("fees"))]
    for option in _list(item.get("cost_options")):
        amount = _joined([_text(option.get("amount")), _text(option.get("amount_description"))], " ")
        said.append(_joined([_text(option.get("option")), amount], ": "))
    return _joined(said, "\n")


def _delivery(item: dict[str, Any]) -> str | None:
    sources = [item, *_list(item.get("schedules")), *_list(item.get("regular_schedules"))]
    words = {_text(one.get("attending_type")).casefold() for one in sources} - {""}
    found = {_WAYS[word] for word in words if word in _WAYS}
    if len(words) > 1 and found:
        return "mixed"
    return next(iter(found), None)


def _times(item: dict[str, Any]) -> Iterator[str]:
    for one in [*_list(item.get("schedules")), *_list(item.get("regular_schedules"))]:
        days = _joined(
            _DAYS.get(day.strip()[-2:].upper(), "")
            for day in clean_line(str(one.get("byday") or "")).split(",")
        )
        opens, closes = (clean_line(str(one.get(key) or ""))[:5] for key in ("opens_at", "closes_at"))
        hours = f"{opens}–{closes}" if opens and closes else ""
        yield _joined([days, hours, _text(one.get("description"))], " ")


def _places(item: dict[str, Any]) -> Iterator[str]:
    for one in _list(item.get("service_at_locations")):
        location = one.get("location")
        if not isinstance(location, dict):
            continue
        addresses = [*_list(location.get("addresses")), *_list(location.get("physical_addresses"))]
        lines = [
            _text(address.get(key)) for address in addresses for key in ("address_1", "city", "postal_code")
        ]
        yield _joined([_text(location.get("name")), *lines])


def _assured(item: dict[str, Any]) -> date | None:
    metadata = item.get("pc_metadata")
    more = metadata.get("date_assured") if isinstance(metadata, dict) else None
    for value in (item.get("assured_date"), more):
        if isinstance(value, str):
            with suppress(ValueError):
                return date.fromisoformat(value.strip()[:10])
    return None
