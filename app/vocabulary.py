"""The stable codes that stand underneath everything a school may word differently."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from enum import StrEnum


class GroupingCode(StrEnum):
    """The five needs-based groupings of the THRIVE Framework (Wolpert et al., 2019), in their fixed order."""

    THRIVING = "thriving"
    ADVICE = "advice"
    HELP = "help"
    MORE_HELP = "more_help"
    RISK_SUPPORT = "risk_support"


# Stands in a grouping's place for a pupil in Risk Support, before those who may not see that.
ASK_CODE = "ask"


class Band(StrEnum):
    """The two kinds of placement that may be open side by side in one domain."""

    PLAN = "plan"
    RISK = "risk"


class Register(StrEnum):
    """The two ways to word the groupings: for everybody, and for readers used to the language of treatment."""

    WELLNESS = "wellness"
    TREATMENT = "treatment"


# What a plan or an offer is said to be spoken of in.
REGISTER_LABELS: dict[str, str] = {
    Register.WELLNESS: "Wellness",
    Register.TREATMENT: "Treatment and outcomes",
}


class OfferStatus(StrEnum):
    """Where an offer is in its life; each state is dated."""

    DRAFT = "draft"
    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"


class Registration(StrEnum):
    """Whether this is the pupil's main school or a guest registration."""

    MAIN = "main"
    GUEST = "guest"


class SenProvision(StrEnum):
    """SEN provision as the school census codes it (standards, school census codes)."""

    NONE = "N"
    SUPPORT = "K"
    PLAN = "E"


class ListKind(StrEnum):
    """The lists of words that a school may reword, extend and retire."""

    SECTOR = "sector"
    ROLE = "role"
    NATURE = "nature"
    AUDIENCE = "audience"
    REFERRER = "referrer"
    DELIVERY = "delivery"
    EVIDENCE = "evidence"
    DIFFICULTY = "difficulty"
    PARTICIPANT = "participant"
    ENDING = "ending"
    HELP_UNUSED = "help_unused"
    ADVICE_REASON = "advice_reason"
    CHOICE = "choice"
    CONTACT = "contact"
    FOLLOW_UP = "follow_up"
    METHOD = "method"
    NOT_AGREED = "not_agreed"
    LIKELIHOOD = "likelihood"
    SETTING = "setting"
    RESPONDENT = "respondent"
    PURPOSE = "purpose"
    BASIS = "basis"
    OUTCOME = "outcome"
    ABSENCE = "absence"
    FUNDING = "funding"
    MEETING = "meeting"
    SEX = "sex"
    SEN_TYPE = "sen_type"


class Stage(StrEnum):
    """Where a pupil's support stands, in the order most take; each is a fact of its own (product rule 5)."""

    IDENTIFIED = "identified"
    SIGNPOSTED = "signposted"
    REFERRED = "referred"
    WAITING = "waiting"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    RUNNING = "running"
    ENDED = "ended"


# What each stage is called, alone and inside a sentence.
STAGE_LABELS: dict[str, str] = {
    Stage.IDENTIFIED: "Need identified",
    Stage.SIGNPOSTED: "Signposted",
    Stage.REFERRED: "Referred",
    Stage.WAITING: "Waiting",
    Stage.OFFERED: "Offered",
    Stage.ACCEPTED: "Accepted",
    Stage.DECLINED: "Declined",
    Stage.RUNNING: "Running",
    Stage.ENDED: "Ended",
}
# A support in one of these is over; in any other it is open and has a day to look again.
OVER = frozenset({Stage.DECLINED, Stage.ENDED})
# Not yet running, and somebody is to do something.
AHEAD = frozenset(Stage) - OVER - {Stage.RUNNING}


class ConsentState(StrEnum):
    """Where consent stands; what ran out is worked out from its date, and kept only where something was shared then."""

    NOT_ASKED = "not_asked"
    WAITING = "waiting"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


# How consent stood on a day on which its time was over.
RAN_OUT = "ran_out"


# Census year codes in the order a child passes through them (school census: E1 … 14, X for mixed).
YEARS: tuple[str, ...] = (
    "E1",
    "E2",
    "N1",
    "N2",
    "R",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "10",
    "11",
    "12",
    "13",
    "14",
)
_YEAR_ORDER = {code: number for number, code in enumerate(YEARS)}


_USUAL = {
    GroupingCode.THRIVING: Register.WELLNESS,
    GroupingCode.ADVICE: Register.WELLNESS,
    GroupingCode.HELP: Register.TREATMENT,
    GroupingCode.MORE_HELP: Register.TREATMENT,
}


def usual_register(groupings: Iterable[str]) -> str | None:
    """Return the language that is usual in groupings, by their codes; None where they differ or none is usual.

    Wellness where education often leads, treatment and outcomes where health often does; a default and no rule.
    """
    usual = {str(_USUAL[GroupingCode(code)]) for code in groupings if GroupingCode(code) in _USUAL}
    return usual.pop() if len(usual) == 1 else None


def band_of(grouping: str) -> Band:
    """Return the band a grouping belongs to: Risk Support stands beside the others."""
    return Band.RISK if grouping == GroupingCode.RISK_SUPPORT else Band.PLAN


def year_order(code: str | None) -> int:
    """Return the place of a census year code in a school life, or a large number for none and mixed."""
    return _YEAR_ORDER.get(code or "", len(YEARS))


def year_label(code: str | None) -> str:
    """Return how people say a census year code: "Reception", "Year 4", "Nursery 1"; "" for none."""
    if not code:
        return ""
    if code == "R":
        return "Reception"
    if code == "X":
        return "Mixed years"
    if code.startswith(("N", "E")):
        return f"{'Nursery' if code[0] == 'N' else 'Early years'} {code[1:]}"
    return f"Year {code}"


def years_label(first: str | None, last: str | None) -> str:
    """Return a year range in words: "Years R to 6", "Year 4", "all years" where neither end is set."""
    if not first and not last:
        return "all years"
    if first == last or not last:
        return year_label(first) if first == last else f"{year_label(first)} and up"
    if not first:
        return f"up to {year_label(last)}"
    return f"Years {first} to {last}"


def serves_year(first: str | None, last: str | None, year: str | None) -> bool:
    """Say whether a year range serves a pupil's year; open ends and pupils without a year are served."""
    if not year or year not in _YEAR_ORDER:
        return True
    place = _YEAR_ORDER[year]
    return (not first or _YEAR_ORDER.get(first, 0) <= place) and (
        not last or place <= _YEAR_ORDER.get(last, len(YEARS))
    )


def fold(text: str) -> str:
    """Return text as search compares it: case folded, accents stripped, spaces single.

    SQLite folds ASCII only, so searching and sorting use columns folded here.
    """
    if text.isascii():  # most names: many times faster
        return " ".join(text.casefold().split())
    plain = unicodedata.normalize("NFKD", text)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


# Words that are capitals wherever they stand, and that schools put first in the name of a domain or a need.
_PROPER = frozenset(
    {"braille", "british", "down", "down's", "english", "makaton", "thrive", "tourette's", "welsh"}
)


def within(words: str) -> str:
    """Return words as they stand inside a sentence: "Speech" becomes "speech"; "SLCN" and "IT skills" stay."""
    first, _, more = words.partition(" ")
    ordinary = first[1:].islower() or (first == "A" and more)
    if not ordinary or first.replace("’", "'").casefold() in _PROPER:
        return words
    return words[:1].lower() + words[1:]
