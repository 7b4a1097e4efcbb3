"""The groups of pupils that reports set beside the rest: pupil premium, SEN, looked after, EAL, and each year."""

from __future__ import annotations

from app.queries.reports.people import OnRoll, year_said
from app.vocabulary import SenProvision

PREMIUM, SEN_SUPPORT, PLAN, LOOKED_AFTER, EAL = (
    "Pupil premium",
    "SEN support",
    "Education, health and care plan",
    "Looked after",
    "English as an additional language",
)
GROUPS = (PREMIUM, SEN_SUPPORT, PLAN, LOOKED_AFTER, EAL)


def in_group(group: str, person: OnRoll) -> bool:
    """Say whether a pupil is in a group, or in a year by its name."""
    match group:
        case "Pupil premium":
            return person.premium
        case "SEN support":
            return person.sen == SenProvision.SUPPORT
        case "Education, health and care plan":
            return person.sen == SenProvision.PLAN
        case "Looked after":
            return person.looked_after
        case "English as an additional language":
            return person.eal
    return year_said(person.year) == group
