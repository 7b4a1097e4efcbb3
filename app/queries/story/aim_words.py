"""How an aim is said in a few lines, on screen and on paper."""

from __future__ import annotations

from app.queries.map_words import full_day
from app.queries.plans.aim_rows import AimRow
from app.queries.story.telling import led_by, lines


def short_aim(words: str) -> str:
    """Return an aim's own words in quotes, no longer than a line has room for."""
    text = words.rstrip(".")
    return f"“{text if len(text) <= 60 else text[:59] + '…'}”"


def aim_facts(aim: AimRow) -> tuple[str, ...]:
    """Return the lines under an aim: how everyone will know, how likely by when, and what happens if not."""
    return lines(led_by("Seen when", aim.criterion), likely_by(aim), led_by("If not", aim.contingency))


def likely_by(aim: AimRow) -> str:
    """Return how likely an aim was held last, by when and by whom: "Likely by 15 December 2026, says Mum"."""
    by = f"by {full_day(aim.target_on)}" if aim.target_on else ""
    if not aim.likelihoods:
        return by[:1].upper() + by[1:]
    last = aim.likelihoods[-1]
    share = f" ({last.percent}%)" if last.percent is not None else ""
    said = f"{last.label}{share} {by}".rstrip()
    return f"{said}, judged by {last.judged_by}" if last.judged_by else said


def rating_words(aim: AimRow) -> str:
    """Return how near an aim was rated, first and last: "Rated 3, then 6 of 10"; "" for never."""
    values = [row.value for row in aim.ratings]
    if not values:
        return ""
    if len(values) == 1:
        return f"Rated {values[0]} of 10 on {full_day(aim.ratings[0].rated_on)}"
    return f"Rated {values[0]} of 10 at first, {values[-1]} on {full_day(aim.ratings[-1].rated_on)}"
