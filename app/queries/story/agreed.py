"""Who agreed to the plans that stand, a line each, and why somebody did not."""

from __future__ import annotations

from collections.abc import Iterable

from app.queries.map_words import full_day
from app.queries.plans.rows import AgreementRow, PlanRow
from app.vocabulary import Band, within

_WHO = {"family": "The family", "school": "The school", "agency": "An agency"}


def agreement_lines(plans: Iterable[PlanRow], first_name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each plan, with whether its version is agreed, and the lines of who agreed to it or did not."""
    found = []
    for plan in plans:
        kind = "Plan for managing risk" if plan.band == Band.RISK else "Plan"
        state = (
            f"version {plan.version} agreed on {full_day(plan.agreed_on)}" if plan.agreed_on else "a draft"
        )
        lines = tuple(_line(row, first_name) for row in plan.agreements_now())
        found.append((f"{kind} for {within(plan.domain)}: {state}.", lines))
    return tuple(found)


def _line(row: AgreementRow, first_name: str) -> str:
    who = row.who or (first_name if row.kind == "young_person" else _WHO[row.kind])
    if row.agreed_on is None:
        shared = f" {row.how_shared}" if row.how_shared else ""
        return f"{who}: no agreement, {within(row.not_agreed_label)}.{shared}"
    how = f", {within(row.method)}" if row.method else ""
    words = f": “{row.own_words}”" if row.own_words else "."
    return f"{who} agreed on {full_day(row.agreed_on)}{how}{words}"
