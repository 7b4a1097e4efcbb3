"""Where a row puts an offer on the map, whichever way it says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.imports.aliases.offers import label_of
from app.imports.clean_text import clean_lines
from app.imports.offer_table.groupings import is_tier
from app.imports.offer_table.list_fields import pieces
from app.imports.offer_table.places import Place
from app.imports.offer_table.taking import Take
from app.imports.table import Cell
from app.operations.offer_draft import PlaceDraft

_GRID = "grid_places"


def take_places(take: Take) -> None:
    """Take places from "Places on the map", a map's own cells, or groupings and domains; then how much."""
    held = take.now.places if take.now else ()
    cells = [take.said.cells, *take.said.more]
    wanted: list[PlaceDraft] | None = None
    if _touched(take, "places", take.said.cells):
        wanted = _written(take, str(take.said.cells["places"]), held)
    elif _GRID in take.said.cells:
        wanted = _crossed(take, list(_grid(take, cells)), held)
    elif "places" in take.said.cells and take.now is not None:
        _derived(take, ("groupings", "domains"))
    elif any(_touched(take, name, one) for one in cells for name in ("groupings", "domains")):
        wanted = _product(take, cells, held)
    places = _dosed(take, list(held) if wanted is None else wanted, new=wanted is not None)
    shown = [place for place in places if take.known.on_the_map(place) or _cell(place) in map(_cell, held)]
    for place in places:
        if place not in shown:
            take.keep(
                "places",
                _words(take, [place]),
                f"{_words(take, [place])} is not on the school's map; kept as a note.",
            )
            take.unsure = True
    if {_cell(one): one for one in shown} != {_cell(one): one for one in held}:
        _set(take, shown, held)


def _set(take: Take, places: list[PlaceDraft], held: Iterable[PlaceDraft]) -> None:
    old, new = _words(take, held), _words(take, places)
    field = "places"
    if old == new:
        field, old, new = "dose", _doses(held), _doses(places)
    take.set("places", tuple(places), old, new, field)


# --- the ways to say it -----------------------------------------------------------------------------


def _written(take: Take, text: str, held: tuple[PlaceDraft, ...]) -> list[PlaceDraft] | None:
    found, unknown = take.known.words.places.read(text)
    if unknown:
        take.unsure = True
    for piece in unknown:
        if take.now is not None:
            take.doubt(
                f"“{label_of('places')}”: “{piece[:60]}” is no place on the map, so they stay as they are."
            )
        else:
            take.keep("places", piece)
    if take.now is not None and unknown:
        return None
    base = take.base
    stay = [place for place in held if not take.known.on_the_map(place)]
    if base is not None and base.some:
        stay = list(held)
        if {_cell(p) for p in held} - {(p.grouping_id, p.domain_id) for p in found}:
            take.doubt("The file's map showed only some domains of need, so no place was taken away.")
    return _merged(found, held, stay)


def _product(
    take: Take, rows: list[dict[str, Cell]], held: tuple[PlaceDraft, ...]
) -> list[PlaceDraft] | None:
    """Return the places of groupings and domains that stand in two columns, row by row."""
    pairs = [_pair(take, str(cells.get("groupings") or ""), _need(take, cells)) for cells in rows]
    if take.base is None:
        return _crossed(take, pairs, held)  # another table only adds to what is there
    groupings, domains = pairs[0]
    mine = {place.grouping_id for place in held}, {place.domain_id for place in held}
    first, second = groupings or list(mine[0]), domains or list(mine[1])
    if (set(first), set(second)) == mine or take.unsure:
        return None
    if min(len(first), len(second)) > 1 or not first:
        take.doubt(
            "Which grouping is for which domain cannot be told from two columns: places stay as they are."
        )
        return None
    found = [Place(grouping, domain) for grouping in first for domain in second or [None]]
    return _merged(found, held, [place for place in held if not take.known.on_the_map(place)])


def _crossed(
    take: Take, pairs: list[tuple[list[int], list[int | None]]], held: tuple[PlaceDraft, ...]
) -> list[PlaceDraft]:
    """Return every grouping of a row with every domain of it, beside the places that are held."""
    found: list[Place] = []
    for groupings, domains in pairs:
        if groupings and not domains:
            take.doubt("No domain of need is said: it stands for all needs until you choose.")
            take.unsure = True
        if domains and not groupings:
            names = ", ".join(take.known.words.domain_names[one] for one in domains)
            take.keep("domains", names, f"No grouping is said for {names}: kept as a note.")
        if len(groupings) > 1 and len(domains) > 1:
            take.doubt("Each of its groupings was put in each of its domains.")
        found += [Place(grouping, domain) for grouping in groupings for domain in domains or [None]]
    return _merged(found, held, list(held))


def _grid(take: Take, rows: list[dict[str, Cell]]) -> Iterable[tuple[list[int], list[int | None]]]:
    for cells in rows:
        for line in str(cells.get(_GRID) or "").split("\n"):
            grouping, _, need = line.partition("\t")
            yield _pair(take, grouping, need)


