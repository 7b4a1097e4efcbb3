"""The governors' tables as one linked set, in which small numbers are hidden together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.queries.governors.endings import BLOCKS, HOW
from app.queries.governors.numbers import COLUMNS, Numbers
from app.suppression.tables import Linked

# Under so many pupils there are no figures of what came of supports, nor of money.
BASE = 10
TEN = "ten"
GROUPS = ("premium", "sen", "looked_after")
MOST_OFFERS = 5


@dataclass(frozen=True, slots=True)
class Form:
    """How finely groupings are told: apart or merged to "any help", over all needs and by domain of need."""

    apart: bool = True
    domains_apart: bool = True


def linked_tables(found: Numbers, domains: Sequence[int], form: Form) -> Linked:
    """Return every figure of a day's page with all that ties it to the others."""
    tables = Linked()
    tables.add("roll", len(found.people), rank=9, known=len(found.people) >= BASE)
    # Some figures are there only from ten up, which every reader can tell.
    tables.add(TEN, BASE, known=True)
    _groupings(tables, found, form)
    for domain in domains:
        _domain(tables, found, domain, form)
    _spread(tables, domains, form)
    _reach(tables, found)
    _offers(tables, found)
    _ended(tables, found)
    return tables


def offers_listed(found: Numbers) -> tuple[int, ...]:
    """Return the offers with the most pupils, none under ten: the page has no room for all."""
    many = sorted(found.by_offer.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(offer for offer, pupils in many[:MOST_OFFERS] if len(pupils) >= BASE)


def _groupings(tables: Linked, found: Numbers, form: Form) -> None:
    placed = found.everywhere
    tables.add("thriving", len(found.people) - len(placed), rank=8)
    tables.add("placed", len(placed), rank=7)
    tables.total("roll", ("thriving", "placed"))
    for code in COLUMNS:
        tables.add(code, len(found.column(code)), rank=6, printed=form.apart)
        tables.at_most(code, ("placed",))
    tables.at_most("placed", COLUMNS)
    tables.add("nothing", len(found.nothing), rank=4)
    tables.add("helped", len(placed - found.nothing), printed=False)
    tables.total("placed", ("nothing", "helped"))


def _domain(tables: Linked, found: Numbers, domain: int, form: Form) -> None:
    counts = {code: len(found.placed.get((domain, code), ())) for code in COLUMNS}
    cells = [
        tables.add(f"{code} {domain}", count, printed=form.apart and form.domains_apart)
        for code, count in counts.items()
    ]
    # A pupil counts once in a domain.
    whole = tables.add(
        f"any {domain}", sum(counts.values()), rank=1, printed=not (form.apart and form.domains_apart)
    )
    tables.total(whole, cells)
    tables.at_most(whole, ("placed",))
    for code, cell in zip(COLUMNS, cells, strict=True):
        tables.at_most(cell, (code,))


def _spread(tables: Linked, domains: Sequence[int], form: Form) -> None:
    for code in COLUMNS:
        tables.at_most(code, [f"{code} {domain}" for domain in domains])
    if not (form.apart and form.domains_apart):
        tables.at_most("placed", [f"any {domain}" for domain in domains])


def _reach(tables: Linked, found: Numbers) -> None:
    people, live = frozenset(found.people), found.live
    tables.add("live", len(live), rank=6)
    tables.total("roll", ("live", tables.add("not live", len(people - live), printed=False)))
    for code in ("sen_k", "sen_e"):
        tables.add(code, len(found.group(code)), rank=4)
    for code in GROUPS:
        group = found.group(code)
        rest = people - group
        _add(tables, (code, len(group), 5), (f"{code} live", len(group & live), 3))
        _unprinted(
            tables,
            (f"{code} none", len(group - live)),
            (f"not {code}", len(rest)),
            (f"not {code} live", len(rest & live)),
            (f"not {code} none", len(rest - live)),
        )
        tables.total("roll", (code, f"not {code}"))
        tables.total(code, (f"{code} live", f"{code} none"))
        tables.total(f"not {code}", (f"not {code} live", f"not {code} none"))
        tables.total("live", (f"{code} live", f"not {code} live"))
    tables.total("sen", ("sen_k", "sen_e"))
    # Whoever has support, or waits for it, is not among those with nothing.
    tables.at_most("live", ("thriving", "helped"))
    # Waiting, and the same pupils beside those who do not wait.
    tables.add("waiting", len(found.waiting), rank=5)
    tables.total("roll", ("waiting", tables.add("not waiting", len(people - found.waiting), printed=False)))
    tables.at_most("waiting", ("thriving", "helped"))


def _offers(tables: Linked, found: Numbers) -> None:
    names = [
        tables.add(f"offer {offer}", len(found.by_offer[offer]), rank=1) for offer in offers_listed(found)
    ]
    running = sum(map(len, found.by_offer.values()))
    rest = tables.add("other offers", running - sum(map(tables.value, names)), printed=False)
    tables.total(tables.add("running", running, rank=5), [*names, rest])
    tables.at_most("live", ("running",))
    for name in names:
        tables.at_most(name, ("live",))
        tables.at_most(TEN, (name,))


def _ended(tables: Linked, found: Numbers) -> None:
    """Add what came of supports, where there are pupils enough to say anything of it."""
    if found.ended.pupils < BASE:
        return
    tables.at_most(TEN, (tables.add("ended", found.ended.count, rank=6),))
    for name, codes, counts in (("effect", BLOCKS, found.ended.effects), ("way", HOW, found.ended.ways)):
        parts = [tables.add(f"{name} {code}", counts[code], rank=2) for code in codes]
        tables.total("ended", parts)


def _add(tables: Linked, *cells: tuple[str, int, int]) -> None:
    for name, value, rank in cells:
        tables.add(name, value, rank=rank)


def _unprinted(tables: Linked, *cells: tuple[str, int]) -> None:
    for name, value in cells:
        tables.add(name, value, printed=False)


def printed(tables: Linked, names: Iterable[str]) -> list[str]:
    """Return those of some cells that stand in a table and are not nought: what could be hidden at all."""
    return [
        name for name in names if name in tables.cells and tables.cells[name].printed and tables.value(name)
    ]
