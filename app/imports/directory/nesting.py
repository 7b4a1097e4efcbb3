"""Finding the services in what a JSON file holds: every shape that directories give them in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.imports.directory.joining import is_tabular, joined_services
from app.imports.directory.parts import dicts

_PAGES = ("contents", "content")
_ANY = {"id", "organization", "description"}
_SURE = {"status", "organization", "organization_id"}
_NEVER = {
    "latitude", "location_type", "addresses", "tax_status", "legal_status", "year_incorporated", "version",
    "parent_organization_id", "organization_identifiers", "taxonomy", "taxonomy_id", "taxonomy_detail", "term_uri",
}  # fmt: skip
_OF_PLACE = ("contacts", "phones", "schedules")


def is_service(item: Any) -> bool:
    """Say whether an object can be a service: it has a name and something else that services have.

    Places, organisations and words of a taxonomy have much the same, and some things that no service has.
    """
    if not isinstance(item, dict) or "name" not in item or not _ANY & set(item):
        return False
    return bool(_SURE & set(item)) or not _NEVER & set(item)


def items_of(data: Any) -> list[Any]:
    """Return what may be services: of a page, a list, organisations, services at places, or one by itself."""
    if isinstance(data, dict):
        if is_tabular(data):
            return [item for _, item in joined_services(data).rows]
        for key in _PAGES:
            if isinstance(data.get(key), list):
                return list(_unfolded(data[key]))
        return list(_unfolded([data]))
    return list(_unfolded(data)) if isinstance(data, list) else []


def _unfolded(found: list[Any]) -> Iterator[Any]:
    """Yield the services of each object; what is not known stays, to be refused with its number."""
    for one in found:
        if not isinstance(one, dict):
            yield one
        elif isinstance(one.get("services"), list):
            yield from _of_organisation(one)
        elif isinstance(one.get("service"), dict):
            yield _at_place(one)
        else:
            yield one


def _of_organisation(one: dict[str, Any]) -> Iterator[Any]:
    house = {key: value for key, value in one.items() if key != "services"}
    for service in one["services"]:
        nameless = isinstance(service, dict) and "organization" not in service and "name" in house
        yield {**service, "organization": house} if nameless else service


def _at_place(one: dict[str, Any]) -> dict[str, Any]:
    """Return the service with the place beside it as its own place, as a list of services has it."""
    service: dict[str, Any] = one["service"]
    place = {key: one[key] for key in (*_OF_PLACE, "location") if key in one}
    return {**service, "service_at_locations": [*dicts(service.get("service_at_locations")), place]}
