"""Who of the invented pupils stands where today, and how each came there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from app.operations.sample.child import Child
from app.operations.sample.course import LASTS, RISK
from app.operations.sample.world import World

# What usually came before, when something did.
_BEFORE = {
    "advice": ("help",),
    "help": ("advice", "advice", "more_help"),
    "more_help": ("help",),
    RISK: (RISK,),
}


def standing_today(world: World, roll: list[Child]) -> Iterator[tuple[Child, str, str]]:
    """Yield (child, domain, grouping) for everybody of the roll who stands in a grouping today."""
    told = [child for child in roll if child.told]
    pool = told + _sample(world, [c for c in roll if c.place and not c.told], len(told))
    for domain, cells in world.story["cells"].items():
        wanted = [code for code, count in cells.items() for _ in range(_scaled(world, code, count))]
        for child in told:
            if child.now.get(domain) in wanted:
                wanted.remove(child.now[domain])
        world.dice.shuffle(wanted)
        # Everybody in the pool stands somewhere, so those who do not yet come first.
        free = [child for child in pool if domain not in child.now]
        world.dice.shuffle(free)
        free.sort(key=lambda child: (child.place == 0, bool(child.now)))
        for child, grouping in zip(free, wanted, strict=False):
            child.now[domain] = grouping
    for child in pool:
        for domain, grouping in child.now.items():
            yield child, domain, grouping
    yield from _at_risk(world, pool)


def _scaled(world: World, code: str, count: int) -> int:
    return 0 if code == RISK else max(1, round(count * world.scale))


def _sample(world: World, roll: list[Child], besides: int) -> list[Child]:
    # About 77 % of the roll are thriving in every domain.
    wanted = max(0, round(world.size * 0.229) - besides)
    return world.dice.sample(roll, min(wanted, len(roll)))


def _at_risk(world: World, pool: list[Child]) -> Iterator[tuple[Child, str, str]]:
    """Very few, at most one in a hundred; some beside another grouping of the same domain."""
    told = [child for child in pool if child.risk]
    few = [*told, *(child for child in pool if not child.risk)][: max(1, world.size // 100)]
    turn = 0
    for domain, cells in world.story["cells"].items():
        for number in range(max(1, round(cells[RISK] * world.scale)) if RISK in cells else 0):
            if number >= len(few):
                break
            yield few[turn % len(few)], domain, RISK
            turn += 1


def steps_to(world: World, child: Child, grouping: str) -> tuple[tuple[str, date], ...]:
    """Return how a child came to a grouping: (grouping, first day) each, the one that stands last."""
    earliest = max(child.stays[-1][0], world.year_starts[0])
    # What the last changes tell about must stand already when they happen.
    newest = world.today - timedelta(days=20 if child.told else 0)
    day = _back(world, newest, LASTS[grouping], earliest)
    steps = [(grouping, day)]
    while world.chance(0.55):
        grouping = world.pick(_BEFORE[grouping])
        before = _back(world, day, LASTS[grouping], earliest)
        if before >= day - timedelta(days=6):
            break
        steps.insert(0, (grouping, before))
        day = before
    return tuple(steps)


def _back(world: World, day: date, about: int, earliest: date) -> date:
    back = day - timedelta(days=2 + int(world.dice.expovariate(1 / about)))
    return world.school_day(max(back, earliest), earliest)
