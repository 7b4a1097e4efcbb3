"""What pupils of the school of test_sight get: one in Risk Support, whose words nobody else may read, and one in help."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.operations.supports.beginning import begin_support
from app.operations.supports.drafts import SupportDraft
from app.store import Store
from tests.fixtures import TODAY
from tests.pupil_school import EMOTIONS, LANGUAGE
from tests.supported import group, offer, support

LATER, SINCE = date(2026, 12, 1), date(2026, 10, 5)
ZEBRA: dict[str, Any] = {
    "why": "Zebra why.",
    "notes": "Zebra notes.",
    "tried_before": "Zebra before.",
    "next_look_on": LATER,
}


def fill_supports(senco: Store, in_risk: int, more: int) -> None:
    """Put both into one group, and the one in Risk Support on an offer that is for nothing else."""
    lego, circle = offer(senco, "Lego club"), offer(senco, "Safety circle", "risk_support")
    tuesdays = group(senco, lego, weekday=1, starts_at="10:40", misses="Maths")
    support(senco, in_risk, lego, domain_id=EMOTIONS, group_id=tuesdays, **ZEBRA)
    for domain, stage, group_id in ((EMOTIONS, "running", tuesdays), (LANGUAGE, "waiting", None)):
        draft = SupportDraft((more,), lego, domain, stage, SINCE, group_id=group_id, why="To make friends.")
        senco.write(begin_support, draft, today=TODAY)
    support(senco, in_risk, circle, domain_id=EMOTIONS, group_id=group(senco, circle, "Zebra group"), **ZEBRA)
