"""Random sets of linked tables such as the governors' page holds, from a seed."""

from __future__ import annotations

from random import Random

from app.suppression.tables import Linked


def tables(seed: int) -> Linked:
    """A school of some size with groupings, domains of need, groups of pupils and endings."""
    dice = Random(seed)
    linked = Linked()
    size = dice.choice((0, 6, 15, 40, 90, 210, 420, 1200))
    linked.add("roll", size, known=size >= 10, rank=9)
    _groupings(linked, dice, size)
    live = sum(dice.random() < 0.2 for _ in range(size))
    linked.add("live", live, rank=6)
    for name in ("premium", "sen", "looked_after")[: dice.randint(1, 3)]:
        _group(linked, dice, name, size, live)
    _ended(linked, dice)
    _square(linked, dice)
    return linked


def _groupings(linked: Linked, dice: Random, size: int) -> None:
    domains, groupings = range(dice.randint(1, 7)), ("advice", "help", "more")
    share = dice.choice((0.02, 0.08, 0.2, 0.6))
    placed: dict[tuple[int, str], set[int]] = {(d, g): set() for d in domains for g in groupings}
    for pupil in range(size):
        if dice.random() < share:
            for domain in dice.sample(domains, k=min(len(domains), dice.choice((1, 1, 1, 2)))):
                placed[domain, dice.choices(groupings, (5, 4, 1))[0]].add(pupil)
    everyone = set().union(*placed.values()) if placed else set()
    linked.add("placed", len(everyone), rank=7)
    linked.add("thriving", size - len(everyone), rank=8)
    linked.total("roll", ("thriving", "placed"))
    for grouping in groupings:
        there = set().union(*(placed[domain, grouping] for domain in domains))
        linked.add(grouping, len(there), rank=5)
        cells = [linked.add(f"{grouping} {d}", len(placed[d, grouping])) for d in domains]
        for cell in cells:
            linked.at_most(cell, (grouping,))
        linked.at_most(grouping, cells)
        linked.at_most(grouping, ("placed",))
    linked.at_most("placed", groupings)
    for domain in domains:
        whole = linked.add(f"any {domain}", sum(len(placed[domain, g]) for g in groupings), printed=False)
        linked.total(whole, [f"{grouping} {domain}" for grouping in groupings])
        linked.at_most(whole, ("placed",))


def _group(linked: Linked, dice: Random, name: str, size: int, live: int) -> None:
    here = sum(dice.random() < dice.choice((0.02, 0.3)) for _ in range(size))
    both = dice.randint(max(0, here + live - size), min(here, live))
    linked.add(name, here, rank=4)
    linked.add(f"{name} live", both, rank=3)
    linked.add(f"{name} none", here - both, printed=False)
    linked.add(f"not {name}", size - here, printed=False)
    linked.add(f"not {name} live", live - both, printed=False)
    linked.add(f"not {name} none", size - here - live + both, printed=False)
    linked.total("roll", (name, f"not {name}"))
    linked.total(name, (f"{name} live", f"{name} none"))
    linked.total(f"not {name}", (f"not {name} live", f"not {name} none"))
    linked.total("live", (f"{name} live", f"not {name} live"))


def _ended(linked: Linked, dice: Random) -> None:
    parts = [linked.add(f"ended {n}", dice.choice((0, 1, 3, 6, 12, 31)), rank=2) for n in range(5)]
    linked.add("ended", sum(map(linked.value, parts)), rank=5)
    linked.total("ended", parts)


def _square(linked: Linked, dice: Random) -> None:
    """A table with sums on both sides, the hardest to hide in."""
    down, across = dice.randint(2, 5), dice.randint(2, 5)
    for row in range(down):
        for column in range(across):
            linked.add(f"square {row} {column}", dice.choice((0, 1, 2, 4, 5, 8, 13, 20)), rank=1)
    for row in range(down):
        parts = [f"square {row} {column}" for column in range(across)]
        linked.total(linked.add(f"row {row}", sum(map(linked.value, parts)), rank=3), parts)
    for column in range(across):
        parts = [f"square {row} {column}" for row in range(down)]
        linked.total(linked.add(f"column {column}", sum(map(linked.value, parts)), rank=3), parts)
    rows = [f"row {row}" for row in range(down)]
    linked.total(linked.add("square", sum(map(linked.value, rows)), rank=4), rows)
