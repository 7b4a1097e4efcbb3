"""The words of the decision sheet: how a pupil stands now, and the sentence built while typing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from app.queries.decision import StandsNow
from app.ui.dates import MONTHS
from app.ui.theme import theme
from app.vocabulary import ASK_CODE, GroupingCode, within

THRIVING = "thriving"


def day_words(day: date, today: date) -> str:
    """Return a day as a sentence says it, with the year only where it is another."""
    words = f"{day.day} {MONTHS[day.month - 1]}"
    return words if day.year == today.year else f"{words} {day.year}"


def stands_words(rows: Sequence[StandsNow], today: date) -> str:
    """Return how a pupil stands in a domain now: "Now: Thriving, no record"."""
    if not rows:
        return f"Now: {theme().look(THRIVING).name}, no record"
    first, *beside = rows
    if first.grouping == ASK_CODE:
        return f"Now: {first.label}. Nothing can be logged here."
    words = f"Now: {_label(first)} since {day_words(first.starts_on, today)}"
    return words + "".join(f", {_label(row)} beside it" for row in beside)


def _label(row: StandsNow) -> str:
    return f"{row.label} (managing risk only)" if row.grouping == GroupingCode.RISK_SUPPORT else row.label


def sentence(
    pupil: str,
    grouping: tuple[str, str] | None,
    domain: str,
    days: tuple[date | None, date | None],
    today: date,
) -> str:
    """Return what will be logged, with what is missing said in it.

    grouping is (code, label); days are the day of the decision and the day to look again.
    """
    on, look = days
    if not (pupil or grouping or domain):
        return "… (choose a pupil)"
    who = pupil or "… (choose a pupil)"
    area = within(domain) if domain else "… (choose a domain)"
    since = "today" if on is None or on == today else day_words(on, today)
    if grouping is None:
        return f"{who} will be in … (choose a grouping) for {area} from {since}."
    code, label = grouping
    if code == THRIVING:
        return f"{who} is {label} again for {area} from {since}."
    again = f"We look again on {day_words(look, today)}." if look else "We look again on … (choose a date)."
    only = " This is managing risk only." if code == GroupingCode.RISK_SUPPORT else ""
    return f"{who} will be in {label} for {area} from {since}.{only} {again}"
