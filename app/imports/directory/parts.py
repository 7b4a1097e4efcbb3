"""The parts of an Open Referral service that are lists within lists: contacts, costs, times and places, as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from app.imports.clean_text import clean_line, plain_text
from app.operations.website import website_problem

MAX_WEBSITE = 500
_EMAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>.]+")
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


def text_of(value: Any) -> str:
    """Return a text or number as clean text, and nothing for anything else."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return plain_text(str(value))


def dicts(value: Any) -> list[dict[str, Any]]:
    """Return the objects of a list, and nothing where there is no list of objects."""
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def joined(texts: Iterable[str], between: str = ", ") -> str:
    """Return the texts that say something, each once, in one."""
    return between.join(dict.fromkeys(text for text in texts if text))


def website_of(value: Any) -> tuple[str, str]:
    """Return a web address that looks like one, else nothing and a doubt; it is never fetched."""
    text = clean_line(value) if isinstance(value, str) else ""
    if not text:
        return "", ""
    if len(text) > MAX_WEBSITE or website_problem(text):
        return "", "The web address does not look like one and was left out."
    return text, ""


def contact_of(item: dict[str, Any], doubts: list[str]) -> str:
    """Return email addresses and telephone numbers; what is no address adds a doubt."""
    emails, phones = [item.get("email")], dicts(item.get("phones"))
    for contact in dicts(item.get("contacts")):
        # People's names stay in the directory: the number and the address are what is needed.
        emails.append(contact.get("email"))
        phones += dicts(contact.get("phones"))
    said = []
    for email in (clean_line(one) for one in emails if isinstance(one, str) and one.strip()):
        if _EMAIL.fullmatch(email):
            said.append(email)
        else:
            doubts.append("An email address does not look like one and was left out.")
    return joined([*said, *(clean_line(text_of(phone.get("number"))) for phone in phones)], "; ")


def cost_of(item: dict[str, Any]) -> str:
    """Return what a service costs, in its own words."""
    said = [text_of(item.get("fees_description")), text_of(item.get("fees"))]
    for option in dicts(item.get("cost_options")):
        amount = joined([text_of(option.get("amount")), text_of(option.get("amount_description"))], " ")
        said.append(joined([text_of(option.get("option")), amount], ": "))
    return joined(said, "\n")


def delivery_of(item: dict[str, Any]) -> str | None:
    """Return the code of the way it is given, where its words are known."""
    sources = [item, *dicts(item.get("schedules")), *dicts(item.get("regular_schedules"))]
    words = {text_of(one.get("attending_type")).casefold() for one in sources} - {""}
    found = {_WAYS[word] for word in words if word in _WAYS}
    if len(words) > 1 and found:
        return "mixed"
    return next(iter(found), None)


def times_of(item: dict[str, Any]) -> Iterator[str]:
    """Return days and hours, a line each."""
    for one in [*dicts(item.get("schedules")), *dicts(item.get("regular_schedules"))]:
        days = joined(
            _DAYS.get(day.strip()[-2:].upper(), "")
            for day in clean_line(str(one.get("byday") or "")).split(",")
        )
        opens, closes = (clean_line(str(one.get(key) or ""))[:5] for key in ("opens_at", "closes_at"))
        hours = f"{opens}–{closes}" if opens and closes else ""
        yield joined([days, hours, text_of(one.get("description"))], " ")


def places_of(item: dict[str, Any]) -> Iterator[str]:
    """Return where it takes place, a line each."""
    for one in dicts(item.get("service_at_locations")):
        location = one.get("location")
        if not isinstance(location, dict):
            continue
        addresses = [*dicts(location.get("addresses")), *dicts(location.get("physical_addresses"))]
        lines = [
            text_of(address.get(key)) for address in addresses for key in ("address_1", "city", "postal_code")
        ]
        yield joined([text_of(location.get("name")), *lines])
