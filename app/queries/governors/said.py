"""The sentences of the governors' page, from figures that may be read."""

from __future__ import annotations

from collections.abc import Mapping

from app.queries.governors.endings import GOALS, STOPPED
from app.queries.governors.figures import Count, Figures
from app.queries.governors.linked import BASE
from app.vocabulary import GroupingCode


def opening(found: Figures, labels: Mapping[str, str], gaps: bool) -> str:
    """Return the paragraph that stands alone: how many, where, with what, and what is missing."""
    roll, thriving, placed = (found.count(name) for name in ("roll", "thriving", "placed"))
    if roll.value == 0:
        return "There are no pupils on the roll yet. Once there are, this page says where they are and what they get."
    if found.blank or roll.value is None:
        return (
            f"With fewer than {BASE} pupils, any number could point to a child, so this page has none."
            " It says what is missing and what we will do."
        )
    words = labels[GroupingCode.THRIVING]
    if thriving.value is None or placed.value is None:
        first = f"We have {_pupils(roll.value)}. How many are {words} in every domain of need is not shown."
    else:
        share = found.share("thriving", "roll")
        percent = "" if share is None else f" ({share}%)"
        first = (
            f"{thriving.value:,} of our {_pupils(roll.value)}{percent} are {words} in every domain of need."
        )
        if placed.value:
            first += f" The other {placed.value:,} are in another grouping in at least one domain."
    live = found.count("live").value
    second = "" if live is None else f" {_have(live)} support that runs now."
    nothing = found.count("nothing").value
    third = f" {_are(nothing)} in a grouping with nothing in place or ahead." if nothing else ""
    last = " For at least one need there is no offer yet." if gaps else ""
    return f"{first}{second}{third}{last}"


def merged_words(found: Figures, before: Figures, labels: Mapping[str, str]) -> str:
    """Return what is told of groupings that are merged, "" where they stand apart."""
    if found.blank:
        return ""
    dash = (
        "A dash: last year’s page told it otherwise." if before.form != found.form and before.counts else ""
    )
    if found.form.domains_apart:
        return dash
    codes = (GroupingCode.ADVICE, GroupingCode.HELP, GroupingCode.MORE_HELP)
    said = f"{labels[codes[0]]}, {labels[codes[1]]} and {labels[codes[2]]}"
    if found.form.apart:
        first = (
            "By domain of need, groupings are put together as any help: apart, most numbers would be hidden."
        )
    else:
        first = f"{said} are put together as any help: apart, most numbers would be hidden in a school of our size."
    return f"{first} {dash}".strip()


def ended_words(found: Figures, before: Figures) -> str:
    """Return how what ended came to its end."""
    goals, stopped = found.count(f"way {GOALS}"), found.count(f"way {STOPPED}")
    parts = []
    if goals.value is not None:
        share, earlier = found.share(f"way {GOALS}", "ended"), before.share(f"way {GOALS}", "ended")
        percent = (
            "" if share is None else f" ({share}%{'' if earlier is None else f'; last year {earlier}%'})"
        )
        parts.append(f"{goals.value:,} ended because goals were met{percent}.")
    if stopped.value:
        parts.append(
            f"{stopped.value:,} ended because they were not working, or gains no longer outweighed costs or harms."
        )
    return " ".join(parts)


def notes(threshold: int) -> tuple[str, ...]:
    """Return what the page says of its own numbers."""
    hidden = f"Hidden: a number under {threshold}, or one from which such a number could be worked out."
    return hidden, f"No percentages of groups under {BASE}.", "Dark line on a bar: last year."


def weeks(count: int) -> str:
    """Return a number of weeks in words."""
    return f"{count} week{'' if count == 1 else 's'}"


def waited(count: Count, longest: int) -> str:
    """Return how many wait, and the longest wait where they are no small number."""
    return f"{count.text}, longest {weeks(longest)}" if count.value and longest else count.text


def _pupils(count: int) -> str:
    return f"{count:,} pupil{'' if count == 1 else 's'}"


def _have(count: int) -> str:
    return "No pupil has" if not count else f"{_pupils(count)} have"


def _are(count: int) -> str:
    return f"{_pupils(count)} are"