def _need(take: Take, cells: dict[str, Cell]) -> str:
    """Return what a row says of domains: their own cell, else the areas that presenting needs are of."""
    words, said = take.known.words, clean_lines(str(cells.get("domains") or ""))
    if said or "domains" in cells or not cells.get("needs"):
        return said
    text = clean_lines(str(cells["needs"]))
    areas = [*words.domains.split(text)[0], *(words.need_domains[one] for one in words.needs.split(text)[0])]
    return "\n".join(dict.fromkeys(words.domain_names[one] for one in areas))


def _pair(take: Take, grouping: str, need: str) -> tuple[list[int], list[int | None]]:
    """Return what two cells mean; for a need that is not understood there is no place, only a note of both."""
    groupings = _groupings(take, grouping)
    domains, unknown = _domains(take, need)
    if groupings and unknown and not domains:
        names = ", ".join(take.known.words.grouping_names[one] for one in groupings)
        take.keep("places", f"{names}: {clean_lines(need)}", f"{names} for “{need[:60]}” was kept as a note.")
        take.unsure = True
        return [], []
    for piece in unknown:
        take.keep("domains", piece)
        take.unsure = True
    return groupings, domains


def _groupings(take: Take, text: str) -> list[int]:
    if not text.strip():
        return []
    found, unknown = pieces(take, "groupings", take.known.words.groupings, clean_lines(text))
    for piece in unknown:
        if is_tier(piece):
            take.keep_tier(piece)
        else:
            take.keep("groupings", piece)
            take.unsure = True
    return [int(one) for one in found]


def _domains(take: Take, text: str) -> tuple[list[int | None], list[str]]:
    """Return the domains a cell means, of presenting needs their own, and what means nothing; tiers become notes."""
    if not text.strip():
        return [], []
    words = take.known.words
    found, unknown = pieces(take, "domains", words.domains, clean_lines(text))
    left = []
    for piece in unknown:
        need = words.needs.get(piece)
        if need is not None:
            found.append(words.need_domains[need])
        elif is_tier(piece):
            take.keep_tier(piece)
        else:
            left.append(piece)
    return list(dict.fromkeys(found)), left


def _merged(
    found: Iterable[Place], held: Iterable[PlaceDraft], stay: Iterable[PlaceDraft]
) -> list[PlaceDraft]:
    """Return places as drafts: what stands there keeps how much, and its note where the file says none of notes."""
    there = {_cell(place): place for place in held}
    wanted = {_cell(place): place for place in stay}
    for place in found:
        cell = (place.grouping_id, place.domain_id)
        old = there.get(cell)
        note = place.note if place.note is not None else old.note if old else ""
        wanted[cell] = replace(old, note=note) if old else PlaceDraft(*cell, note=note)
    order = [cell for cell in there if cell in wanted]
    return [wanted[cell] for cell in (*order, *(cell for cell in wanted if cell not in there))]


# --- how much ---------------------------------------------------------------------------------------


def _dosed(take: Take, places: list[PlaceDraft], *, new: bool) -> list[PlaceDraft]:
    if not _touched(take, "dose", take.said.cells):
        return places
    text = clean_lines(str(take.said.cells["dose"]))
    if not places:
        take.keep("dose", text, "How much belongs to a place on the map: kept as a note.")
        return places
    doses = list(dict.fromkeys(place.dose for place in places if place.dose))
    if len(doses) <= 1:
        return [replace(place, dose=text) for place in places]
    said = [part.strip() for part in text.split(";")]
    if new or len(said) != len(doses) or any(";" in dose for dose in doses):
        take.doubt("“How much” differs between its places: change it in the program.")
        return places
    other = dict(zip(doses, said, strict=True))
    return [replace(place, dose=other.get(place.dose, place.dose)) for place in places]


def _derived(take: Take, names: tuple[str, ...]) -> None:
    for name in names:
        if _touched(take, name, take.said.cells):
            take.doubt(f"“{label_of(name)}” follows from “{label_of('places')}”: change it there.")


def _touched(take: Take, name: str, cells: dict[str, Cell]) -> bool:
    cell = cells.get(name)
    if cell is None or not str(cell).strip():
        return False
    return not take.untouched(name, cell)


def _cell(place: PlaceDraft) -> tuple[int, int | None]:
    return place.grouping_id, place.domain_id


def _doses(places: Iterable[PlaceDraft]) -> str:
    return "; ".join(dict.fromkeys(place.dose for place in places if place.dose))


def _words(take: Take, places: Iterable[PlaceDraft]) -> str:
    words = take.known.words
    return "; ".join(
        f"{words.grouping_names[place.grouping_id]}: {words.domain_names[place.domain_id]}"
        + (f" ({place.note})" if place.note else "")
        for place in places
    )
