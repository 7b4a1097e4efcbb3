"""What a service of Open Referral UK 3 has to be, written down field by field from the published profile.

Only names, types, formats and what is required; the words that explain them stay where they were published, with
github.com/OpenReferralUK/uk-profile (profile and schema of October 2024, CC BY-SA 4.0). Where that is on this
computer, FIVEFOLD_ORUK names its folder `schema` and the tests go by it too.

A line is: the thing, a colon, its fields. `!` is required, `@uuid` a format, `=a|b` the only values, `#` a number,
`[thing]` a list of things and `{thing}` one of them; anything else is text.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft202012Validator, FormatChecker

_THINGS = """
service: id!@uuid organization_id@uuid name! description url@uri email@email
    status!=active|inactive|defunct|temporarily_closed fees accreditations minimum_age# maximum_age# assured_date
    assurer_email@email alert last_modified@date-time schedules[schedule] service_areas[service_area]
    service_at_locations[service_at_location] languages[language] organization{organization} funding[funding]
    cost_options[cost_option] contacts[contact] attributes[attribute]
organization: id!@uuid name! description! email@email website@uri logo uri@uri parent_organization_id@uuid
    attributes[attribute]
schedule: id!@uuid service_id@uuid service_at_location_id@uuid valid_from valid_to dtstart freq=WEEKLY|MONTHLY
    interval# byday bymonthday description opens_at closes_at schedule_link@uri attending_type notes
service_area: id!@uuid service_id@uuid name extent extent_type uri service_area
service_at_location: id!@uuid service_id@uuid location_id@uuid
language: id!@uuid service_id@uuid phone_id@uuid
funding: id!@uuid service_id@uuid source
cost_option: id!@uuid service_id@uuid valid_from valid_to option amount# amount_description
contact: id!@uuid service_id@uuid name title attributes[attribute]
phone: id!@uuid contact_id@uuid number! description languages[language]
attribute: id!@uuid link_id@uuid taxonomy_term_id@uuid link_type taxonomy_term{taxonomy_term}
taxonomy_term: id!@uuid name! description! parent_id@uuid taxonomy taxonomy_id@uuid term_uri@uri term
"""
PAGE = {
    "total_items": "integer",
    "total_pages": "integer",
    "page_number": "integer",
    "size": "integer",
    "first_page": "boolean",
    "last_page": "boolean",
    "empty": "boolean",
}
FORMATS = FormatChecker(["uuid", "email"])


@FORMATS.checks("uri")
def _is_uri(value: object) -> bool:
    parts = urlsplit(str(value))
    return bool(parts.scheme and parts.netloc and str(value).isascii() and " " not in str(value))


def things() -> dict[str, dict[str, Any]]:
    """Return the schema of each thing; nothing is allowed in it that the profile does not name."""
    found = {}
    for line in _THINGS.replace("\n    ", " ").strip().splitlines():
        name, _, fields = line.partition(": ")
        found[name] = _thing(fields.split())
    # The profile keeps numbers apart in a table that points at contacts; files put them into the contact.
    found["contact"]["properties"]["phones"] = {"type": "array", "items": {"$ref": "#/$defs/phone"}}
    return found


def validator() -> Draft202012Validator:
    """Return what finds the faults of a page of services."""
    page = {
        "type": "object",
        "properties": {name: {"type": kind} for name, kind in PAGE.items()}
        | {"contents": {"type": "array", "items": {"$ref": "#/$defs/service"}}},
        "required": [*PAGE, "contents"],
        "additionalProperties": False,
        "$defs": things(),
    }
    return Draft202012Validator(page, format_checker=FORMATS)


def _thing(fields: list[str]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    required = []
    for field in fields:
        name = field.rstrip("!#").split("@")[0].split("=")[0].split("[")[0].split("{")[0].rstrip("!")
        properties[name] = _kind(field)
        if "!" in field:
            required.append(name)
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _kind(field: str) -> dict[str, Any]:
    if field.endswith("]"):
        return {"type": "array", "items": {"$ref": f"#/$defs/{field[field.index('[') + 1 : -1]}"}}
    if field.endswith("}"):
        return {"$ref": f"#/$defs/{field[field.index('{') + 1 : -1]}"}
    if field.endswith("#"):
        return {"type": "number"}
    if "=" in field:
        return {"type": "string", "enum": [one.replace("_", " ") for one in field.split("=")[1].split("|")]}
    return {"type": "string"} | ({"format": field.split("@")[1]} if "@" in field else {})
