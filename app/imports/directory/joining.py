"""Joining the tables of an HSDS package by their ids into services as its JSON has them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.imports.directory.parts import line_of

Table = Sequence[Mapping[str, Any]]
Tables = Mapping[str, Table]
Row = dict[str, Any]

# The tables that say something an offer can hold, and what each may be called: version 1 has singular names.
TABLES: dict[str, tuple[str, ...]] = {
    "services": ("services", "service"),
    "organizations": ("organizations", "organization"),
    "contacts": ("contacts", "contact"),
    "phones": ("phones", "phone"),
    "schedules": ("schedules", "schedule", "regular_schedules", "regular_schedule"),
    "service_areas": ("service_areas", "service_area"),
    "cost_options": ("cost_options", "cost_option"),
    "eligibilitys": ("eligibilities", "eligibilitys", "eligibility"),
    "service_at_locations": ("service_at_locations", "service_at_location"),
    "locations": ("locations", "location"),
    "addresses": ("addresses", "address", "physical_addresses", "physical_address"),
    "attributes": ("attributes", "attribute"),
    "taxonomy_terms": ("taxonomy_terms", "taxonomy_term"),
    "required_documents": ("required_documents", "required_document"),
}
# As many rows of one table as anybody would read of one service; a hostile file has more.
_MOST = 20
_PARTS = ("schedules", "service_areas", "cost_options", "eligibilitys", "required_documents")


@dataclass(frozen=True, slots=True)
class Joined:
    """The services of a package, each with its number among the rows, and what did not fit together."""

    rows: tuple[tuple[int, Row], ...]
    notes: tuple[str, ...]


def table_named(name: str) -> str:
    """Return which table a file's name (such as “phones.csv”) stands for; nothing for one that is not needed."""
    stem = name.rpartition("/")[2].casefold().removesuffix(".csv")
    return next((table for table, names in TABLES.items() if stem in names), "")


def is_tabular(data: Mapping[str, Any]) -> bool:
    """Say whether an object holds the tables of a package: “services.csv” and lists beside it."""
    return any(key.endswith(".csv") and table_named(key) == "services" for key in data)


def joined_services(tables: Mapping[str, Any]) -> Joined:
    """Return the services of tables by name; rows whose ids lead nowhere are left aside.

    A row may carry its number in the file under the empty name.
    """
    found: dict[str, list[Row]] = defaultdict(list)
    for name, rows in tables.items():
        if table := table_named(name):
            found[table] += [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return _Package(found).joined()


class _Package:
    """The tables, each found by the ids that point to it."""

    def __init__(self, tables: Mapping[str, list[Row]]) -> None:
        self._tables = tables
        self._by: dict[tuple[str, str], dict[str, list[Row]]] = {}

    def joined(self) -> Joined:
        rows = []
        lost = 0
        seen: set[str] = set()
        for place, row in enumerate(self._tables.get("services", ()), start=1):
            own = line_of(row.get("id"))
            # What is there twice is refused later; what belongs to it is not read again for it.
            twice = own in seen
            service = dict(row) if twice else self._service(row)
            seen |= {own} - {""}
            house = line_of(row.get("organization_id"))
            lost += bool(house) and not twice and "organization" not in service
            number = service.pop("", place)
            rows.append((number if isinstance(number, int) else place, service))
        notes = []
        if lost:
            said = "1 service names" if lost == 1 else f"{lost:,} services name"
            notes.append(f"{said} an organisation that the file does not have.")
        return Joined(tuple(rows), tuple(notes))

    def _of(self, table: str, key: str, value: Any) -> list[Row]:
        """Return the rows of a table whose key is this id."""
        known = self._by.get((table, key))
        if known is None:
            known = self._by[table, key] = defaultdict(list)
            for row in self._tables.get(table, ()):
                own = line_of(row.get(key))
                if own and len(known[own]) < _MOST:
                    known[own].append(row)
        return known.get(line_of(value), [])

    def _service(self, row: Row) -> Row:
        own = row.get("id")
        service = {**row, "contacts": self._contacts("service_id", own)}
        service["phones"] = self._of("phones", "service_id", own)
        for part in _PARTS:
            service[part] = self._of(part, "service_id", own)
        service["service_at_locations"] = [
            self._place(one) for one in self._of("service_at_locations", "service_id", own)
        ]
        service["attributes"] = [
            {"taxonomy_term": term}
            for one in self._of("attributes", "link_id", own)
            for term in self._of("taxonomy_terms", "id", one.get("taxonomy_term_id"))
        ]
        for house in self._of("organizations", "id", row.get("organization_id"))[:1]:
            service["organization"] = {
                **house,
                "phones": self._of("phones", "organization_id", house.get("id")),
                "contacts": self._contacts("organization_id", house.get("id")),
            }
        return service

    def _contacts(self, key: str, value: Any) -> list[Row]:
        return [
            {**contact, "phones": self._of("phones", "contact_id", contact.get("id"))}
            for contact in self._of("contacts", key, value)
        ]

    def _place(self, one: Row) -> Row:
        own = one.get("id")
        place = {
            "contacts": self._contacts("service_at_location_id", own),
            "phones": self._of("phones", "service_at_location_id", own),
            "schedules": self._of("schedules", "service_at_location_id", own),
        }
        for location in self._of("locations", "id", one.get("location_id"))[:1]:
            addresses = self._of("addresses", "location_id", location.get("id"))
            place["location"] = {**location, "addresses": addresses}  # type: ignore[assignment]
        return place
