"""Reading Open Referral files, UK versions 1 and 3 and HSDS 3, into what an offer can hold."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.errors import Problem
from app.imports.clean_text import shortened
from app.imports.directory.fields import offer_fields, status_of
from app.imports.directory.nesting import is_service, items_of
from app.imports.directory.parts import dict_of, line_of, website_of
from app.imports.directory.times import times_end_on
from app.progress import Progress, Silent
from app.vocabulary import fold

_MAX_SERVICES = 5_000
# A text of 50 MB can say millions of empty things that would fill gigabytes of memory.
_MAX_OBJECTS, _MAX_VALUES = 500_000, 2_000_000
_NAME_LENGTH = 120
_ID_LENGTH = 200
_STEP = 50
_NOT_ONE = "It is not an Open Referral file with services: choose the JSON file of a directory."
_NO_LICENCE = "The file does not say under which licence its entries may be used: ask whose directory it is, and note it."


@dataclass(slots=True)
class Service:
    """One service of a directory in an offer's own fields; a reason where it cannot be taken.

    status is empty where it is active or not said. ends_on: the day on which all its days and hours end.
    """

    row: int
    source_id: str = ""
    name: str = ""
    organisation: str = ""
    organisation_website: str = ""
    status: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    reason: str = ""
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Services:
    """The services of one file, what the person should know about it, and whether it is a whole directory."""

    items: tuple[Service, ...]
    notes: tuple[str, ...] = ()
    whole: bool = False

    @property
    def first_id(self) -> str:
        """Return the id of the first service that can be taken; "" where none can."""
        return next((one.source_id for one in self.items if not one.reason), "")


def read_services(text: str, name: str, progress: Progress | None = None) -> Services:
    """Return the services in the text of a JSON file: a page of version 1 or 3, a bare list, or one service.

    Also an organisation with its services, and the tables of a CSV package in one JSON file. Raises Problem
    for anything else, and for more than a directory has.
    """
    if text.count("{") + text.count("[") > _MAX_OBJECTS or text.count(",") > _MAX_VALUES:
        raise Problem(f"{name} holds more than a directory has.", "Ask for a smaller area.")
    try:
        # Directories leave control characters in their text, which strict JSON forbids.
        data = json.loads(text.lstrip("\ufeff"), strict=False)
    except (ValueError, RecursionError) as error:
        raise Problem(f"{name} is damaged or only part of a JSON file.", "Download it again.") from error
    found = items_of(data)
    total = _total(data)
    notes = []
    if total > len(found):
        notes.append(f"The file is one page of the directory: {len(found):,} of its {total:,} services.")
    whole = 0 < total <= len(found)
    return services_of(list(enumerate(found, start=1)), name, progress or Silent(), notes=notes, whole=whole)


def services_of(
    found: Sequence[tuple[int, Any]], name: str, progress: Progress, *, notes: Sequence[str], whole: bool
) -> Services:
    """Return services out of the objects of a file with their numbers; raises Problem where none is a service."""
    if not any(is_service(item) for _, item in found):
        raise Problem(f"{name} holds no services.", _NOT_ONE)
    if len(found) > _MAX_SERVICES:
        raise Problem(f"{name} has more than {_MAX_SERVICES:,} services.", "Ask for a smaller area.")
    items = []
    for at, (number, item) in enumerate(found):
        if at % _STEP == 0:
            progress.step(at, len(found), "Reading the services")
        items.append(_service(number, item))
    if not any(is_service(item) and line_of(item.get("licenses")) for _, item in found):
        notes = (*notes, _NO_LICENCE)
    return Services(tuple(items), tuple(notes), whole)


def _total(data: Any) -> int:
    """Return how many services a page says its directory has; 0 where it does not say."""
    page = dict_of(data)
    total = page.get("totalElements", page.get("total_items"))
    return total if isinstance(total, int) and not isinstance(total, bool) else 0


def _service(row: int, item: Any) -> Service:
    if not is_service(item):
        return Service(row, reason="It is not a service.")
    name = line_of(item["name"]) if isinstance(item["name"], str) else ""
    if not name:
        return Service(row, reason="The service has no name.")
    service = Service(row, name=shortened(name, _NAME_LENGTH), status=status_of(item))
    service.warnings += _warnings(service, name)
    organisation = dict_of(item.get("organization"))
    if isinstance(organisation.get("name"), str):
        service.organisation = shortened(line_of(organisation["name"]), _NAME_LENGTH)
        service.organisation_website = website_of(organisation.get("website") or organisation.get("url"))[0]
    # Without an id of its own a service is known by whose it is and what it is called.
    own = line_of(item.get("id"))[:_ID_LENGTH]
    service.source_id = own or f"{fold(service.organisation)} | {fold(name)}"[: 2 * _ID_LENGTH]
    service.fields, doubts = offer_fields(item)
    service.ends_on = times_end_on(item)
    service.warnings += doubts
    return service


def _warnings(service: Service, name: str) -> Iterator[str]:
    if service.name != name:
        yield f"The name was cut to {_NAME_LENGTH} characters."
    if service.status:
        yield f"The directory lists it as {service.status}, not as active."
