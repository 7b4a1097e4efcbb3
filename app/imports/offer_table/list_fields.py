"""The fields of an offer that hold several words: for whom, who can refer, presenting needs."""

from __future__ import annotations

from typing import Any

from app.imports.clean_text import clean_lines
from app.imports.offer_table.groupings import is_tier
from app.imports.offer_table.names import Names
from app.imports.offer_table.simple_fields import meaning
from app.imports.offer_table.taking import Take
from app.imports.table import Cell


def take_codes(take: Take, name: str, cell: Cell) -> None:
    """Take words of a list; where one is not known, nothing that was there is taken away."""
    found, unknown = pieces(take, name, take.known.words.lists[name], clean_lines(str(cell)))
    labels = take.known.words.labels[name]
    _take(take, name, found, unknown, labels)


def take_needs(take: Take, name: str, cell: Cell) -> None:
    """Take presenting needs by their names; of two that are called alike the one that is there already."""
    words = take.known.words
    text = clean_lines(str(cell))
    found, unknown = pieces(take, name, words.needs, text)
    # An area of need under this heading says where on the map it stands; its name may be of several pieces.
    no_areas = words.domains.split(text)[1]
    unknown = [piece for piece in unknown if piece in no_areas]
    held = take.now.needs if take.now else ()
    same = {words.need_names[number].casefold(): number for number in held}
    _take(
        take,
        name,
        [same.get(words.need_names[one].casefold(), one) for one in found],
        unknown,
        words.need_names,
    )


def pieces(take: Take, name: str, names: Names[Any], text: str) -> tuple[list[Any], list[str]]:
    """Return what a cell means and the pieces that mean nothing, by the school's words and a person's own.

    A word of tiers or waves is never looked up, whatever a person has said of it.
    """
    if is_tier(text) and not names.known(text):
        # What stands beside a tier, as in "Tier 2 / Getting Help", is read; else the words are one tier: "Tier 2 and 3".
        found, unknown = names.split(text)
        return (found, unknown) if found else ([], [text])
    whole = meaning(take, name, text)
    if whole and not is_tier(text):
        return names.split(whole)
    found, unknown = names.split(text)
    left = []
    for piece in unknown:
        said = "" if is_tier(piece) else meaning(take, name, piece)
        if said and names.known(said):
            found += [one for one in names.split(said)[0] if one not in found]
        else:
            left.append(piece)
    return found, left


def _take(take: Take, name: str, found: list[Any], unknown: list[str], labels: dict[Any, str]) -> None:
    for piece in unknown:
        take.keep(name, piece)
    held = getattr(take.now, name) if take.now else ()
    wanted = [*held, *(one for one in found if one not in held)] if unknown else found
    if set(wanted) == set(held):
        return
    order = [*(one for one in held if one in wanted), *(one for one in wanted if one not in held)]
    new = (", " if name != "needs" else "; ").join(labels.get(one, str(one)) for one in order)
    take.set(name, tuple(order), take.was(name), new)
