"""Figures of money and hours that open into how they are made up: plain arithmetic, which knows no database.

Money is whole pence and time whole minutes. Only the smallest parts are rounded, a half upwards; every whole is the sum
of its parts to the penny, so that what opens always adds up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure: pence and minutes of staff, in words how it comes about, and the parts it is the sum of.

    pence None: nobody has said enough to know any of it. missing says what is not known, so that a figure which
    leaves something out is never taken for the whole.
    """

    words: str
    pence: int | None
    minutes: int = 0
    parts: tuple[Sum, ...] = ()
    missing: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Hash by words alone, which nearly tell sums apart: thousands are counted for a table of costs."""
        return hash(self.words)

    @property
    def hours(self) -> float:
        """Return the time of staff in hours."""
        return self.minutes / 60


@dataclass(frozen=True, slots=True)
class Figures:
    """One thing's costs three times over: as planned, to date, and of that what was attended."""

    planned: Sum
    to_date: Sum
    attended: Sum

    def each(self) -> tuple[tuple[str, Sum], ...]:
        """Return the three with what they are called."""
        return ("Planned", self.planned), ("To date", self.to_date), ("Attended", self.attended)


def whole(words: str, parts: Iterable[Sum]) -> Sum:
    """Return the sum of figures, which it opens into; what is missing of any is missing of it."""
    kept = tuple(parts)
    known = [part.pence for part in kept if part.pence is not None]
    missing = tuple(dict.fromkeys(one for part in kept for one in part.missing))
    # Parts that cost nothing say nothing about one whose cost is not known.
    pence = sum(known) if any(known) or not missing else None
    return Sum(words, pence, sum(part.minutes for part in kept), kept, missing)


def whole_figures(
    words: str, parts: Iterable[Figures], put: Callable[[Iterable[Sum]], Iterable[Sum]] = tuple
) -> Figures:
    """Return the sums of planned, to date and attended; put may order or fold the parts, and changes no sum."""
    kept = tuple(parts)
    return Figures(
        whole(words, put(part.planned for part in kept)),
        whole(words, put(part.to_date for part in kept)),
        whole(words, put(part.attended for part in kept)),
    )


def part_of(figure: Sum, done: int, of: int, what: str) -> Sum:
    """Return the part of a figure that some of many stand for, such as the sessions that were attended."""
    if 0 < of <= done:
        return figure
    return replace(
        figure,
        words=f"{figure.words}, {done} of {of} {what}",
        pence=None if figure.pence is None else nearest(figure.pence * done, max(1, of)),
        minutes=nearest(figure.minutes * done, max(1, of)),
        parts=(),
    )


def alike(parts: Iterable[Sum]) -> tuple[Sum, ...]:
    """Return parts in which those that read and count alike are one: "6 times 45 min × …"; nothing is left out of it.

    Parts that stand for nothing at all are dropped.
    """
    return tuple(
        part if times == 1 else _repeated(part, times)
        for part, times in Counter(parts).items()
        if part.pence != 0 or part.minutes or part.missing
    )


def _repeated(part: Sum, times: int) -> Sum:
    pence = None if part.pence is None else part.pence * times
    each = f" = {times} × {pounds(part.pence)}" if part.pence else ""
    return Sum(f"{times} times {part.words}{each}", pence, part.minutes * times, (), part.missing)


def rounded(value: int | Fraction) -> int:
    """Return the nearest whole number, a half upwards; binary fractions never come in."""
    exact = Fraction(value)
    return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)


def nearest(part: int, of: int) -> int:
    """Return the whole number nearest to a quotient, a half upwards, without a fraction in between."""
    return (2 * part + of) // (2 * of)


def pounds(pence: int) -> str:
    """Return money as people write it: "£14.20", "£1,200"; whole pounds without pence."""
    return f"£{pence // 100:,}" + (f".{pence % 100:02}" if pence % 100 else "")


def say_hours(minutes: int) -> str:
    """Return a time in hours: "9 hours", "7.5 hours", "45 minutes"."""
    if 0 < minutes < 60:
        return counted(minutes, "minute")
    tenths = rounded(Fraction(minutes, 6))
    words = f"{tenths // 10:,}" + (f".{tenths % 10}" if tenths % 10 else "")
    return f"{words} hour{'' if tenths == 10 else 's'}"


def say_money(figure: Sum) -> str:
    """Return the money of a figure in words, whole pounds where it is large; says where some of it is not known."""
    if figure.pence is None:
        return "not known"
    pence = figure.pence
    words = pounds(pence) if pence < 100_00 else pounds(100 * rounded(Fraction(pence, 100)))
    return f"{words} and what is not known" if figure.missing else words


def counted(number: int, thing: str) -> str:
    """Return a number with its thing, in the plural where it is not one."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
