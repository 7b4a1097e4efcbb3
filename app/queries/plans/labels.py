"""What the parts of a plan and of an aim are called, on screen, on paper and in a pupil's own record."""

from __future__ import annotations

from collections.abc import Mapping

PLAN_LABELS: Mapping[str, str] = {
    "started_on": "Starts on",
    "planned_end_on": "Planned to end on",
    "sessions": "Sessions",
    "own_part": "What child and family do themselves",
    "setting": "Where",
    "lead_sector": "Led by",
    "register": "Language",
    "limits_discussed": "What it cannot do was talked about",
    "limits_note": "What it cannot do",
    "co_ordinator": "Co-ordinated by",
    "long_timeframe": "Needs a long time",
    "resource_hours": "Hours a week it takes",
    "resource_note": "What it takes",
    "tried": "What was tried",
    "trusted_adult": "Trusted adult",
    "trusted_chosen_by": "Chosen by",
    "triggers": "What can set it off",
    "early_signs": "Early signs",
    "what_helps": "What helps",
    "who_to_call": "Who to call",
    "crisis_contact": "In a crisis",
    "family_changes": "What the family asked to change",
    "legal_limit": "Limits set by law or safeguarding",
    "no_agency_why": "Why no outside agency",
    "version": "Version",
    "agreed_on": "Agreed on",
    "ending": "How it ended",
}
AIM_LABELS: Mapping[str, str] = {
    "words": "In their own words",
    "criterion": "Seen when",
    "target_on": "By",
    "contingency": "If not",
    "outcome": "What became of it",
    "outcome_on": "Said on",
    "outcome_note": "What was decided then",
}
OUTCOME_LABELS: Mapping[str, str] = {
    "achieved": "Achieved",
    "partly": "Partly achieved",
    "not": "Not achieved",
}
KIND_LABELS: Mapping[str, str] = {
    "young_person": "Young person",
    "family": "Family",
    "school": "School",
    "agency": "Agency",
}
