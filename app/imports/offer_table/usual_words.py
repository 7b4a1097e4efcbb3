"""What files usually write for the words of the starter's lists; the school's own words come first."""

from __future__ import annotations

USUAL_WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "audiences": {
        "pupils": (
            "pupil", "children", "child", "students", "student", "young people", "children and young people", "cyp",
            "learners", "individuals",
        ),
        "parents_carers": (
            "parents", "carers", "parent", "carer", "parents carers", "parent carer", "family", "families",
            "parent and carer", "carers and parents",
        ),
        "staff": ("teachers", "school staff", "adults", "all staff", "teaching assistants", "tas"),
        "whole_school": ("everyone", "whole school community", "all pupils", "all children", "all students", "all"),
        "professionals": ("professional", "practitioners"),
        "community": ("community", "local community"),
    },
    "referrers": {
        "anyone": ("anybody", "open", "open access", "all"),
        "young_person": ("self", "self referral", "self refer", "pupil", "pupils", "child", "young people", "student"),
        "family": ("parents", "parent", "carers", "parents and carers", "parents carers", "families", "parent carer"),
        "school": ("school", "schools", "senco", "sendco", "teacher", "class teacher", "school staff", "head", "dsl"),
        "gp": ("gp", "gps", "doctor"),
        "professional": ("professionals", "any professional", "health professionals", "practitioner"),
        "meeting": ("panel", "taf", "team around the family", "multi agency meeting"),
    },
    "delivery": {
        "one_to_one": ("1 1", "1 to 1", "one one", "individual", "121", "individually", "1 2 1"),
        "small_group": ("group", "groups", "small groups", "groupwork", "group work"),
        "class": ("class", "whole class", "in class"),
        "whole_school": ("whole school", "assembly", "assemblies"),
        "drop_in": ("drop in", "dropin"),
        "online": ("virtual", "remote", "web"),
        "phone": ("phone", "telephone", "helpline"),
        "home_visit": ("home visits", "at home", "home"),
        "mixed": ("various", "a mix", "mixture", "both"),
    },
    "setting": {
        "school": ("school", "in school", "on site"),
        "community": ("community", "off site", "local"),
        "home": ("home", "family home"),
        "online": ("virtual", "remote"),
    },
    "evidence": {
        "strong": ("high", "very good"),
        "good": ("moderate",),
        "promising": ("emerging", "some"),
        "none_yet": ("no", "low", "limited"),
    },
    "nature": {
        "promotion": ("promotion", "prevention", "prevention and promotion"),
        "advice": ("advice", "support", "information", "advice and guidance"),
        "intervention": ("interventions", "therapy", "treatment", "programme"),
        "risk_management": ("risk management", "crisis"),
    },
    "sector": {
        "education": ("school", "schools"),
        "health": ("nhs",),
        "social_care": ("local authority", "council", "la"),
        "vcse": ("voluntary", "charity", "third sector", "voluntary sector", "vcs"),
    },
}  # fmt: skip
