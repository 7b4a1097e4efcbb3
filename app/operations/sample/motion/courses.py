"""How the sample's supports went: asked for, waited for, offered, run in a group, alone or elsewhere, and ended."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from itertools import accumulate

from app.operations.sample.motion.made import Made, Run
from app.operations.sample.motion.shelf import term_days
from app.operations.sample.motion.wanted import Wanted
from app.operations.sample.world import World
from app.vocabulary import Stage

Terms = list[tuple[str, date, date]]
_WEEK = timedelta(days=7)


def supports(world: World, terms: Terms, asked: list[Wanted]) -> tuple[list[Made], list[Run]]:
    """Return every support, and every group that they came together in."""
    made: list[Made] = []
    groups: list[Run] = []
    queues: dict[int, list[Wanted]] = defaultdict(list)
    for one in asked:
        if one.offer.grouped:
            queues[one.offer.id].append(one)
        elif one.offer.in_house:
            made.append(_alone(world, terms, one, groups))
        else:
            made.append(_elsewhere(world, one))
    for queue in queues.values():
        made += _in_groups(world, terms, queue, groups)
    return made, groups


def _in_groups(world: World, terms: Terms, queue: list[Wanted], groups: list[Run]) -> list[Made]:
    """Fill a term's groups with those who have waited longest; the others wait for the next."""
    found = {id(one): Made(one, _asked(world, one)) for one in queue}
    waits = list(queue)
    offer = queue[0].offer
    size = offer.group_size or 1
    mine: list[Run] = []
    for name, starts in _intakes(terms):
        first = world.school_day(starts + timedelta(days=world.between(0, 4)), starts)
        if first > world.today:
            break
        ready = [one for one in waits if one.since < first and _still(one, first)]
        running = [run for run in mine if run.last > first + _WEEK]
        for number in range(max(1, round((offer.usual_places or size) / size))):
            if not ready:
                break
            if number == len(running):
                day = first + timedelta(days=number if first.weekday() + number < 5 else -number)
                days = term_days(world, terms, day, offer.sessions)
                running.append(Run(f"{name}, {days[0]:%A}s", ready[0], days[0], days[-1], days, size))
                mine.append(running[-1])
            there = sum(_in_it(one, first) for one in running[number].members)
            # Now and then somebody more is taken in than there are places.
            free = size - there + (1 if world.chance(0.3) else 0)
            for one in ready[: max(0, free)]:
                waits.remove(one)
                _join(world, found[id(one)], running[number], first)
            ready = ready[max(0, free) :]
    groups += mine
    return [_finish(world, one) for one in found.values()]


def _intakes(terms: Terms) -> list[tuple[str, date]]:
    """Return when groups begin: a week into each term, and after its half-term."""
    return [
        (name + half, starts + later)
        for name, starts, _ in terms
        for half, later in (("", _WEEK), (", second half", 8 * _WEEK))
    ]


def _in_it(made: Made, on: date) -> bool:
    return made.stage == Stage.RUNNING and _still(made.wanted, on)


def _join(world: World, made: Made, run: Run, intake: date) -> None:
    first = max(intake, run.first)
    offered = max(first - timedelta(days=world.between(4, 12)), made.stages[-1][1])
    made.stages += [(Stage.OFFERED, offered)]
    if world.chance(0.06):
        made.stages.append((Stage.DECLINED, min(offered + timedelta(days=3), world.today)))
        return
    made.stages += [(Stage.ACCEPTED, min(offered + timedelta(days=2), first)), (Stage.RUNNING, first)]
    made.run, made.planned = run, sum(day >= first for day in run.days) or None
    run.members.append(made)


def _alone(world: World, terms: Terms, one: Wanted, groups: list[Run]) -> Made:
    made = Made(one, _asked(world, one))
    first = world.school_day(one.since + _WEEK * world.between(1, 3), one.since + timedelta(days=1))
    days = term_days(world, terms, first, one.offer.sessions)
    if not days or days[0] > world.today or not _still(one, days[0]):
        return _finish(world, made)
    run = Run("One to one", one, days[0], days[-1], days, 1, alone=True)
    groups.append(run)
    made.stages += [(Stage.ACCEPTED, max(one.since, days[0] - timedelta(days=3))), (Stage.RUNNING, days[0])]
    made.run, made.planned = run, len(days)
    run.members.append(made)
    return _finish(world, made)


def _elsewhere(world: World, one: Wanted) -> Made:
    """A support by an agency: longer waits, and no register here."""
    made = Made(one, _asked(world, one), planned=one.offer.sessions)
    offered = one.since + _WEEK * world.between(1, 9)
    if offered >= world.today or not _still(one, offered):
        return _finish(world, made)
    made.stages.append((Stage.OFFERED, offered))
    if world.chance(0.08):
        made.stages.append((Stage.DECLINED, min(offered + timedelta(days=5), world.today)))
        return _finish(world, made)
    began = offered + timedelta(days=world.between(5, 20))
    if began > world.today or not _still(one, began):
        return _finish(world, made)
    made.stages += [(Stage.ACCEPTED, offered + timedelta(days=2)), (Stage.RUNNING, began)]
    until = min(began + _WEEK * one.offer.sessions, one.until or world.today, world.today)
    held = min(one.offer.sessions, max(0, (until - began).days // 7))
    made.delivered = round(held * (0.5 if world.chance(0.12) else 1))
    made.planned = held if one.until is not None and held and world.chance(0.85) else made.planned
    made.attended = max(0, made.delivered - world.between(0, 2))
    return _finish(world, made)


def _asked(world: World, one: Wanted) -> list[tuple[str, date]]:
    first = Stage.IDENTIFIED if world.chance(0.3) else Stage.REFERRED
    sent = min(one.since + timedelta(days=world.between(0, 6)), world.today)
    if first == Stage.REFERRED:
        return [(first, one.since), (Stage.WAITING, sent)]
    return [(first, one.since), (Stage.REFERRED, sent), (Stage.WAITING, sent)]


def _still(one: Wanted, on: date) -> bool:
    return one.until is None or on < one.until


def _stages(made: Made) -> list[str]:
    return [stage for stage, _ in made.stages]


def _finish(world: World, made: Made) -> Made:
    """End it with its last session, with the placement behind it, or with the pupil's leaving."""
    one = made.wanted
    # Whoever was offered a place sooner than the papers went through is taken to have waited no day.
    made.stages = list(zip(_stages(made), accumulate((day for _, day in made.stages), max), strict=True))
    ends = [day for day in (one.until, one.offer.last) if day is not None]
    if made.stage == Stage.RUNNING:
        weeks = one.offer.sessions if made.run is None else 0
        ends.append(made.run.last if made.run is not None else made.stages[-1][1] + _WEEK * (weeks + 1))
    if made.stage == Stage.DECLINED or not ends or min(ends) > world.today:
        return made
    last = max(min(ends), made.stages[-1][1])
    # Some of what runs a year goes on after its last planned day, until somebody looks at it again.
    if one.until is None and made.stage == Stage.RUNNING and (world.today - last).days < 10:
        return made
    if made.run is not None:
        # What was planned is what there was time for, for all but a few.
        began = made.stages[-1][1]
        met = sum(began <= day <= last for day in made.run.days)
        made.planned = met if met and world.chance(0.85) else made.planned
        if made.run.alone:
            # Nobody is left whom anybody could meet.
            made.run.days, made.run.last = [day for day in made.run.days if day <= last], last
    made.stages.append((Stage.ENDED, last))
    return made
