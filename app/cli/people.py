"""The command about who may sign in: list, add, change and remove people, and give them new passwords."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from app import sign_ins
from app.abilities import ROLE_LABELS, USUAL_SWITCHES, Ability, Role, Switch
from app.cli.answer import Answer
from app.cli.credentials import opened
from app.cli.passwords import new_password
from app.cli.progress import TerminalProgress
from app.cli.signing_in import named
from app.done import Done
from app.errors import Problem
from app.sign_ins import SignIn
from app.store import Store


def people(arguments: Namespace) -> Answer:
    """Do what was asked about who may sign in; without a word, list them."""
    if arguments.action in (None, "list"):
        with opened(arguments, to="read") as store:
            return _listed(store)
    with opened(arguments) as store:
        if store.unlocked is None:
            raise Problem(
                "The sample school has no passwords.", "Make a school of your own with fivefold new."
            )
        # Before anybody types a password for nothing.
        store.require(Ability.MANAGE_PEOPLE)
        done = _ACTIONS[arguments.action](store, arguments)
    return Answer(done.sentence, {"number": done.id})


def _add(store: Store, arguments: Namespace) -> Done:
    role = Role(arguments.role)
    draft = SignIn(arguments.name, role, _switched(USUAL_SWITCHES[role], arguments))
    return sign_ins.add_sign_in(store, draft, new_password(arguments, arguments.name))


def _change(store: Store, arguments: Namespace) -> Done:
    number, now = _found(store, arguments.name)
    role = Role(arguments.role) if arguments.role else now.role
    before = now.switches if role is now.role else USUAL_SWITCHES[role]
    draft = SignIn(arguments.to or now.name, role, _switched(before, arguments))
    return sign_ins.change_sign_in(store, number, draft)


def _remove(store: Store, arguments: Namespace) -> Done:
    number, _ = _found(store, arguments.name)
    with TerminalProgress() as progress:
        return sign_ins.remove_sign_in(store, number, progress)


def _password(store: Store, arguments: Namespace) -> Done:
    number, one = _found(store, arguments.name)
    if number == store.who.number:
        raise Problem("This is your own password.", f'Change it with fivefold password "{arguments.school}"')
    return sign_ins.reset_password(store, number, new_password(arguments, one.name))


def _found(store: Store, name: str) -> tuple[int, SignIn]:
    everybody = dict(sign_ins.sign_ins(store))
    number = named({one.name: number for number, one in everybody.items()}, name)
    return number, everybody[number]


def _switched(before: frozenset[Switch], arguments: Namespace) -> frozenset[Switch]:
    on: frozenset[Switch] = arguments.on
    off: frozenset[Switch] = arguments.off
    return (before | on) - off


def _listed(store: Store) -> Answer:
    found = sorted((one for _, one in sign_ins.sign_ins(store)), key=lambda one: one.name.casefold())
    data: list[dict[str, Any]] = [
        {"name": one.name, "role": one.role.value, "with": sorted(one.switches)} for one in found
    ]
    lines = tuple(
        f"  {one.name}  {ROLE_LABELS[one.role]}"
        + (f", with {', '.join(sorted(one.switches))}" * bool(one.switches))
        for one in found
    )
    return Answer(
        f"{len(found)} may sign in." if len(found) > 1 else "One person may sign in.", {"people": data}, lines
    )


_ACTIONS = {"add": _add, "change": _change, "remove": _remove, "password": _password}
