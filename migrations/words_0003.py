"""The words that migration 0003 gives to schools made before it; never changed again."""

from __future__ import annotations

WORDS: dict[str, tuple[tuple[str, str], ...]] = {
    "advice_reason": (
        ("mild_temporary", "Mild or temporary"),
        ("self_managing", "Managing it themselves, by choice"),
        ("recovering", "On the way to recovery"),
    ),
    "choice": (
        ("wants_help", "Would like help with aims"),
        ("self_managing", "Manages it alone, by choice"),
        ("no_goals", "Wants no help with aims for now"),
        ("not_asked", "Not asked yet"),
    ),
    "contact": (
        ("conversation", "Conversation with the pupil"),
        ("family", "Conversation with the family"),
        ("consultation_family", "Consultation to the family"),
        ("consultation_professional", "Consultation to a professional"),
        ("phone", "By phone"),
        ("written", "In writing"),
    ),
    "follow_up": (
        ("helped", "It helped"),
        ("using_offer", "Using what was signposted"),
        ("not_taken_up", "Not taken up"),
        ("no_change", "No change yet"),
        ("new_decision", "A new decision is needed"),
        ("not_reached", "Not reached"),
    ),
    "method": (
        ("in_person", "In person"),
        ("meeting", "In a meeting"),
        ("phone", "By phone"),
        ("writing", "In writing"),
        ("drawing", "In their own way, such as drawing"),
    ),
    "not_agreed": (
        ("too_young", "Too young"),
        ("declines_parents", "Competent, and does not want parents involved"),
        ("not_reachable", "Could not be reached"),
        ("legal_limit", "Safeguarding or court limit"),
        ("differs", "Sees it differently"),
        ("no_part", "Has no part in this plan"),
    ),
    "likelihood": (
        ("unlikely", "Unlikely"),
        ("possible", "Possible"),
        ("likely", "Likely"),
        ("very_likely", "Very likely"),
    ),
    "setting": (
        ("school", "At school"),
        ("community", "In the community"),
        ("home", "At home"),
        ("outpatient", "Outpatient"),
        ("inpatient", "Inpatient"),
        ("online", "Online"),
    ),
    "respondent": (
        ("young_person", "Young person"),
        ("parent", "Parent or carer"),
        ("teacher", "Teacher"),
        ("practitioner", "Practitioner"),
    ),
    "purpose": (
        ("refer", "Refer"),
        ("share", "Share information"),
        ("meeting_pack", "Be named in meeting packs"),
    ),
    "basis": (
        ("consent", "Consent"),
        ("public_task", "Public task"),
        ("safeguarding", "Safeguarding"),
        ("legal", "Legal duty"),
    ),
}

# Kind, code and label of words that lists get which are there already.
MORE_WORDS: tuple[tuple[str, str, str], ...] = (
    ("ending", "transferred", "Passed on to another service"),
    ("audience", "professionals", "Professionals"),
    ("audience", "community", "The community"),
)
