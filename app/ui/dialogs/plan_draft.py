"""From a plan that is shown to the draft that a form changes, so that what the form does not ask for stays."""

from __future__ import annotations

from dataclasses import fields

from app.operations.plans.drafts import PlanDraft
from app.queries.plans.rows import PlanRow


def draft_of(row: PlanRow) -> PlanDraft:
    """Return the draft that would write a plan as it stands."""
    return PlanDraft(**{field.name: getattr(row, field.name) for field in fields(PlanDraft)})


def with_kept(offered: dict[str, str], code: str | None, label: str) -> tuple[tuple[str, str], ...]:
    """Return the choices of a list with the one that a plan has, though the school has retired it since."""
    if code and code not in offered:
        offered = {**offered, code: label}
    return tuple(offered.items())
