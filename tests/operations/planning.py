"""Writing plans in tests, and reading back how they stand."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from app.operations.plans.agreements import record_agreement
from app.operations.plans.aims import write_aim
from app.operations.plans.drafts import AgreementDraft, AimDraft, PlanDraft
from app.operations.plans.plan import agree_plan, write_plan
from app.queries.plans.plan import plans_of
from app.queries.plans.rows import PlanRow
from app.store import Store
from tests.fixtures import TODAY

NEXT_MONTH = TODAY + timedelta(30)


def plan(store: Store, pupil: int, **said: Any) -> int:
    """Write the plan of a pupil in Getting Help or Getting More Help; return its number."""
    return store.write(write_plan, PlanDraft(pupil, 1, **said), today=TODAY).id or 0


def aim(store: Store, plan_id: int, **said: Any) -> int:
    """Add an aim that lacks nothing, but for what is said; return its number."""
    facts: dict[str, Any] = {
        "criterion": "Five nights of seven",
        "target_on": NEXT_MONTH,
        "contingency": "We ask Gran",
    } | said
    return store.write(write_aim, AimDraft(plan_id, "To sleep in my own bed", **facts), today=TODAY).id or 0


def say(store: Store, plan_id: int, kind: str, **said: Any) -> int:
    """Record that somebody agreed today, or what is said instead; return its number."""
    facts = said if "not_agreed" in said else {"agreed_on": TODAY, "method": "in_person"} | said
    return store.write(record_agreement, AgreementDraft(plan_id, kind, **facts), today=TODAY).id or 0


def agree(store: Store, plan_id: int) -> None:
    """Give a plan all it takes, and mark it as agreed."""
    aim(store, plan_id)
    say(store, plan_id, "young_person")
    say(store, plan_id, "family")
    store.write(agree_plan, plan_id, on=TODAY, today=TODAY)


def plans(store: Store, pupil: int) -> tuple[PlanRow, ...]:
    """Return a pupil's plans."""
    return store.read(plans_of, pupil, today=TODAY)
