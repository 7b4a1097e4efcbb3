"""The mapped classes of a school, one file a subject."""

from .around import Consent, Involvement, Sharing
from .base import Base
from .contacts import Contact, Signpost
from .costs import OfferCost, Rate
from .decisions import DecisionOption, PromptAnswer, Review
from .measures import Measure, MeasureBand, MeasureRespondent, MeasureScore
from .meetings import Action, Meeting, MeetingPerson, MeetingPupil
from .offers import Offer, OfferAudience, OfferNeed, OfferPlace, OfferReferrer, OfferState
from .people import Organisation, Staff
from .placements import Participant, Placement, PupilNeed
from .plans import Agreement, Aim, AimLikelihood, AimRating, Plan, PlanVersion
from .pupils import Pupil, PupilSenType, Standing
from .rights import Disclosure, RetentionRule
from .running import NextStep, OfferQuery, PutOff, YearMap
from .school import ListWord, Logo, School, Term
from .supports import Attendance, Group, GroupSession, GroupStaff, Membership, Support, SupportStage
from .wording import Domain, Grouping, PresentingNeed

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
