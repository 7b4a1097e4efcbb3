"""How the invented pupils came into groupings and out of them again: one course a pupil and domain."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from app.operations.sample.child import Child
from app.operations.sample.course import LASTS, RISK, Course
from app.operations.sample.today import standing_today, steps_to
from app.operations.sample.world import World

_PAST_PER_PUPIL = 3.4
_HAS_NEVER = ("communication_and_language", "learning_and_attention", "attendance_and_belonging")


def courses(world: World, children: list[Child]) -> Iterator[Course]:
    """Yield what stands today, with how it came about, and then what has ended."""
    taken: set[tuple[int, str]] = set()
    for child, domain, grouping in standing_today(world, [c for c in children if c.stays[-1][1] is None]):
        taken.add((child.id, domain))
        yield Course(child, domain, steps_to(world, child, grouping))
    yield from _past(world, children, taken)


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
        earliest + timedelta(days=int(world.dice.expovariate(1 / LASTS[grouping]))), earliest
    )


def _rises(steps: tuple[tuple[str, date], ...]) -> bool:
    return all(one[1] < other[1] for one, other in pairwise(steps))
