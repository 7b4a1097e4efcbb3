"""What files call the groupings and the domains of need, and the words of other ways of sorting, which are neither."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.imports.offer_table.names import key
from app.vocabulary import GroupingCode

# Beside the school's own label, short label, words of treatment and aliases.
USUAL: dict[str, tuple[str, ...]] = {
    GroupingCode.THRIVING: (
        "thriving", "thrive", "every child thriving", "children thriving", "prevention and promotion",
        "promotion and prevention", "prevention",
    ),
    GroupingCode.ADVICE: (
        "getting advice", "advice", "getting advice and signposting", "advice and signposting", "signposting",
        "getting advice and support", "advice and support", "getting signposting", "ga", "gas",
    ),
    GroupingCode.HELP: ("getting help", "help", "gh", "goals based help", "getting focused help"),
    GroupingCode.MORE_HELP: (
        "getting more help", "more help", "getting additional help", "additional help", "extensive help",
        "getting extensive help", "getting extra help", "extra help", "gmh",
    ),
    GroupingCode.RISK_SUPPORT: (
        "getting risk support", "risk support", "risk", "managing risk", "risk management", "getting risk help",
        "grs", "rs",
    ),
}  # fmt: skip
# By the starter's codes: what the four areas of the SEND Code of Practice and schools' own lists call them.
USUAL_DOMAINS: dict[str, tuple[str, ...]] = {
    "emotional_wellbeing": (
        "semh", "social emotional and mental health", "emotional health", "mental health", "emotional",
        "emotional wellbeing and mental health", "emotional and mental health", "wellbeing", "emotional health and wellbeing",
        "mental health and wellbeing", "emotions",
    ),
    "relationships_and_behaviour": ("relationships", "behaviour", "friendships", "behaviour and relationships"),
    "communication_and_language": (
        "communication and interaction", "c and i", "ci", "speech and language", "slcn", "communication",
        "speech language and communication", "speech language and communication needs", "language",
    ),
    "learning_and_attention": (
        "cognition and learning", "c and l", "cognition", "learning", "attention", "attention and learning",
    ),
    "attendance_and_belonging": ("attendance", "belonging", "ebsa", "emotionally based school avoidance"),
    "family_and_home": ("family", "home", "family support", "parenting", "families", "home and family"),
}  # fmt: skip
# The fourth area of the SEND Code of Practice, of which schools' own domains of need have none by themselves.
SENSORY = (
    "sensory and physical", "sensory and or physical", "sensory or physical", "sensory physical", "physical and sensory",
    "physical sensory", "sensory", "s and p", "p and s",
)  # fmt: skip
# What stands above the offers of an area as a heading: names that no offer has.
AREAS = (
    "communication and interaction", "cognition and learning", "social emotional and mental health", "semh",
    "social emotional mental health", *SENSORY,
)  # fmt: skip
ALL_NEEDS = (
    "all needs",
    "all",
    "any",
    "all domains",
    "every need",
    "any need",
    "all areas",
    "all areas of need",
    "general",
)

_PREFIX = re.compile(
    r"^\W*(?:i[\s-]*)?thrive(?:\s+(?:framework|grouping|quadrant))?\s*[:\-–—>(]+\s*", re.IGNORECASE
)
_LETTER = re.compile(r"^\W*(?:[A-Za-z]|\d{1,2})(?:\s*[.):\-–]\s*|\s{2,})(?=\w)")
_BRACKETS = re.compile(r"\s*[(\[].*?[)\]]")
_NEEDS = re.compile(r"\s+(?:needs?|difficulties)\s*$", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:(?:thrive )?(?:tier|wave|level|stage|band|phase|step|school action|graduated response) ?(?:[0-9]{1,2}[a-z]?|i{1,3}|iv"
    r"|one|two|three|four|five)(?: (?:and|to|or)? ?(?:[0-9]{1,2}|[a-z]+))*)|[0-9]{1,2}(?:st|nd|rd|th) (?:tier|wave)"
)
_SORTED = frozenset(
    (
        "universal", "targeted", "specialist", "universal plus", "targeted plus", "universal offer", "targeted offer",
        "specialist offer", "universal support", "targeted support", "specialist support", "universal provision",
        "targeted provision", "specialist provision", "universal services", "targeted services", "specialist services",
        "quality first teaching", "high quality teaching", "qft", "hqt", "indicated", "selective",
        "school action", "school action plus", "highly specialist", "enhanced", "core offer",
    )
)  # fmt: skip


def other_readings(text: str) -> Iterable[str]:
    """Return a grouping's name without "i-Thrive:" before it, the letter of a map's head, and brackets."""
    plain = _PREFIX.sub("", text).strip()
    plain = plain if "(" in plain or "[" in plain else plain.rstrip(" )]")
    for one in (plain, _BRACKETS.sub("", text), _LETTER.sub("", text), _BRACKETS.sub("", plain)):
        if one and one != text:
            yield one


def other_domains(text: str) -> Iterable[str]:
    """Return a domain's name without what stands in brackets, as in "Cognition and learning (C&L)", and without "needs"."""
    for one in (_BRACKETS.sub("", text), _NEEDS.sub("", text), _NEEDS.sub("", _BRACKETS.sub("", text))):
        if one.strip() and one != text:
            yield one


def is_tier(text: str) -> bool:
    """Say whether a word sorts by tiers, waves or levels: such a word is no grouping, whoever says so."""
    found = key(text)
    return bool(found in _SORTED or _NUMBERED.fullmatch(found))
