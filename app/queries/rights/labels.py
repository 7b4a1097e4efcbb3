"""Plain words for tables, columns and what stands in them, so that a record reads without the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Column, Table
from sqlalchemy.orm import Session

from app.models import Base
from app.queries.around.words import STATES, THAT_DAY
from app.queries.map_words import full_day
from app.queries.plans.labels import (
    AIM_LABELS,
    KIND_LABELS,
    OUTCOME_LABELS,
    PLAN_LABELS,
)
from app.queries.plans.version_words import version_lines
from app.queries.rights import support_labels
from app.queries.wording import all_words, called
from app.vocabulary import REGISTER_LABELS, year_label

TITLES: Mapping[str, str] = {
    "pupil": "Who this is",
    "standing": "Year, class and status over time",
    "pupil_sen_type": "Types of special educational need",
    "pupil_need": "Needs that were noted",
    "placement": "Groupings: what was decided",
    "participant": "Who took part in decisions",
    "review": "Reviews of groupings",
    "plan": "Plans",
    "plan_version": "Earlier versions of plans",
    "agreement": "Who agreed to a plan, or why not",
    "aim": "Aims",
    "aim_likelihood": "How likely aims were held to be",
    "aim_rating": "How near aims were, 0 to 10",
    "contact": "Contacts: advice given and followed up",
    "signpost": "Offers that were pointed to",
    "meeting_pupil": "Meetings: what was said",
    "action": "Actions that were agreed",
    "decision_option": "Options that were talked about before deciding",
    "prompt_answer": "What was talked over before deciding",
    "measure_score": "Scores on measures",
    "involvement": "People around: family and professionals",
    "consent": "Consent, with each agency",
    "sharing": "What was shared, and with whom",
    "disclosure": "Notes of copies that were given away",
    **support_labels.TITLES,
}
_LABELS: Mapping[str, str] = {
    "pupil.born_on": "Date of birth",
    "pupil.eal": "English as an additional language",
    "pupil.upn": "Unique pupil number (UPN)",
    "pupil.started_on": "At this school since",
    "pupil.left_on": "Left on",
    "pupil.strengths": "Strengths",
    "pupil.what_helps": "What helps",
    "pupil.held_on": "On hold since",
    "pupil.held_why": "Why it is on hold",
    "standing.fsm": "Free school meals",
    "standing.sen_provision": "SEN provision",
    "pupil_sen_type.code": "Type",
    "pupil_sen_type.rank": "Order (1 is the main one)",
    "pupil_need.seen": "What was seen",
    "pupil_need.choice": "What the pupil wants of it",
    "pupil_need.closed_why": "Why it was closed",
    "placement.band": "Kind",
    "placement.reason": "Why",
    "placement.pupil_words": "In the pupil’s words",
    "placement.parent_view": "What the family thinks",
    "placement.help_unused": "Why help is not being used",
    "placement.risk": "The risk",
    "placement.safeguarding_ref": "Safeguarding reference",
    "placement.advice_reason": "The reason for advice",
    "placement.parents_on": "Parents or carers: when",
    "placement.parents_how": "Parents or carers: how",
    "placement.parents_by": "Parents or carers: told by",
    "placement.parents_why_not": "Parents or carers: why not yet",
    "placement.agreed": "All agree",
    "placement.difference": "Where views differ",
    "placement.left_open": "Some of it is filled in later",
    "placement.next_look_on": "Look again on",
    "placement.ending": "How it ended",
    "placement.withdrawn_why": "Why it was withdrawn",
    "placement.approved_by": "Its ending approved by",
    "participant.kind": "Who",
    "participant.decided": "Decided (or was heard)",
    "participant.at_end": "At the ending",
    **{f"plan.{name}": label for name, label in PLAN_LABELS.items()},
    "plan.band": "Kind",
    "plan.co_ordinator_id": "Co-ordinated by",
    "plan.ending_note": "About how it ended",
    "plan_version.number": "Version",
    "plan_version.why": "Why it changed",
    "plan_version.content": "What it said",
    "agreement.kind": "Who",
    "agreement.involvement_id": "Namely",
    "agreement.method": "How",
    "agreement.not_agreed": "Why not",
    "agreement.how_shared": "How it was shared, or what stood in the way",
    **{f"aim.{name}": label for name, label in AIM_LABELS.items()},
    "aim.position": "Place in the list",
    "aim_likelihood.judged_by": "Who judged it",
    "aim_rating.respondent": "Whose rating",
    "aim_rating.value": "Rating",
    "review.present": "Who was there",
    "review.changed": "What has changed",
    "review.pupil_words": "In the pupil’s words",
    "review.safety": "How safe things are",
    "review.decision": "What was decided",
    "review.ending": "How it ended",
    "review.costs_harms": "Costs or harms",
    "review.what_next": "What comes next",
    "review.who_told": "Who was told",
    "review.way_back": "How to come back",
    "review.approved_by": "Approved by",
    "review.next_look_on": "Look again on",
    "contact.with_whom": "With",
    "contact.staff_id": "Noted by",
    "contact.advice": "What was advised",
    "contact.outcome": "How it went",
    "contact.outcome_note": "About how it went",
    "meeting_pupil.meeting_id": "Meeting",
    "meeting_pupil.position": "Place in the list",
    "meeting_pupil.pupil_words": "In the pupil’s words",
    "meeting_pupil.said": "What was said",
    "action.meeting_id": "Agreed in the meeting",
    "action.words": "What will be done",
    "action.staff_id": "Who does it",
    "action.owner": "Who does it",
    "action.organisation_id": "Agency",
    "action.agreed_on": "Agreed on",
    "action.due_on": "To be done by",
    "action.state": "Where it stands",
    "action.closed_on": "Closed on",
    "action.outcome": "What came of it",
    "decision_option.position": "Place in the list",
    "decision_option.involves": "What it involves",
    "decision_option.speaks_for": "What speaks for it",
    "decision_option.speaks_against": "What speaks against it",
    "decision_option.chosen": "Chosen",
    "prompt_answer.row": "About",
    "prompt_answer.answer": "Answer",
    "measure_score.scored_on": "Answered on",
    "measure_score.respondent": "Whose answers",
    "measure_score.value": "Score",
    "involvement.kind": "Who",
    "involvement.role": "What they are to the pupil",
    "involvement.organisation_id": "Agency",
    "involvement.reach": "How to reach them",
    "involvement.ended_why": "Why it ended",
    "consent.organisation_id": "Agency",
    "consent.purpose": "For",
    "consent.state": "Where it stands",
    "consent.since_on": "Since",
    "consent.by_whom": "Who said so",
    "consent.method": "How it was said",
    "consent.until_on": "Last day it holds",
    "sharing.organisation_id": "Agency",
    "sharing.recipient": "With whom",
    "sharing.what": "What was shared",
    "sharing.why": "Why it was shared",
    "sharing.consent_state": "Consent on that day",
    "disclosure.made_for": "Given to",
    "disclosure.withheld": "Items withheld or redacted",
    "disclosure.sha256": "Fingerprint of the file (SHA-256)",
    **support_labels.LABELS,
    "rate.pence": "An hour, in pence",
    "rate.starts_on": "Counts from",
    "rate.source": "Where it is from",
    "offer_cost.label": "Called",
    "offer_cost.extra_minutes": "Minutes to prepare",
    "offer_cost.pence": "Sum, in pence",
    "offer_cost.per": "For each",
    "offer_cost.funding": "Paid from",
}
# Columns that hold a code of a list of words.
LISTS: Mapping[str, str] = {
    "pupil.sex": "sex",
    "pupil_sen_type.code": "sen_type",
    "pupil_need.difficulty": "difficulty",
    "pupil_need.choice": "choice",
    "placement.help_unused": "help_unused",
    "placement.advice_reason": "advice_reason",
    "placement.parents_how": "method",
    "placement.ending": "ending",
    "participant.kind": "participant",
    "consent.purpose": "purpose",
    "consent.method": "method",
    "sharing.basis": "basis",
    "plan.setting": "setting",
    "plan.lead_sector": "sector",
    "plan.ending": "ending",
    "agreement.method": "method",
    "agreement.not_agreed": "not_agreed",
    "aim_likelihood.likelihood": "likelihood",
    "aim_rating.respondent": "respondent",
    "review.ending": "ending",
    "contact.kind": "contact",
    "contact.outcome": "follow_up",
    "measure_score.respondent": "respondent",
    **support_labels.LISTS,
    "rate.role": "role",
    "offer_cost.role": "role",
    "offer_cost.funding": "funding",
}
CODES: Mapping[str, Mapping[str, str]] = {
    "standing.sen_provision": {
        "N": "No SEN provision",
        "K": "SEN support",
        "E": "Education, health and care plan",
    },
    "standing.registration": {"main": "Main school", "guest": "Guest"},
    "placement.band": {"plan": "Grouping", "risk": "Risk Support"},
    "plan.band": {"plan": "With aims", "risk": "Managing risk only"},
    "plan.register": REGISTER_LABELS,
    "plan.trusted_chosen_by": {"young_person": "Young person", "family": "Family"},
    "agreement.kind": KIND_LABELS,
    "aim.outcome": OUTCOME_LABELS,
    "review.decision": {"continue": "Goes on", "change": "A new decision", "end": "Ends"},
    "action.state": {"open": "To do", "done": "Done", "dropped": "No longer needed"},
    "prompt_answer.row": {
        "basis": "What it rests on",
        "aim": "What it is for",
        "commitment": "What people take on",
        "timeframe": "How long it lasts",
        "structure": "What gives it shape",
        "modification": "When it is changed",
    },
    "prompt_answer.answer": {
        "more_help": "More Help",
        "risk_support": "Risk Support",
        "both": "Both",
        "not_clear": "Not clear",
    },
    "measure_score.stage": {"baseline": "Baseline", "review": "Review", "end": "At the end"},
    "involvement.kind": {"family": "Family", "professional": "Professional"},
    "consent.state": STATES,
    "sharing.consent_state": THAT_DAY,
    "disclosure.kind": {"subject_access": "Subject access", "transfer": "Transfer to another school"},
    **support_labels.CODES,
    "offer_cost.kind": {"staff": "Staff", "fixed": "A fixed sum"},
}
# Of these, the words that the school has given its groupings.
_OWN_NAMES: Mapping[str, Mapping[str, str]] = {
    "placement.band": {"risk": "risk_support"},
    "prompt_answer.answer": {"more_help": "more_help", "risk_support": "risk_support"},
}
# Text that names nobody, although a class may be called Robin as a child is.
NO_NAMES = frozenset({*LISTS, *CODES, "standing.year_group", "standing.class_name", "disclosure.sha256"})
# What no reader needs: the folded name repeats the name.
LEFT_OUT = frozenset({"id", "folded"})


def title_of(table: str) -> str:
    """Return what a section with a table's rows is called."""
    return TITLES.get(table, _words(table))


