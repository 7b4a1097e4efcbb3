"""The mapped classes of a school, one file a subject."""

from .base import Base
from .offers import Offer, OfferAudience, OfferNeed, OfferPlace, OfferReferrer, OfferState
from .people import Organisation, Staff
from .placements import Participant, Placement, PupilNeed
from .pupils import Pupil, PupilSenType, Standing
from .rights import Disclosure, RetentionRule
from .school import ListWord, Logo, School, Term
from .wording import Domain, Grouping, PresentingNeed

__all__ = [
    "Base",
    "Disclosure",
    "Domain",
    "Grouping",
    "ListWord",
    "Logo",
    "Offer",
    "OfferAudience",
    "OfferNeed",
    "OfferPlace",
    "OfferReferrer",
    "OfferState",
    "Organisation",
    "Participant",
    "Placement",
    "PresentingNeed",
    "Pupil",
    "PupilNeed",
    "PupilSenType",
    "RetentionRule",
    "School",
    "Staff",
    "Standing",
    "Term",
]
