"""The smallest parts of a cost: what staff take for some sessions, and fixed sums; each says its own reckoning."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from app.queries.costs.sums import Sum, counted, nearest, pounds, rounded

NO_LENGTH = "How long a session is."


class Work(NamedTuple):
    """Sessions of one length in one company: how many, how long, and how many pupils share each of them.

    sharers 0: another is the sole reason and is charged for all of it.
    """

    sessions: int
    minutes: int | None
    sharers: int


# What one group takes is the same for each of its pupils.
@lru_cache(maxsize=8192)
def staff(who: str, people: float, extra: int, pence: int | None, work: Work) -> Sum:
    """Return what people of a role take: people × (minutes + extra) × sessions ÷ pupils × the price of an hour.

    pence None: there is no rate, so the hours are said and the money is missing; it is never nought.
    """
    words, time = _time(who, people, extra, work)
    if not work.sharers:
        return Sum(words, 0)
    if time is None:
        return Sum(words, None, missing=(NO_LENGTH,))
    if pence is None:
        return Sum(words, None, rounded(time), missing=(f"A rate for {who}.",))
    return Sum(f"{words} × {pounds(pence)} an hour", rounded(time * pence / 60), rounded(time))


@lru_cache(maxsize=8192)
def outside(who: str, people: float, extra: int, work: Work) -> Sum:
    """Return what people from outside give: hours, and no charge to the school."""
    words, time = _time(who, people, extra, work)
    if time is None:
        return Sum(words, 0, missing=(NO_LENGTH,))
    return Sum(f"{words}, no charge to the school", 0, rounded(time) if work.sharers else 0)


@lru_cache(maxsize=8192)
def fixed(words: str, pence: int, times: int, sharers: int, of: int = 1) -> Sum:
    """Return a fixed sum so many times (or times ÷ of, such as days of a year), shared by pupils."""
    many = "" if times == of else f" × {times:,}" + (f" of {of:,} days" if of > 1 else "")
    said = f"{words}: {pounds(pence)}{many}{_shared(sharers)}"
    return Sum(said, nearest(pence * times, of * sharers) if sharers else 0)


def _time(who: str, people: float, extra: int, work: Work) -> tuple[str, Fraction | None]:
    many = "" if people == 1 else f"{people:g} × "
    sessions = counted(work.sessions, "session")
    if work.minutes is None:
        return f"{who}: {many}{sessions}{_shared(work.sharers)}", None
    length = f"({work.minutes} + {extra}) min" if extra else f"{work.minutes} min"
    # People are typed as 1, 0.5, 1.25: what was typed counts, not its nearest binary fraction.
    time = (work.minutes + extra) * Fraction(str(people)) * work.sessions / max(1, work.sharers)
    return f"{who}: {many}{length} × {sessions}{_shared(work.sharers)}", time


def _shared(sharers: int) -> str:
    if not sharers:
        return ", charged to whoever is the sole reason"
    return "" if sharers == 1 else f" ÷ {sharers} pupils"
