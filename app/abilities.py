"""What a person may do: roles, switches and abilities, in the one table that the store's door asks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from app.errors import Problem


class Ability(StrEnum):
    """One thing a person may do or see; the value ends the sentence "You may not …"."""

    SEE_OFFERS = "see the offers and the map"
    SEE_PUPILS = "see pupils"
    # Said without the grouping's name, which a school may word as it likes.
    SEE_RISK = "see for whom only risk is managed"
    SEE_COSTS = "see what offers cost"
    LOG = "log groupings and needs"
    CHANGE_OFFERS = "change offers"
    CHANGE_PUPILS = "change what is kept about pupils"
    CHANGE_SETTINGS = "change the school's settings"
    IMPORT = "import files"
    EXPORT = "make the map to share"
    EXPORT_INTERNAL = "make an internal copy"
    EXPORT_NAMED = "make a file that names pupils"
    SUBJECT_ACCESS = "give a pupil's record away"
    ERASE = "erase or anonymise records"
    READ_AUDIT = "read the audit trail"
    BACK_UP = "make backups"
    RESTORE = "restore a backup"
    MANAGE_PEOPLE = "decide who may sign in"


class Role(StrEnum):
    """What somebody is to the program; the staff list's own role words are another thing."""

    ADMINISTRATOR = "administrator"
    SENCO = "senco"
    SAFEGUARDING = "safeguarding"
    HEAD = "head"
    PASTORAL = "pastoral"
    VIEW = "view"


class Switch(StrEnum):
    """What is given or taken apart from the role."""

    COSTS = "costs"
    RISK = "risk"
    INTERNAL = "internal"
    NAMED = "named"


ROLE_LABELS: Mapping[Role, str] = {
    Role.ADMINISTRATOR: "Administrator",
    Role.SENCO: "SENCO",
    Role.SAFEGUARDING: "Safeguarding lead",
    Role.HEAD: "Head",
    Role.PASTORAL: "Pastoral staff",
    Role.VIEW: "View only",
}

SWITCH_ABILITY: Mapping[Switch, Ability] = {
    Switch.COSTS: Ability.SEE_COSTS,
    Switch.RISK: Ability.SEE_RISK,
    Switch.INTERNAL: Ability.EXPORT_INTERNAL,
    Switch.NAMED: Ability.EXPORT_NAMED,
}

_A = Ability
EVERYTHING = frozenset(Ability)
_READS = frozenset({_A.SEE_OFFERS, _A.SEE_PUPILS})

# What each role may do, switches apart: the only place that says so (the guide's page on roles shows this table).
ROLES: Mapping[Role, frozenset[Ability]] = {
    Role.ADMINISTRATOR: EVERYTHING - frozenset(SWITCH_ABILITY.values()),
    Role.SENCO: _READS
    | {_A.LOG, _A.CHANGE_OFFERS, _A.CHANGE_PUPILS, _A.CHANGE_SETTINGS, _A.IMPORT, _A.EXPORT}
    | {_A.SUBJECT_ACCESS, _A.ERASE, _A.READ_AUDIT, _A.BACK_UP},
    Role.SAFEGUARDING: _READS
    | {_A.LOG, _A.CHANGE_PUPILS, _A.EXPORT, _A.SUBJECT_ACCESS, _A.READ_AUDIT, _A.BACK_UP},
    Role.HEAD: _READS | {_A.EXPORT, _A.READ_AUDIT, _A.BACK_UP},
    Role.PASTORAL: _READS | {_A.LOG, _A.EXPORT, _A.BACK_UP},
    Role.VIEW: _READS,
}

# How the switches stand for a role until somebody sets them otherwise.
USUAL_SWITCHES: Mapping[Role, frozenset[Switch]] = {
    Role.ADMINISTRATOR: frozenset(Switch),
    Role.SENCO: frozenset(Switch),
    Role.SAFEGUARDING: frozenset({Switch.RISK, Switch.INTERNAL, Switch.NAMED}),
    Role.HEAD: frozenset({Switch.RISK, Switch.COSTS, Switch.INTERNAL}),
    Role.PASTORAL: frozenset(),
    Role.VIEW: frozenset(),
}


def abilities_of(role: Role, switches: Iterable[Switch]) -> frozenset[Ability]:
    """Return what somebody may do who has a role and these switches on."""
    return ROLES[role] | {SWITCH_ABILITY[switch] for switch in switches}


class NotAllowed(Problem):
    """Somebody asked for what their role does not let them do; nothing was done."""

    def __init__(self, ability: Ability) -> None:
        super().__init__(f"You may not {ability.value}.", "Ask an administrator of Fivefold in your school.")
        self.ability = ability
