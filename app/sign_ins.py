"""Deciding who may sign in: people come and go, roles and passwords change, each in the audit trail at once."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.abilities import ROLE_LABELS, Ability, Role, Switch
from app.done import Done
from app.errors import Invalid, Problem
from app.keys import people
from app.keys.key_file import KeyFile
from app.keys.passwords import password_problem
from app.keys.problems import WrongCode
from app.keys.recovery import parse_code
from app.keys.unlocking import Unlocked, again, unlock, unlock_with_recovery
from app.operations.staff import StaffDraft, add_staff
from app.queries.people import staff
from app.store import Store, moment
from app.vault.attempts import Attempts
from app.vault.changing import change_key, keep_keys
from app.vocabulary import fold

if TYPE_CHECKING:
    from app.progress import Progress


@dataclass(frozen=True, slots=True)
class SignIn:
    """Somebody who may sign in, as a form gives it."""

    name: str
    role: Role
    switches: frozenset[Switch]


def sign_ins(store: Store) -> tuple[tuple[int, SignIn], ...]:
    """Return who may sign in: number and what they are."""
    found = _unlocked(store).key_file.people
    return tuple((one.number, SignIn(one.name, one.role, one.switches)) for one in found)


def add_sign_in(store: Store, draft: SignIn, password: str) -> Done:
    """Let one more person sign in; they change the password you gave them when they first do."""
    store.require(Ability.MANAGE_PEOPLE)
    _fit(password, (draft.name,))
    with store.alone():
        changed = people.add_person(_unlocked(store), draft.name, draft.role, draft.switches, password)
        number = max(one.number for one in changed.people)
        _keep(store, changed, "add_person", number)
    _name_as_staff(store, draft.name)
    return Done(f"{draft.name} may sign in as {ROLE_LABELS[draft.role]}.", id=number)


def change_sign_in(store: Store, number: int, draft: SignIn) -> Done:
    """Change somebody's name, role or switches; what they may do changes when they sign in next."""
    store.require(Ability.MANAGE_PEOPLE)
    with store.alone():
        unlocked = _unlocked(store)
        changed = people.change_person(
            unlocked, number, name=draft.name, role=draft.role, switches=draft.switches
        )
        _keep(store, changed, "change_person", number)
    return Done(f"Changed what {draft.name} may do.", id=number)


def remove_sign_in(store: Store, number: int, progress: Progress | None = None) -> Done:
    """Let somebody sign in no more: the school gets a new key, which they never had; their name stays on the past."""
    store.require(Ability.MANAGE_PEOPLE)
    with store.alone():
        unlocked = _unlocked(store)
        name = people.person_of(unlocked.key_file, number).name
        _new_key(store, without=number, progress=progress)
    return Done(f"{name} can no longer sign in. The school has a new key.", id=number)


def reset_password(store: Store, number: int, password: str) -> Done:
    """Give somebody else a new password, which is then a new sign-in of the same name.

    The school gets a new key as well: whoever knows the password before must open nothing with an old key file.
    """
    store.require(Ability.MANAGE_PEOPLE)
    with store.alone():
        unlocked = _unlocked(store)
        name = people.person_of(unlocked.key_file, number).name
        _fit(password, (name,))
        changed = people.set_password(unlocked, number, password)
        new = max(one.number for one in changed.people)
        _keep(store, changed, "reset_password", new)
        _new_key(store)
    return Done(f"{name} has a new password.", id=new)


def set_own_password(store: Store, old: str, new: str) -> Done:
    """Change the password of who is signed in; raises WrongPassword where the old one is not theirs."""
    unlocked = _unlocked(store)
    unlock(unlocked.key_file, unlocked.number, old)
    _fit(new, (unlocked.name,))
    with store.alone():
        renewed = people.renewed(unlocked, new)
        _keep_unlocked(store, renewed, "change_password", renewed.number)
    return Done("Your password is changed.", id=unlocked.number)


def new_recovery_code(store: Store, code: str | None = None) -> tuple[Done, str]:
    """Make a new recovery code, or take the one that is on paper; the one printed before opens nothing any more."""
    store.require(Ability.MANAGE_PEOPLE)
    with store.alone():
        changed, code = people.new_recovery(_unlocked(store), code)
        _keep(store, changed, "new_recovery_code", changed.recovery.number)
    return Done("There is a new recovery code; the one before opens nothing any more."), code


def recover(folder: Path, code: str, number: int, password: str) -> tuple[Unlocked, str]:
    """Give somebody a new password by the recovery code; returns them, and the new recovery code to print.

    Raises WrongCode, which is noted as a failed sign-in, or Problem while nobody may try or where the school cannot
    be opened.
    """
    from app.schools import keys_of, open_store

    key_file = keys_of(folder)
    _fit(password, (people.person_of(key_file, number).name,))
    store = open_store(folder, _by_code(folder, key_file, code))
    try:
        store.note("recovered", person=number)
        done = reset_password(store, number, password)
        assert done.id is not None
        with store.alone():
            # The code that was just used is spent.
            changed, new_code = people.new_recovery(_unlocked(store))
            person = unlock(changed, done.id, password)
            _keep_unlocked(store, person, "new_recovery_code", changed.recovery.number)
        return person, new_code
    finally:
        # A share that cannot be reached now is published to later; the new code has to be shown all the same.
        with suppress(Problem):
            store.close()


def _by_code(folder: Path, key_file: KeyFile, code: str) -> Unlocked:
    attempts = Attempts(folder)
    if seconds := attempts.wait(moment()):
        wait = "a second" if seconds == 1 else f"{seconds} seconds"
        raise Problem("A wrong password or code was typed for this school.", f"Wait {wait}, then try again.")
    # What is only mistyped says so by itself, and is no try at it.
    parse_code(code)
    try:
        return unlock_with_recovery(key_file, code)
    except WrongCode:
        attempts.note(key_file.recovery.number, moment())
        raise


def _unlocked(store: Store) -> Unlocked:
    if store.unlocked is None:
        raise Problem("The sample school has no passwords.", "Make a school of your own with New school.")
    return store.unlocked


def _fit(password: str, names: Iterable[str]) -> None:
    if wrong := password_problem(password, names):
        raise Invalid({"password": wrong})


def _new_key(store: Store, *, without: int | None = None, progress: Progress | None = None) -> None:
    with ExitStack() as alone:
        store.database, store.unlocked = change_key(
            store.database,
            _unlocked(store),
            without=without,
            who=store.who,
            now=store.now(),
            progress=progress,
            # A read in between would find the new file with the old key, and call it damaged.
            exchanging=lambda: alone.enter_context(store.reading.shut()),
        )


def _keep(store: Store, changed: KeyFile, kind: str, number: int) -> None:
    _keep_unlocked(store, again(_unlocked(store), changed), kind, number)


def _keep_unlocked(store: Store, unlocked: Unlocked, kind: str, number: int) -> None:
    store.database = keep_keys(
        store.database, unlocked, who=store.who, now=store.now(), kind=kind, number=number
    )
    store.unlocked = unlocked


def _name_as_staff(store: Store, name: str) -> None:
    """Put somebody who may sign in on the staff list, where decisions find their name."""
    if all(fold(row.name) != fold(name) for row in store.read(staff)):
        store.write(add_staff, StaffDraft(name))
