"""The parts of an Open Referral service that are lists within lists: contacts, costs, times and places, as text."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from typing import Any

from app.imports.clean_text import clean_line, plain_text
from app.imports.directory.until import until_words
from app.operations.website import website_problem

MAX_WEBSITE = 500
# Far more than any field keeps; what a hostile file writes beyond it is not even cleaned.
_MAX_RAW, _MAX_LINE, _MAX_LIST = 100_000, 2_000, 100
# What many services of a file may share, such as an address, is short: it is read once for each of them.
_SHORT, _FEW = 200, 10
_EMAIL = re.compile(r"[^\s@,;:<>()\"]{1,64}@[^\s@,;<>()\"]{1,200}\.[^\s@,;<>().\"]{2,24}")
_WAYS = (
    ("phone", re.compile(r"\b(?:tele)?phones?\b", re.IGNORECASE)),
    ("online", re.compile(r"\b(?:online|virtual(?:ly)?|remote(?:ly)?|video|web)\b", re.IGNORECASE)),
    ("home_visit", re.compile(r"\bhome[ _-]?visits?\b", re.IGNORECASE)),
    # Attending somewhere is no way of its own here, but with another one it makes several.
    ("", re.compile(r"\b(?:venue|in[ -]person|face[ -]to[ -]face|physical|location)\b", re.IGNORECASE)),
)
_NO_PRICE = re.compile(r"£? ?0+(?:\.0+)?")
_SIGNS = {"gbp": "£", "£": "£"}


def text_of(value: Any) -> str:
    """Return a text or number as clean text, and nothing for anything else."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    if isinstance(value, float):
        if not math.isfinite(value):
            return ""
        value = int(value) if value.is_integer() else value
    return plain_text(str(value)[:_MAX_RAW])


def line_of(value: Any, most: int = _MAX_LINE) -> str:
    """Return the first characters of a text or number on one clean line, and nothing for anything else."""
    return clean_line(text_of(value[:most] if isinstance(value, str) else value))


def dicts(value: Any) -> list[dict[str, Any]]:
    """Return the objects of a list, as far as anybody would read them, and nothing where there is no list."""
    return [one for one in value[:_MAX_LIST] if isinstance(one, dict)] if isinstance(value, list) else []


def dict_of(value: Any) -> dict[str, Any]:
    """Return an object, and an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def joined(texts: Iterable[str], between: str = ", ") -> str:
    """Return the texts that say something, each once, in one."""
    return between.join(dict.fromkeys(text for text in texts if text))


def website_of(value: Any) -> tuple[str, str]:
    """Return a web address that looks like one, else nothing and a doubt; it is never fetched."""
    text = clean_line(value[:_MAX_LINE]) if isinstance(value, str) else ""
    if not text:
        return "", ""
    if len(text) > MAX_WEBSITE or website_problem(text):
        return "", "The web address does not look like one and was left out."
    return text, ""


def contact_of(item: dict[str, Any], doubts: list[str]) -> str:
    """Return email addresses and telephone numbers; what is no address adds a doubt.

    People's names stay in the directory: the number and the address are what is needed. Where a service gives
    none, its organisation's are taken.
    """
    said: list[str] = []
    for one in _with_contacts(item):
        said += _emails(one.get("email"), doubts)
        said += [_phone(phone) for phone in dicts(one.get("phones"))]
    if not any(said):
        organisation = dict_of(item.get("organization"))
        for one in (organisation, *dicts(organisation.get("contacts"))[:_FEW]):
            said += _emails(one.get("email"), doubts)
            said += [_phone(phone) for phone in dicts(one.get("phones"))[:_FEW]]
    return joined(said, "; ")


def _with_contacts(item: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield item
    yield from dicts(item.get("contacts"))
    for there in dicts(item.get("service_at_locations")):
        yield there
        yield from dicts(there.get("contacts"))


def _emails(value: Any, doubts: list[str]) -> list[str]:
    text = line_of(value, _SHORT) if isinstance(value, str) else ""
    found = _EMAIL.findall(text)
    if text and not found:
        doubts.append("An email address does not look like one and was left out.")
    return found


def _phone(phone: dict[str, Any]) -> str:
    """Return a number with the words that stand before it; some directories put it in quotation marks."""
    number, more = line_of(phone.get("number"), _SHORT).strip("\"' "), line_of(phone.get("extension"), _SHORT)
    if not number or "fax" in line_of(phone.get("type"), _SHORT).casefold():
        return ""
    return f"{number} ext. {more}" if more else number


def cost_of(item: dict[str, Any]) -> str:
    """Return what a service costs, in its own words; a bare 0 may only mean that nobody filled it in."""
    said = [line_of(item.get(key)) for key in ("fees_description", "fees")]
    said = ["" if _NO_PRICE.fullmatch(one) else one for one in said]
    for option in dicts(item.get("cost_options")):
        amount = joined([_amount(option), line_of(option.get("amount_description"))], " ")
        words = joined([line_of(option.get("option")), amount], ": ")
        said.append(joined([words, until_words(option)], " ") if amount else "")
    return joined(said, "; ")


def _amount(option: dict[str, Any]) -> str:
    text, currency = line_of(option.get("amount")), line_of(option.get("currency")).casefold()
    if not text or _NO_PRICE.fullmatch(text):
        return ""
    sign = _SIGNS.get(currency, "")
    return f"{sign}{text}" if sign else f"{text} {currency.upper()}".strip()


def delivery_of(item: dict[str, Any]) -> str | None:
    """Return the code of the way it is given, where its words are known."""
    sources = [item, *dicts(item.get("schedules")), *dicts(item.get("regular_schedules"))]
    words = " / ".join(line_of(one.get("attending_type")) for one in sources)
    found = [way for way, pattern in _WAYS if pattern.search(words)]
    return "mixed" if len(found) > 1 else (found[0] or None) if found else None


def places_of(item: dict[str, Any]) -> Iterator[str]:
    """Return where it takes place, a line each."""
    for one in dicts(item.get("service_at_locations"))[:_FEW]:
        location = dict_of(one.get("location"))
        addresses = [*dicts(location.get("addresses")), *dicts(location.get("physical_addresses"))]
        keys = ("address_1", "city", "postal_code")
        lines = [line_of(address.get(key), _SHORT) for address in addresses[:3] for key in keys]
        yield joined([line_of(location.get("name"), _SHORT), *lines])
