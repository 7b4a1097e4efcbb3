"""How a Risk Support plan is said, on screen and on paper: one line for each thing that was tried or agreed."""

from __future__ import annotations

from collections.abc import Sequence

from app.queries.map_words import full_day
from app.queries.plans.labels import KIND_LABELS, PLAN_LABELS
from app.queries.plans.rows import AgreementRow, PlanRow
from app.queries.plans.tried import TriedRow

MANAGING = "Managing risk only"
WHAT_IT_IS = (
    "This plan is for safety and for what to do in a crisis. It has no goals to meet, and so it is never completed: "
    "it ends by a new decision, by passing it on or by leaving, and somebody approves that by name."
)
NO_NARRATIVE = (
    "Safeguarding detail does not belong here: give a sentence, and the reference of the record kept there."
)
# What the plan says for the day itself, in the order in which it is needed.
FOR_THE_DAY = ("triggers", "early_signs", "what_helps", "who_to_call")
_CHOSEN = {"young_person": "chosen by {name}", "family": "chosen by the family"}


def trusted_line(plan: PlanRow, first_name: str) -> str:
    """Return the trusted adult and who chose them; "" for none."""
    chosen = _CHOSEN.get(plan.trusted_chosen_by or "", "").format(name=first_name)
    return ", ".join(filter(None, (plan.trusted_adult, chosen))) if plan.trusted_adult else ""


def tried_line(row: TriedRow) -> str:
    """Return what was tried: "Getting Help, 3 May to 20 June 2026: not working. Lego club"."""
    until = f" to {full_day(row.ends_on)}" if row.ends_on else ", goes on"
    ended = f": {row.ending[:1].lower()}{row.ending[1:]}" if row.ending else ""
    said = " ".join(filter(None, (", ".join(row.chosen), row.ending_note)))
    return f"{row.grouping_label}, {full_day(row.starts_on)}{until}{ended}." + (f" {said}" if said else "")


def agreement_line(row: AgreementRow, first_name: str) -> str:
    """Return who agreed when, or why not, with their words."""
    kind = first_name if row.kind == "young_person" else KIND_LABELS.get(row.kind, row.kind)
    who = row.who or kind
    if row.agreed_on is not None:
        how = f", {row.method[:1].lower()}{row.method[1:]}" if row.method else ""
        said = f"{who}: agreed on {full_day(row.agreed_on)}{how}."
    else:
        said = f"{who}: {row.not_agreed_label[:1].lower()}{row.not_agreed_label[1:]}."
    own = f" “{row.own_words}”" if row.own_words else ""
    return f"{said}{own}" + (f" {row.how_shared}" if row.how_shared else "")


def plan_lines(plan: PlanRow, names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return label and text of the named parts that are filled in."""
    return tuple((PLAN_LABELS[name], str(getattr(plan, name))) for name in names if getattr(plan, name))


def standing_of(plan: PlanRow) -> str:
    """Return which version stands and how far it is agreed."""
    if plan.ended_on is not None:
        return f"version {plan.version}, ended on {full_day(plan.ended_on)}"
    if plan.agreed_on is None:
        return f"version {plan.version}, still a draft"
    return f"version {plan.version}, agreed on {full_day(plan.agreed_on)}"
