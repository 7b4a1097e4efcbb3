"""The door's table names every query that says who a pupil is, so that no new one is open to all by oversight."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import pkgutil
import typing
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest

from app import queries
from app.abilities import EVERYTHING, Ability, NotAllowed
from app.db import Database
from app.door import needed_to_read
from app.person import Person
from app.queries.find import findable
from app.store import Store
from tests.fixtures import TODAY, clock

# A field of such a name says which pupil a row is about; "name" does in a module that reads pupils.
WHO = {"pupil", "pupil_id", "admission_number"}
# Queries whose rows look like it and are not, each with what they are about.
NOT_PUPILS = {"checks_due": "offers"}


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(queries.__path__, "app.queries."):
        yield importlib.import_module(found.name)


def inner(annotation: Any) -> Iterator[type]:
    """Return the classes in an annotation, however deep they stand."""
    for part in typing.get_args(annotation):
        yield from inner(part)
    if isinstance(annotation, type):
        yield annotation


def says_who(row: type, seen: frozenset[type] = frozenset()) -> bool:
    """Say whether a row, or one inside it, carries a pupil's name or number."""
    if not dataclasses.is_dataclass(row) or row in seen:
        return False
    names = {field.name for field in dataclasses.fields(row)}
    module = inspect.getmodule(row)
    if names & WHO or ("name" in names and hasattr(module, "Pupil")):
        return True
    hints = typing.get_type_hints(row, vars(module))
    return any(says_who(one, seen | {row}) for hint in hints.values() for one in inner(hint))


def asked() -> dict[str, Callable[..., Any]]:
    """Return the queries whose rows say who a pupil is, by name."""
    found: dict[str, Callable[..., Any]] = {}
    for module in modules():
        for name, function in inspect.getmembers(module, inspect.isfunction):
            parameters = list(inspect.signature(function).parameters)
            if (
                name.startswith("_")
                or function.__module__ != module.__name__
                or parameters[:1] != ["session"]
            ):
                continue
            hints = typing.get_type_hints(function)
            if any(says_who(one) for one in inner(hints.get("return"))):
                found[name] = function
    return found


def test_such_queries_are_found() -> None:
    assert {"pupil_rows", "findable", "recorded", "disclosures", "retention_due"} <= asked().keys()


@pytest.mark.parametrize("name", sorted(asked().keys() - NOT_PUPILS.keys()))
def test_the_table_names_whoever_says_who_a_pupil_is(name: str) -> None:
    assert needed_to_read(name) is not Ability.SEE_OFFERS, f"Name {name} in _READS of app/door.py."


def test_who_may_not_see_pupils_finds_none_by_name(school: Database) -> None:
    store = Store(school, Person("Mr Wren", EVERYTHING - {Ability.SEE_PUPILS}), clock)
    with pytest.raises(NotAllowed):
        store.read(findable, today=TODAY)
