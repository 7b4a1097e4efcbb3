"""Where a support stands, in the words of screen, paper and command line: "waiting since 2 October", "4 of 5"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from app.queries.supports.group_words import WEEKDAYS, called
from app.queries.supports.support_row import SupportRow
from app.vocabulary import Stage, within

_SINCE = {
    Stage.IDENTIFIED: "need seen",
    Stage.SIGNPOSTED: "signposted",
    Stage.REFERRED: "referred",
    Stage.WAITING: "waiting since",
    Stage.OFFERED: "offered",
    Stage.ACCEPTED: "accepted",
    Stage.DECLINED: "declined",
    Stage.RUNNING: "running since",
    Stage.ENDED: "ended",
}


def day_words(day: date, today: date) -> str:
    """Return "2 October", with the year where it is not the year around today."""
    words = f"{day.day} {day:%B}"
    return words if abs((today - day).days) < 300 else f"{words} {day.year}"


def state_words(row: SupportRow, today: date) -> str:
    """Return where a support stands and since when: "attending since 15 September"; how it ended."""
    lead = _SINCE[Stage(row.now.stage)]
    if row.now.stage == Stage.RUNNING and (row.group is not None or row.dose.attended):
        lead = "attending since"
    words = f"{lead} {day_words(row.ended_on or row.since, today)}"
    why = row.words.ending_label
    return f"{words}: {within(why)}" if not row.is_open and why and row.now.stage != Stage.DECLINED else words


def figure_words(row: SupportRow, today: date) -> str:
    """Return "4 of 5" sessions attended, or how long somebody has waited: "6 weeks"; "" for neither."""
    if row.now.stage == Stage.WAITING:
        return weeks_words((today - row.since).days)
    dose = row.dose
    if dose.delivered:
        return f"{dose.attended or 0} of {dose.delivered}"
    return ""


def weeks_words(days: int) -> str:
    """Return days as whole weeks, or as days in the first two."""
    if days < 14:
        return f"{days} day{'' if days == 1 else 's'}"
    return f"{days // 7} weeks"


def right_words(row: SupportRow, today: date) -> str:
    """Return what stands at the right edge: when we look again, or who was told."""
    if row.is_open:
        look = row.next_look_on
        return f"review {day_words(look, today)}" if look is not None else ""
    return f"told: {row.words.who_told}" if row.words.who_told else ""


def dose_words(row: SupportRow) -> str:
    """Return planned, delivered and attended as three facts: "12 planned, 5 held, came to 4"; "" for none."""
    dose = row.dose
    parts = [
        f"{dose.planned} planned" if dose.planned is not None else "",
        f"{dose.delivered} held" if dose.delivered is not None else "",
        f"came to {dose.attended}" if dose.attended is not None else "",
    ]
    said = ", ".join(part for part in parts if part)
    return f"Sessions: {said}." if said else ""


def group_line(row: SupportRow) -> str:
    """Return where and when it runs, and what is missed for it: "Owls, Tuesdays 10:40. Misses Maths."."""
    group = row.group
    if group is None:
        return ""
    where = ", ".join(part for part in (called(group.name, group.when, group.starts_at), group.place) if part)
    missed = f" Misses {group.misses}{f' on {_day(group.weekday)}' if group.weekday is not None else ''}."
    return f"{where}.{missed if group.misses else ''}"


def often_missed(rows: Iterable[SupportRow]) -> tuple[str, ...]:
    """Return the lessons that more than one of some supports take: "Maths is missed for 2 groups."."""
    groups = {row.group.id: row.group.misses for row in rows if row.group is not None and row.group.misses}
    many = Counter(groups.values())
    return tuple(f"{lesson} is missed for {times} groups." for lesson, times in many.items() if times > 1)


def brief_lines(rows: Sequence[SupportRow], today: date) -> tuple[str, ...]:
    """Return open supports a line each, for paper: "Lego club: attending since 15 September, 4 of 5"."""
    said = []
    for row in rows:
        if row.is_open:
            parts = (state_words(row, today), figure_words(row, today), right_words(row, today))
            said.append(f"{row.offer}: {', '.join(part for part in parts if part)}")
    return tuple(said)


def _day(weekday: int) -> str:
    return f"{WEEKDAYS[weekday]}s"
