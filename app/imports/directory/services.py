"""Reading Open Referral UK files, versions 1 and 3 (HSDS), into what an offer can hold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from app.errors import Problem
from app.imports.clean_text import clean_line, plain_text, shortened
from app.imports.directory.fields import offer_fields
from app.imports.directory.parts import website_of
from app.vocabulary import fold

_MAX_SERVICES = 5_000
_LISTS = ("contents", "content", "services")
_NAME_LENGTH = 120
_NOT_ONE = "It is not an Open Referral file with services: choose the JSON file of a directory."


@dataclass(slots=True)
class Service:
    """One service of a directory in an offer's own fields; a reason where it cannot be taken."""

    row: int
    source_id: str = ""
    name: str = ""
    organisation: str = ""
    organisation_website: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Services:
    """The services of one file, and what the person should know about it."""

    items: tuple[Service, ...]
    notes: tuple[str, ...] = ()


def read_services(text: str, name: str) -> Services:
    """Return the services in the text of a JSON file: a page of version 1 or 3, a bare list, or one service."""
    try:
        # Directories leave control characters in their text, which strict JSON forbids.
        data = json.loads(text.lstrip("\ufeff"), strict=False)
    except (ValueError, RecursionError) as error:
        raise Problem(f"{name} is damaged or only part of a JSON file.", "Download it again.") from error
    found = _items(data)
    if found is None or not any(_is_service(item) for item in found):
        raise Problem(f"{name} holds no services.", _NOT_ONE)
    if len(found) > _MAX_SERVICES:
        raise Problem(f"{name} has more than {_MAX_SERVICES:,} services.", "Ask for a smaller area.")
    items = tuple(_service(number, item) for number, item in enumerate(found, start=1))
    return Services(items, tuple(_notes(data, len(found))))


def _items(data: Any) -> list[Any] | None:
    if isinstance(data, list):
        return data
    if not isinstance(data, dict):
        return None
    for key in _LISTS:
        if isinstance(data.get(key), list):
            found: list[Any] = data[key]
            return found
    if isinstance(data.get("service"), dict):
        return [data["service"]]
    return [data]


def _is_service(item: Any) -> bool:
    return (
        isinstance(item, dict) and "name" in item and bool({"id", "organization", "description"} & set(item))
    )


def _notes(data: Any, count: int) -> Iterator[str]:
    if not isinstance(data, dict):
        return
    total = data.get("totalElements", data.get("total_items"))
    if isinstance(total, int) and total > count:
        yield f"The file is one page of the directory: {count:,} of its {total:,} services."


def _service(row: int, item: Any) -> Service:
    if not _is_service(item):
        return Service(row, reason="It is not a service.")
    name = clean_line(plain_text(item["name"])) if isinstance(item["name"], str) else ""
    if not name:
        return Service(row, reason="The service has no name.")
    service = Service(row, name=shortened(name, _NAME_LENGTH))
    if service.name != name:
        service.warnings.append(f"The name was cut to {_NAME_LENGTH} characters.")
    organisation = item.get("organization")
    if isinstance(organisation, dict) and isinstance(organisation.get("name"), str):
        service.organisation = shortened(clean_line(plain_text(organisation["name"])), _NAME_LENGTH)
        service.organisation_website = website_of(organisation.get("website") or organisation.get("url"))[0]
    # Without an id of its own a service is known by whose it is and what it is called.
    given = item.get("id")
    own = clean_line(str(given))[:200] if isinstance(given, (str, int)) else ""
    service.source_id = own or f"{fold(service.organisation)} | {fold(name)}"
    service.fields, doubts = offer_fields(item)
    service.warnings += doubts
    return service
