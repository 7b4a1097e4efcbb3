"""The mapped classes of a school, one file a subject; what the first page does without is read in when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .people import Organisation, Staff
from .placements import Participant, Placement
from .pupils import Pupil, PupilSenType, Standing
from .school import ListWord, Logo, School, Term
from .wording import Domain, Grouping, PresentingNeed

# Most tables stand behind a decision, and no first page needs them. Reading them in and relating them takes longer
# than all that Today asks, so that app/models/later.py does so, all at once, for whoever asks for the first of them.
if TYPE_CHECKING:
    from .around import Consent, Involvement, Sharing
    from .base import Base
    from .contacts import Contact, Signpost
    from .costs import OfferCost, Rate
    from .decisions import DecisionOption, PromptAnswer, Review
    from .files import FileMapping
    from .measures import Measure, MeasureBand, MeasureRespondent, MeasureScore
    from .meetings import Action, Meeting, MeetingPerson, MeetingPupil
    from .offers import Offer, OfferAudience, OfferNeed, OfferPlace, OfferReferrer, OfferState
    from .plans import Agreement, Aim, AimLikelihood, AimRating, Plan, PlanVersion
    from .pupil_needs import PupilNeed
    from .rights import Disclosure, RetentionRule
    from .running import NextStep, OfferQuery, PutOff, YearMap
    from .supports import Attendance, Group, GroupSession, GroupStaff, Membership, Support, SupportStage
else:

    def __getattr__(name: str) -> Any:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from .later import CLASSES

        return CLASSES[name]


__all__ = [
    "Action",
    "Agreement",
    "Aim",
    "AimLikelihood",
    "AimRating",
    "Attendance",
    "Base",
    "Consent",
    "Contact",
    "DecisionOption",
    "Disclosure",
    "Domain",
    "FileMapping",
    "Group",
    "GroupSession",
    "GroupStaff",
    "Grouping",
    "Involvement",
    "ListWord",
    "Logo",
    "Measure",
    "MeasureBand",
    "MeasureRespondent",
    "MeasureScore",
    "Meeting",
    "MeetingPerson",
    "MeetingPupil",
    "Membership",
    "NextStep",
    "Offer",
    "OfferAudience",
    "OfferCost",
    "OfferNeed",
    "OfferPlace",
    "OfferQuery",
    "OfferReferrer",
    "OfferState",
    "Organisation",
    "Participant",
    "Placement",
    "Plan",
    "PlanVersion",
    "PresentingNeed",
    "PromptAnswer",
    "Pupil",
    "PupilNeed",
    "PupilSenType",
    "PutOff",
    "Rate",
    "RetentionRule",
    "Review",
    "School",
    "Sharing",
    "Signpost",
    "Staff",
    "Standing",
    "Support",
    "SupportStage",
    "Term",
    "YearMap",
]
