"""How measures, scores and changes are said in words that a pupil can read."""

from __future__ import annotations

from collections.abc import Sequence

from app.queries.measures.rule import Change, Person, difference

_PERSON = {
    Person.IMPROVED: "improved, with at least one reliable improvement and no deterioration",
    Person.DETERIORATED: "deteriorated, with at least one reliable deterioration",
    Person.NOT_RELIABLE: "no reliable change",
}


def say_number(value: float) -> str:
    """Return a number as people write it: 7, 6.6, 19.25."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def title(name: str, subscale: str) -> str:
    """Return what one subscale of a measure is called."""
    return f"{name}: {subscale}" if subscale else name


def say_direction(higher_is_better: bool) -> str:
    """Return which way is better."""
    return "Higher is better" if higher_is_better else "Lower is better"


def say_range(minimum: float, maximum: float, step: float) -> str:
    """Return a range with its step, such as "0 to 40, in steps of 0.1"."""
    return f"{say_number(minimum)} to {say_number(maximum)}, in steps of {say_number(step)}"


def say_change(
    change: Change, values: Sequence[float], *, higher_is_better: bool, reliable_change: float | None
) -> str:
    """Return the change in words, with the numbers it comes from."""
    if change is Change.TOO_FEW:
        return "One score so far. A change takes two by the same person."
    moved, limit = difference(values), say_number(reliable_change or 0)
    if not moved:
        way = "the same"
    else:
        way = f"{say_number(abs(moved))} {'higher' if moved > 0 else 'lower'}"
        way += (
            ", which is the better way"
            if (moved > 0) is higher_is_better
            else ", which is not the better way"
        )
    start = f"From {say_number(values[0])} to {say_number(values[-1])}: {way}."
    return (
        f"{start} "
        + {
            Change.IMPROVEMENT: f"A reliable improvement ({limit} or more).",
            Change.DETERIORATION: f"A reliable deterioration ({limit} or more).",
            Change.NOT_RELIABLE: f"No reliable change, which would take {limit}.",
            Change.NO_THRESHOLD: "Whether that is a reliable change is not known: no threshold is known for it.",
        }[change]
    )


def say_person(person: Person | None) -> str:
    """Return what the changes say of the person, with what that is worth; nothing where nothing can be judged."""
    if person is None:
        return ""
    return f"The changes read together: {_PERSON[person]}. This is no overall score, and no grouping follows from it."
