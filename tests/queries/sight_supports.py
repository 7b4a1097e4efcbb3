"""What pupils of the school of test_sight get: one in Risk Support, whose words nobody else may read, and one in help."""

from __future__ import annotations

from datetime import date
from typing import Any

from app.store import Store
from tests.pupil_school import EMOTIONS, LANGUAGE
from tests.supported import group, offer, support

LATER = date(2026, 12, 1)
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
    support(
        senco, more, lego, domain_id=EMOTIONS, group_id=tuesdays, next_look_on=LATER, why="To make friends."
    )
    support(senco, more, lego, [("waiting", date(2026, 10, 5))], domain_id=LANGUAGE, next_look_on=LATER)
    support(senco, in_risk, circle, domain_id=EMOTIONS, group_id=group(senco, circle, "Zebra group"), **ZEBRA)
