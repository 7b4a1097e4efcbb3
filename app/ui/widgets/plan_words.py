"""What the Plan tab says of a plan, its agreements and its ratings, in plain words."""

from __future__ import annotations

from collections.abc import Iterable

from app.queries.plans.aim_rows import AimRow
from app.queries.plans.labels import KIND_LABELS, PLAN_LABELS
from app.queries.plans.rows import AgreementRow, PlanRow
from app.ui.dates import say_date
from app.ui.widgets.line_chart import ChartLine
from app.vocabulary import REGISTER_LABELS, GroupingCode


def state_words(plan: PlanRow) -> str:
    """Return how far a plan is agreed: "Draft", "Agreed on 12 November 2026, version 2", "Ended on …"."""
    if plan.ended_on is not None:
        why = f": {plan.ending_label}" if plan.ending_label else ""
        return f"Ended on {say_date(plan.ended_on)}{why}"
    if plan.agreed_on is not None:
        return f"Agreed on {say_date(plan.agreed_on)}, version {plan.version}"
    return "Draft" if plan.version == 1 else f"Draft of version {plan.version}"


def agreement_words(row: AgreementRow, first_name: str) -> tuple[str, str]:
    """Return who, and when and how they agreed in which words, or why not."""
    who = row.who or (first_name if row.kind == "young_person" else KIND_LABELS[row.kind])
    if row.agreed_on is None:
        said = row.not_agreed_label
    else:
        said = f"{say_date(row.agreed_on)}, {row.method[:1].lower()}{row.method[1:]}".rstrip(", ")
    words = [said, f"“{row.own_words}”" if row.own_words else "", row.how_shared]
    return who, ". ".join(part.rstrip(".") for part in words if part)


def facts(plan: PlanRow) -> tuple[tuple[str, str], ...]:
    """Return label and text of what a plan of help says besides its aims; what is empty is left out."""
    hours = "" if plan.resource_hours is None else f"{plan.resource_hours:g} a week"
    days = f"{say_date(plan.started_on)} to {say_date(plan.planned_end_on)}" if plan.planned_end_on else ""
    limits = plan.limits_note or ("Talked about" if plan.limits_discussed else "")
    found = [
        ("What child and family do", plan.own_part),
        ("Planned", days or f"from {say_date(plan.started_on)}"),
        ("Sessions", str(plan.sessions or "")),
        (PLAN_LABELS["setting"], plan.setting_label),
        (PLAN_LABELS["lead_sector"], plan.lead_sector_label),
        (PLAN_LABELS["register"], REGISTER_LABELS.get(plan.register or "", "")),
        (PLAN_LABELS["limits_note"], limits),
    ]
    if plan.grouping == GroupingCode.MORE_HELP:
        found += [
            (PLAN_LABELS["co_ordinator"], plan.co_ordinator),
            ("Time", "Needs a long time" if plan.long_timeframe else ""),
            ("Hours it takes", hours),
            (PLAN_LABELS["resource_note"], plan.resource_note),
        ]
    return tuple((label, text) for label, text in found if text)


def rating_lines(aim: AimRow) -> tuple[ChartLine, ...]:
    """Return an aim's ratings as lines of a chart, one a respondent."""
    names = dict.fromkeys(row.respondent_label for row in aim.ratings)
    return tuple(
        ChartLine(
            name,
            tuple((row.rated_on, float(row.value)) for row in aim.ratings if row.respondent_label == name),
        )
        for name in names
    )


def rated(aim: AimRow) -> str:
    """Return an aim's ratings in words, one respondent after the other: "Young person: 3, then 6 of 10"."""
    return ". ".join(
        f"{line.name}: {_then(f'{v:g}' for _, v in line.points)} of 10" for line in rating_lines(aim)
    )


def _then(values: Iterable[str]) -> str:
    return ", then ".join(values)