def label_of(table: str, column: str) -> str:
    """Return what a column is called, in words made from its name where nobody has given it any."""
    known = _LABELS.get(f"{table}.{column}")
    if known is not None:
        return known
    name = column.removesuffix("_id")
    return f"{_words(name.removesuffix('_on'))} on" if name.endswith("_on") else _words(name)


def _words(name: str) -> str:
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]


@dataclass(frozen=True)
class Wording:
    """Says values as people read them; made once for a record."""

    session: Session
    lists: Mapping[str, Mapping[str, str]]

    def say(self, table: Table, column: Column[Any], value: Any) -> str:
        """Return a value in words; nothing for what is empty."""
        if value is None or value == "":
            return ""
        key = f"{table.name}.{column.name}"
        if key == "plan_version.content":
            return "; ".join(f"{label}: {text}" for label, text in version_lines(str(value), self.lists))
        if column.foreign_keys:
            return self.named(next(iter(column.foreign_keys)).column.table.name, int(value))
        if key in LISTS:
            return self.lists.get(LISTS[key], {}).get(value, str(value))
        if value in _OWN_NAMES.get(key, {}):
            return called(self.session, _OWN_NAMES[key][value])
        if key in CODES:
            return CODES[key].get(value, str(value))
        if column.name == "year_group":
            return year_label(value)
        return say_plain(value)

    def named(self, table: str, row_id: int) -> str:
        """Return what a row that is pointed at is called."""
        return _named(self.session, table, row_id)


