"""What stands behind each decision of a pupil: options considered, agreement, parents, and what is still open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from app.models import DecisionOption, Placement
from app.queries.map_words import full_day
from app.queries.out_of_sight import hidden
from app.queries.plans.left_open import open_parts, still_open_words
from app.queries.story.telling import Telling, led_by, lines
from app.vocabulary import within


def behind_decisions(told: Telling) -> Mapping[int, tuple[str, ...]]:
    """Return placement → the lines that say what stands behind it."""
    session = told.session
    query = select(Placement).where(Placement.pupil_id == told.pupil_id, ~hidden(session))
    rows = list(session.scalars(query.options(selectinload(Placement.grouping))))
    options: dict[int, list[DecisionOption]] = {}
    of_these = DecisionOption.placement_id.in_([row.id for row in rows])
    for one in session.scalars(select(DecisionOption).where(of_these).order_by(DecisionOption.position)):
        options.setdefault(one.placement_id, []).append(one)
    return {
        row.id: (*_options(options.get(row.id, ())), *_said(told, row, row.id in options)) for row in rows
    }


def _said(told: Telling, row: Placement, has_options: bool) -> tuple[str, ...]:
    stands = row.ends_on is None and row.withdrawn_at is None
    return lines(
        told.word("advice_reason", row.advice_reason),
        _agreed(row.agreed, row.difference),
        _parents(told, row),
        still_open_words(open_parts(row, has_options)) if stands else "",
    )


def _agreed(agreed: bool | None, difference: str) -> str:
    if agreed is None and not difference:
        return ""
    return "Everybody agreed." if agreed else led_by("Seen differently", difference) or "Seen differently."


def _parents(told: Telling, row: Placement) -> str:
    if row.parents_on is None:
        return led_by("Parents or carers not told yet", row.parents_why_not)
    how = within(told.word("method", row.parents_how))
    by = f"by {row.parents_by}" if row.parents_by else ""
    return ", ".join(filter(None, (f"Parents or carers told on {full_day(row.parents_on)}", how, by))) + "."


def _options(rows: Sequence[DecisionOption]) -> tuple[str, ...]:
    found = []
    for row in rows:
        said = (
            led_by("involves", row.involves),
            led_by("for", row.speaks_for),
            led_by("against", row.speaks_against),
        )
        lead = "Chosen" if row.chosen else "Considered"
        found.append(f"{lead}: " + "; ".join(filter(None, (row.name, *said))))
    return tuple(found)
