"""Every role and every ability at the store's door: what is in the table of roles is let through, and nothing else."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import partial
from itertools import chain, combinations
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app import shared_school, sign_ins
from app.abilities import SWITCH_ABILITY, Ability, NotAllowed, Role, Switch, abilities_of
from app.db import Database
from app.door import needed_to_read, needed_to_write
from app.errors import Invalid, Problem
from app.person import Person
from app.schema import audit, journal_step
from app.schools import restore_school
from app.store import Store
from tests.faults.harness import tally
from tests.fixtures import NOW, clock
from tests.operations.examples import operations
from tests.queries.asking import queries

# The table once more, as the school was promised it: a change to the program's own has to be made here too.
A = Ability
PROMISED: dict[Role, set[Ability]] = {
    Role.ADMINISTRATOR: set(Ability) - set(SWITCH_ABILITY.values()),
    Role.SENCO: set(Ability)
    - set(SWITCH_ABILITY.values())
    - {A.RESTORE, A.MANAGE_PEOPLE},
    Role.SAFEGUARDING: {
        *(A.SEE_OFFERS, A.SEE_PUPILS, A.LOG, A.CHANGE_PUPILS),
        *(A.EXPORT, A.SUBJECT_ACCESS, A.READ_AUDIT, A.BACK_UP),
    },
    Role.HEAD: {A.SEE_OFFERS, A.SEE_PUPILS, A.EXPORT, A.READ_AUDIT, A.BACK_UP},
    Role.PASTORAL: {A.SEE_OFFERS, A.SEE_PUPILS, A.LOG, A.EXPORT, A.BACK_UP},
    Role.VIEW: {A.SEE_OFFERS, A.SEE_PUPILS},
}  # fmt: skip
SWITCHES = {
    Switch.COSTS: A.SEE_COSTS,
    Switch.RISK: A.SEE_RISK,
    Switch.INTERNAL: A.EXPORT_INTERNAL,
    Switch.NAMED: A.EXPORT_NAMED,
}
# What no operation does, and the ability that it asks for; whatever is missing is refused later, or is no fault here.
BESIDES: list[tuple[Callable[..., Any], Ability, tuple[Any, ...]]] = [
    (sign_ins.add_sign_in, A.MANAGE_PEOPLE, (None, "")),
    (sign_ins.change_sign_in, A.MANAGE_PEOPLE, (9, None)),
    (sign_ins.remove_sign_in, A.MANAGE_PEOPLE, (9,)),
    (sign_ins.reset_password, A.MANAGE_PEOPLE, (9, "")),
    (sign_ins.new_recovery_code, A.MANAGE_PEOPLE, ()),
    (shared_school.share_school, A.MANAGE_PEOPLE, (None,)),
]


def every_switching() -> list[frozenset[Switch]]:
    """Return every way in which the switches can stand."""
    return [frozenset(one) for size in range(5) for one in combinations(Switch, size)]


def put_back(who: Person) -> None:
    """Restore a backup that is not there."""
    anything: Any = None
    restore_school(Path("nowhere"), anything, seal=anything, now=NOW, who=who)


def somebody(role: Role, switches: frozenset[Switch]) -> Person:
    """Return somebody of a role."""
    return Person("Mr Wren", abilities_of(role, switches), role)


@pytest.mark.parametrize("role", Role)
def test_a_role_has_the_abilities_that_were_promised(role: Role) -> None:
    counted = tally("every ability of every role")
    for switches in every_switching():
        promised = PROMISED[role] | {SWITCHES[one] for one in switches}
        person = somebody(role, switches)
        for ability in Ability:
            let_in = person.may(ability) and _let(partial(person.require, ability)) is None
            if let_in == (ability in promised):
                counted.add("allowed" if let_in else "refused")
            else:
                counted.lose(f"{role} with {sorted(switches)}: {ability}")
    assert counted.lost == []


@pytest.mark.parametrize("role", Role)
def test_a_role_gets_through_the_door_with_what_it_may_do_and_nothing_else(
    role: Role, school: Database
) -> None:
    counted = tally("every door of the store for every role")
    for switches in (frozenset[Switch](), frozenset(Switch)):
        store = Store(school, somebody(role, switches), clock)
        doors = chain(
            ((needed_to_write(one.__name__), partial(store.write, one)) for one in operations()),
            ((needed_to_read(one.__name__), partial(store.read, one)) for one in queries()),
            ((ability, partial(do, store, *words)) for do, ability, words in BESIDES),
            [(Ability.RESTORE, partial(put_back, store.who))],
        )  # fmt: skip
        for ability, door in doors:
            before, refused = written(school), _let(door)
            may = ability in PROMISED[role] | {SWITCHES[one] for one in switches}
            if may == (refused is None) and (may or (refused is ability and written(school) == before)):
                counted.add("allowed" if may else "refused")
            else:
                counted.lose(f"{role} at {door}: {refused}")
    assert counted.lost == []


def test_who_may_do_nothing_gets_through_no_door(school: Database) -> None:
    store = Store(school, Person("Nobody", frozenset()), clock)
    doors = [partial(store.write, one) for one in operations()] + [
        partial(store.read, one) for one in queries()
    ]
    assert len(doors) > 100
    assert [str(door) for door in doors if _let(door) is None] == []


def test_every_question_and_every_operation_is_tried() -> None:
    assert len(operations()) > 50
    assert len(list(queries())) > 50
    assert all(
        next(iter(inspect.signature(one).parameters)) == "session" for one in (*operations(), *queries())
    )


def _let(door: Callable[[], object]) -> Ability | None:
    """Return the ability for lack of which somebody is refused; None where they get in, whatever becomes of it there."""
    try:
        door()
    except NotAllowed as refused:
        return refused.ability
    except (Problem, Invalid, TypeError, AttributeError):
        # They are in: without anything to work with, an operation gets no further.
        return None
    return None


def written(school: Database) -> tuple[int, int]:
    """Return the last step and the last audit entry."""
    with school.engine.connect() as connection:
        last = (select(table.c.id).order_by(table.c.id.desc()).limit(1) for table in (journal_step, audit))
        return tuple(int(connection.execute(one).scalar() or 0) for one in last)  # type: ignore[return-value]
