"""How the invented pupils came into groupings and out of them again: one course a pupil and domain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from app.operations.sample_pupils import Child
from app.operations.sample_world import World
from app.vocabulary import GroupingCode

RISK = GroupingCode.RISK_SUPPORT
# About how long a grouping lasts, in days.
_LASTS = {"advice": 75, "help": 90, "more_help": 150, RISK: 60}
# What usually came before, when something did.
_BEFORE = {
    "advice": ("help",),
    "help": ("advice", "advice", "more_help"),
    "more_help": ("help",),
    RISK: (RISK,),
}
_PAST_PER_PUPIL = 3.4
_HAS_NEVER = ("communication_and_language", "learning_and_attention", "attendance_and_belonging")


@dataclass(frozen=True, slots=True)
class Course:
    """One pupil in one domain from a first grouping to the last: (grouping, first day) each, then the end.

    ends_on None is still open. left says that it ended because the pupil left.
    """

    child: Child
    domain: str
    steps: tuple[tuple[str, date], ...]
    ends_on: date | None = None
    left: bool = False


def courses(world: World, children: list[Child]) -> Iterator[Course]:
    """Yield what stands today, with how it came about, and then what has ended."""
    taken: set[tuple[int, str]] = set()
    for child, domain, grouping in _standing_today(world, [c for c in children if c.stays[-1][1] is None]):
        taken.add((child.id, domain))
        yield Course(child, domain, _steps_to(world, child, grouping))
    yield from _past(world, children, taken)


# --- today ------------------------------------------------------------------------------------------


def _standing_today(world: World, roll: list[Child]) -> Iterator[tuple[Child, str, str]]:
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


def _steps_to(world: World, child: Child, grouping: str) -> tuple[tuple[str, date], ...]:
    earliest = max(child.stays[-1][0], world.year_starts[0])
    # What the last changes tell about must stand already when they happen.
    newest = world.today - timedelta(days=20 if child.told else 0)
    day = _back(world, newest, _LASTS[grouping], earliest)
    steps = [(grouping, day)]
    while world.chance(0.55):
        grouping = world.pick(_BEFORE[grouping])
        before = _back(world, day, _LASTS[grouping], earliest)
        if before >= day - timedelta(days=6):
            break
        steps.insert(0, (grouping, before))
        day = before
    return tuple(steps)


def _back(world: World, day: date, about: int, earliest: date) -> date:
    back = day - timedelta(days=2 + int(world.dice.expovariate(1 / about)))
    return world.school_day(max(back, earliest), earliest)


# --- what has ended ---------------------------------------------------------------------------------


def _past(world: World, children: list[Child], taken: set[tuple[int, str]]) -> Iterator[Course]:
    known = [child for child in children if world.chance(0.5) or child.now]
    domains = [domain for domain, cells in world.story["cells"].items() for _ in range(sum(cells.values()))]
    for _ in range(round(world.size * _PAST_PER_PUPIL)):
        child, domain = world.pick(known), world.pick(domains)
        if (child.id, domain) in taken:
            continue
        course = _ended(world, child, domain)
        if course is not None:
            taken.add((child.id, domain))
            yield course


def _ended(world: World, child: Child, domain: str) -> Course | None:
    first, last = world.pick(child.stays)
    until = min(last or world.today, world.today - timedelta(days=2))
    if (until - first).days < 30:
        return None
    cells = world.story["cells"][domain]
    grouping = world.pick([code for code, count in cells.items() if code != RISK for _ in range(count)])
    if domain not in _HAS_NEVER and world.chance(0.05):
        grouping = RISK
    begins = first + timedelta(days=world.between(0, (until - first).days - 20))
    steps = [(grouping, world.school_day(begins, first))]
    ends = _later(world, steps[0][1], grouping)
    while ends < until and world.chance(0.35) and grouping != RISK:
        grouping = "advice" if grouping != "advice" else "help"
        steps.append((grouping, ends))
        ends = _later(world, ends, grouping)
    left = last is not None and ends >= last
    if ends > until and not left:
        return None
    ends_on = min(ends, last) if last is not None else ends
    kept = tuple(step for step in steps if step[1] < ends_on)
    return Course(child, domain, kept, ends_on, left) if kept and _rises(kept) else None


def _later(world: World, day: date, grouping: str) -> date:
    earliest = day + timedelta(days=7)
    return world.school_day(
        earliest + timedelta(days=int(world.dice.expovariate(1 / _LASTS[grouping]))), earliest
    )


def _rises(steps: tuple[tuple[str, date], ...]) -> bool:
    return all(one[1] < other[1] for one, other in pairwise(steps))
