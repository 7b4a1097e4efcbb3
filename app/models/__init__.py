"""The mapped classes of a school, one file a subject."""

from .around import Consent, Involvement, Sharing
from .base import Base
from .contacts import Contact, Signpost
from .decisions import DecisionOption, PromptAnswer, Review
from .measures import Measure, MeasureBand, MeasureRespondent, MeasureScore
from .offers import Offer, OfferAudience, OfferNeed, OfferPlace, OfferReferrer, OfferState
from .people import Organisation, Staff
from .placements import Participant, Placement, PupilNeed
from .plans import Agreement, Aim, AimLikelihood, AimRating, Plan, PlanVersion
from .pupils import Pupil, PupilSenType, Standing
from .rights import Disclosure, RetentionRule
from .school import ListWord, Logo, School, Term
from .wording import Domain, Grouping, PresentingNeed

__all__ = [
    "Agreement",
    "Aim",
    "AimLikelihood",
    "AimRating",
    "Base",
    "Consent",
    "Contact",
    "DecisionOption",
    "Disclosure",
    "Domain",
    "Grouping",
    "Involvement",
    "ListWord",
    "Logo",
    "Measure",
    "MeasureBand",
    "MeasureRespondent",
    "MeasureScore",
    "Offer",
    "OfferAudience",
    "OfferNeed",
    "OfferPlace",
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
    "RetentionRule",
    "Review",
    "School",
    "Sharing",
    "Signpost",
    "Staff",
    "Standing",
    "Term",
]
