"""Who may sign in: the first person of a school, more of them, their roles, passwords and the recovery code.

Each change returns a new key file, one serial higher, that the caller saves. A number stands for one pair of
signing keys for ever, so that what was signed can always be proven: a password set by somebody else makes new
keys and therefore takes a new number, and so does a new recovery code (the first is number 0).
Whether a password is good enough is `passwords.password_problem`'s to say, before any of this.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import replace

from app.abilities import USUAL_SWITCHES, Role, Switch
from app.errors import Problem
from app.keys.changes import changeable, changed, exchanged, fit_name, person_of, unchanging
from app.keys.envelopes import Private, new_entry, resealed, with_macs, wrap
from app.keys.parts import (
    FIRST_RECOVERY,
    LEAST_COST,
    RECOVERY_NAME,
    USUAL_COST,
    Cost,
    Entry,
    Held,
    KeyFile,
    Who,
)
from app.keys.primitives import KEY_SIZE, new_box
from app.keys.reading import ID_SIZE, MOST_PEOPLE
from app.keys.recovery import new_code, parse_code
from app.keys.unlocking import Unlocked, opened

__all__ = [
    "add_person",
    "change_person",
    "new_keys",
    "new_recovery",
    "person_of",
    "renewed",
    "set_password",
    "signers",
]

_EVERY_SWITCH = frozenset(Switch)


def new_keys(
    name: str, password: str, *, school_id: bytes | None = None, cost: Cost = USUAL_COST
) -> tuple[KeyFile, Unlocked, str]:
    """Return the keys of a new school, its first person (number 1, administrator), and the recovery code."""
    school = secrets.token_bytes(ID_SIZE) if school_id is None else school_id
    key = Held(1, secrets.token_bytes(KEY_SIZE))
    who = Who(1, fit_name(name, ()), Role.ADMINISTRATOR, USUAL_SWITCHES[Role.ADMINISTRATOR])
    person, private = new_entry(school, who, password, cost, [key])
    recovery, code = _recovery(school, FIRST_RECOVERY, [key])
    empty = KeyFile(school, 1, 1, 2, (person,), recovery, (), ())
    key_file = with_macs(empty, [key])
    return key_file, opened(key_file, person, private), code


def add_person(
    unlocked: Unlocked,
    name: str,
    role: Role,
    switches: Iterable[Switch],
    password: str,
    *,
    cost: Cost = USUAL_COST,
) -> KeyFile:
    """Return the key file with one more person, who has the highest number in it."""
    key_file = changeable(unlocked)
    if len(key_file.people) >= MOST_PEOPLE:
        raise Problem(f"A school can have {MOST_PEOPLE} people who sign in.", "Remove somebody first.")
    who = Who(key_file.next_number, fit_name(name, key_file.people), role, frozenset(switches))
    entry, _ = new_entry(key_file.school_id, who, password, cost, unlocked.keys)
    return changed(unlocked, (*key_file.people, entry), next_number=who.number + 1)


def change_person(
    unlocked: Unlocked, number: int, *, name: str, role: Role, switches: Iterable[Switch]
) -> KeyFile:
    """Return the key file with somebody's name, role or switches changed; never without an administrator."""
    key_file = changeable(unlocked)
    old = person_of(key_file, number)
    others = tuple(one for one in key_file.people if one is not old)
    new = replace(old, name=fit_name(name, others), role=role, switches=frozenset(switches))
    new = resealed(key_file.school_id, new, unlocked.keys)
    return changed(unlocked, exchanged(key_file, old, new))


def set_password(unlocked: Unlocked, number: int, password: str, *, cost: Cost = USUAL_COST) -> KeyFile:
    """Return the key file with a new password for somebody: one's own, or, as an administrator, another's.

    Another's means new keys, so that person has a new number (the highest in the file) and the caller adds
    their public key to the school's signers. The caller's own keeps its number; sign in again with it, or use
    `renewed`. Whoever has an old copy of the key file and the old password still holds the present data key:
    only a rotation ends that.
    """
    if number == unlocked.number:
        return renewed(unlocked, password, cost=cost).key_file
    key_file = changeable(unlocked)
    old = person_of(key_file, number)
    who = Who(key_file.next_number, old.name, old.role, old.switches)
    new, _ = new_entry(key_file.school_id, who, password, cost, unlocked.keys)
    return changed(unlocked, exchanged(key_file, old, new), next_number=who.number + 1)


def renewed(unlocked: Unlocked, password: str, *, cost: Cost = USUAL_COST) -> Unlocked:
    """Return oneself with a new password, the changed key file inside: the same number and signing key.

    The pair that data keys are sealed to is a new one, so that after the next rotation an old copy of the
    key file and the old password open nothing any more.
    """
    key_file = unchanging(unlocked)
    old = person_of(key_file, unlocked.number)
    private = Private(new_box(), unlocked.signing.private_bytes_raw())
    stretch, wrapped = wrap(key_file.school_id, old.number, password, cost, private)
    new = replace(old, stretch=stretch, wrapped=wrapped, box_public=private.box.public)
    new = resealed(key_file.school_id, new, unlocked.keys)
    return opened(changed(unlocked, exchanged(key_file, old, new)), new, private)


def new_recovery(unlocked: Unlocked, code: str | None = None) -> tuple[KeyFile, str]:
    """Return the key file with a new recovery code, and the code; the one printed before opens nothing more.

    code is one that `new_code` made and somebody has on paper already.
    """
    key_file = changeable(unlocked)
    number = key_file.next_number
    recovery, code = _recovery(key_file.school_id, number, unlocked.keys, code)
    return changed(unlocked, key_file.people, next_number=number + 1, recovery=recovery), code


def signers(key_file: KeyFile) -> tuple[tuple[int, str, bytes], ...]:
    """Return whose signatures count: number, name and public key of everybody, the recovery code's last."""
    return tuple((one.number, one.name, one.sign_public) for one in key_file.entries)


def _recovery(
    school_id: bytes, number: int, keys: Iterable[Held], code: str | None = None
) -> tuple[Entry, str]:
    code = code or new_code()
    who = Who(number, RECOVERY_NAME, Role.ADMINISTRATOR, _EVERY_SWITCH)
    return new_entry(school_id, who, parse_code(code).hex(), LEAST_COST, keys)[0], code