def wording(session: Session) -> Wording:
    """Return the words of this school."""
    return Wording(session, all_words(session))


def say_plain(value: Any) -> str:
    """Return a date, moment, yes or no, number or text as people read it."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return f"{full_day(value.astimezone().date())}, {value.astimezone():%H:%M}"
    if isinstance(value, date):
        return full_day(value)
    if isinstance(value, float):
        return f"{value:.2f}".rstrip("0").rstrip(".")
    return "(picture)" if isinstance(value, bytes) else str(value)


@lru_cache(maxsize=256)
def _name_column(table: str) -> str | None:
    columns = Base.metadata.tables[table].columns
    return next((name for name in ("name", "label", "short_label", "held_on") if name in columns), None)


def _named(session: Session, table: str, row_id: int) -> str:
    name = "held_on" if table == "group_session" else _name_column(table)
    if name is None:
        return f"number {row_id}"
    if table == "measure":
        # A measure goes by its name and its subscale: SDQ alone says nothing.
        name = "rtrim(name || ': ' || subscale, ': ')"
    query = f"SELECT {name} FROM {table} WHERE id = ?"
    found = session.connection().exec_driver_sql(query, (row_id,)).scalar()
    if found is not None and name == "held_on":
        return full_day(date.fromisoformat(str(found)))
    if table == "group_session" and found is not None:
        return full_day(date.fromisoformat(str(found)))
    return str(found) if found is not None else f"number {row_id}"
