"""Plain words for the tables of supports in a record of everything held."""

from __future__ import annotations

from collections.abc import Mapping

from app.vocabulary import STAGE_LABELS

TITLES: Mapping[str, str] = {
    "support": "Support: offers that were given, waited for or declined",
    "support_stage": "Where each support stood, and from when",
    "membership": "Time in groups",
    "attendance": "Registers: here or not",
    "offer_group": "Groups that were made for this pupil alone",
    "group_session": "Sessions of those groups",
    "meeting": "Meetings about this pupil alone",
}
LABELS: Mapping[str, str] = {
    "support.began_on": "Since",
    "support.tried_before": "What was tried before",
    "support.asked_by_id": "Asked for by",
    "support.sessions_planned": "Sessions planned",
    "support.minutes_planned": "Minutes of each",
    "support.sessions_delivered": "Sessions held, where no register is kept here",
    "support.sessions_attended": "Sessions come to, where no register is kept here",
    "support.planned_end_on": "Until about",
    "support.next_look_on": "Look again on",
    "support.sole_reason": "Would not run but for this pupil",
    "support.ended_on": "Last day",
    "support.ending": "How it ended",
    "support.ending_note": "About how it ended",
    "support.what_next": "What comes next",
    "support.who_told": "Who was told",
    "support.way_back": "How to come back",
    "support.outcome": "What came of it",
    "support.outcome_on": "What came of it, as of",
    "support.outcome_note": "About what came of it",
    "support_stage.stage": "Where it stood",
    "support_stage.starts_on": "Since",
    "support_stage.ends_on": "Until",
    "support_stage.reason": "Why",
    "membership.group_id": "Group",
    "membership.starts_on": "From",
    "membership.ends_on": "Until",
    "attendance.session_id": "Session on",
    "attendance.here": "Here",
    "attendance.absence": "Why not",
    "offer_group.starts_on": "Since",
    "offer_group.ends_on": "Last day",
    "offer_group.ended_why": "Why it ended",
    "offer_group.misses": "What is missed for it",
    "group_session.held_on": "On",
    "group_session.state": "Held or not",
    "meeting.held_on": "On",
}
LISTS: Mapping[str, str] = {
    "support.ending": "ending",
    "support.outcome": "outcome",
    "attendance.absence": "absence",
    "meeting.kind": "meeting",
}
CODES: Mapping[str, Mapping[str, str]] = {"support_stage.stage": STAGE_LABELS}
