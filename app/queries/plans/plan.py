"""The plans of a pupil, open and ended, with what stands between each and agreed."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.models import Agreement, Aim, Domain, Involvement, Plan, PlanVersion
from app.queries.plans.agencies import named
from app.queries.plans.aim_rows import Words, aim_row
from app.queries.plans.gates import findings, grouping_now
from app.queries.plans.rows import AgreementRow, PlanRow, VersionRow
from app.queries.plans.sight import plan_hidden
from app.queries.wording import all_words, groupings

# What stands in a row of the table as it does in what is shown.
_SAME = (
    "id", "pupil_id", "domain_id", "band", "started_on", "planned_end_on", "sessions", "own_part", "setting",
    "lead_sector", "register", "limits_discussed", "limits_note", "co_ordinator_id", "long_timeframe",
    "resource_hours", "resource_note", "tried", "trusted_adult", "trusted_chosen_by", "triggers", "early_signs",
    "what_helps", "who_to_call", "crisis_contact", "family_changes", "legal_limit", "no_agency_why", "version",
    "agreed_on", "ended_on", "ending_note",
)  # fmt: skip


def plans_of(session: Session, pupil_id: int, *, today: date) -> tuple[PlanRow, ...]:
    """Return a pupil's plans: the open ones first, by domain, then those that ended, the newest first.

    Who may not see Risk Support gets none of its plans, and none that stood beside it.
    """
    plans = session.scalars(
        select(Plan)
        .join(Domain, Domain.id == Plan.domain_id)
        .where(Plan.pupil_id == pupil_id, ~plan_hidden(session))
        .order_by(
            Plan.ended_on.is_not(None), Plan.ended_on.desc(), Domain.position, Plan.band, Plan.id.desc()
        )
        .options(
            selectinload(Plan.domain),
            selectinload(Plan.co_ordinator),
            selectinload(Plan.aims).selectinload(Aim.likelihoods),
            selectinload(Plan.aims).selectinload(Aim.ratings),
        )
    ).all()
    if not plans:
        return ()
    words = all_words(session)
    labels = {row.code: row.short_label for row in groupings(session, hidden=True)}
    ids = [plan.id for plan in plans]
    agreements, versions = _agreements(session, ids, words), _versions(session, ids)
    return tuple(
        PlanRow(
            **_own(plan, session, words, labels, today),
            agreements=tuple(agreements.get(plan.id, ())),
            versions=tuple(versions.get(plan.id, ())),
        )
        for plan in plans
    )


def _own(plan: Plan, session: Session, words: Words, labels: dict[str, str], today: date) -> dict[str, Any]:
    grouping = grouping_now(plan, session) if plan.ended_on is None else ""
    found = findings(plan, session, today) if plan.agreed_on is None else ()
    return {name: getattr(plan, name) for name in _SAME} | {
        "domain": plan.domain.name,
        "grouping": grouping,
        "grouping_label": labels.get(grouping, ""),
        "setting_label": words["setting"].get(plan.setting or "", ""),
        "lead_sector_label": words["sector"].get(plan.lead_sector or "", ""),
        "co_ordinator": plan.co_ordinator.name if plan.co_ordinator else "",
        "ending": plan.ending or "",
        "ending_label": words["ending"].get(plan.ending or "", ""),
        "aims": tuple(aim_row(aim, words) for aim in plan.aims),
        "missing": tuple(one.sentence for one in found if one.hinders),
        "warnings": tuple(one.sentence for one in found if not one.hinders),
    }


def _agreements(session: Session, plans: list[int], words: Words) -> dict[int, list[AgreementRow]]:
    rows = session.scalars(
        select(Agreement)
        .where(Agreement.plan_id.in_(plans))
        .order_by(Agreement.version, Agreement.id)
        .options(selectinload(Agreement.involvement).selectinload(Involvement.organisation))
    )
    found = dict[int, list[AgreementRow]]()
    for row in rows:
        found.setdefault(row.plan_id, []).append(
            AgreementRow(
                row.id,
                row.version,
                row.kind,
                row.involvement_id,
                named(row.involvement),
                row.agreed_on,
                words["method"].get(row.method or "", ""),
                row.own_words,
                row.not_agreed or "",
                words["not_agreed"].get(row.not_agreed or "", ""),
                row.how_shared,
                row.recorded_by,
            )
        )
    return found


def _versions(session: Session, plans: list[int]) -> dict[int, list[VersionRow]]:
    rows = session.scalars(
        select(PlanVersion).where(PlanVersion.plan_id.in_(plans)).order_by(PlanVersion.number.desc())
    )
    found = dict[int, list[VersionRow]]()
    for row in rows:
        found.setdefault(row.plan_id, []).append(
            VersionRow(row.number, row.closed_on, row.why, row.content, row.recorded_by)
        )
    return found
