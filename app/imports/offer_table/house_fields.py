"""Whose an offer is: the organisation, found by name or made, and whether it is one of the school's own teams."""

from __future__ import annotations

from app.imports.aliases.offers import label_of
from app.imports.clean_text import clean_line
from app.imports.offer_table.known import House
from app.imports.offer_table.simple_fields import meaning
from app.imports.offer_table.taking import Take
from app.imports.table import Cell
from app.imports.values import shown
from app.vocabulary import fold

_OURS = frozenset(
    ("in-house", "in house", "inhouse", "internal", "school", "in school", "our school", "the school", "ours", "us",
     "school staff", "school based", "yes", "y")
)  # fmt: skip
_THEIRS = frozenset(
    (
        "external",
        "externally",
        "partner",
        "outside",
        "outside agency",
        "external agency",
        "external provider",
        "no",
        "n",
    )
)
_LONGEST = 120


def take_house(take: Take) -> None:
    """Take the organisation and whether it is in-house, from both columns together."""
    cells = take.said.cells
    ours = _flag(take, cells.get("in_house"))
    name = clean_line(str(cells.get("organisation") or ""))
    if name and take.untouched("organisation", cells["organisation"]):
        name = ""
    if not name and ours is None and (said := _other(take, cells.get("in_house"))):
        name = said
    if name and fold(name) in _OURS | _THEIRS and fold(name) not in take.known.houses_by_name:
        ours, name = fold(name) in _OURS if ours is None else ours, ""
    if len(name) > _LONGEST:
        take.keep("organisation", name)
        name = ""
    if name:
        _found_or_made(take, name, ours)
    elif ours is not None:
        _alone(take, ours)
    _sector(take)


def _found_or_made(take: Take, name: str, ours: bool | None) -> None:
    known = take.known
    house = known.houses_by_name.get(fold(name)) or known.houses_by_name.get(
        fold(meaning(take, "organisation", name))
    )
    if house is None:
        in_house = ours if ours is not None else fold(name) == fold(known.name)
        house = House(0, name, in_house, _sector_code(take))
        how = "a team of the school" if in_house else "an external organisation"
        take.doubt(f"{shown(name)} is not known yet and will be added as {how}.")
        take.house = house
    elif ours is not None and ours != house.in_house:
        _belongs(take, "in_house", house.name)
    if house.id == 0 or take.now is None or take.now.organisation_id != house.id:
        # 0 stands for the one that will be made.
        take.set("organisation_id", house.id, take.was("organisation"), house.name, "organisation")
        take.values["in_house"] = house.in_house


def _alone(take: Take, ours: bool) -> None:
    now = take.now
    if now is not None and now.organisation_id is not None:
        if now.in_house != ours:
            _belongs(take, "in_house", take.known.houses[now.organisation_id].name)
        return
    take.set("in_house", ours, take.was("in_house"), "In-house" if ours else "External")


def _sector(take: Take) -> None:
    cell = take.said.cells.get("sector")
    if cell in (None, "") or take.untouched("sector", cell) or take.house is not None:
        return
    number = take.values.get("organisation_id", take.now.organisation_id if take.now else None)
    house = take.known.houses.get(number) if number else None
    code = _sector_code(take)
    if house is None:
        take.keep(
            "sector",
            str(cell),
            "" if code is None else "A sector belongs to an organisation: kept as a note.",
        )
    elif code != house.sector:
        _belongs(take, "sector", house.name)


def _sector_code(take: Take) -> str | None:
    text = clean_line(str(take.said.cells.get("sector") or ""))
    return take.known.words.lists["sector"].get(text) if text else None


def _belongs(take: Take, field: str, house: str) -> None:
    take.doubt(f"“{label_of(field)}” is said of {house}, not of an offer: change it in the settings.")


def _flag(take: Take, cell: Cell) -> bool | None:
    if cell in (None, "") or take.untouched("in_house", cell):
        return None
    word = fold(str(cell)) if not isinstance(cell, bool) else "yes" if cell else "no"
    return True if word in _OURS else False if word in _THEIRS else None


def _other(take: Take, cell: Cell) -> str:
    """Return who runs it, where "Run by" names somebody and the organisation's column nobody."""
    if not isinstance(cell, str) or take.untouched("in_house", cell) or take.said.cells.get("organisation"):
        return ""
    return clean_line(cell)
