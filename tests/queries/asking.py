"""Every question that the program can ask, found by looking, with arguments for each from what a school holds."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from itertools import product
from typing import Any

import app.queries
from app.abilities import NotAllowed
from app.errors import Problem
from app.queries.meetings.pack_rows import PackChoices
from app.queries.provision_map import MapFilters
from app.queries.years import Period
from app.store import Store
from tests.fixtures import TODAY

Query = Callable[..., Any]
Call = tuple[str, tuple[Any, ...]]
# What queries are made of, not asked by themselves.
PARTS = {"sight", "together", "out_of_sight", "sight_of_steps", "sight_of_meetings"}
OF_PARTS = {"rows", "where", "ids", "item", "facts", "pupils", "used", "stages", "labels", "columns", "spans"}
PAST = TODAY.replace(month=10, day=1)


def queries() -> Iterator[Query]:
    """Yield every public function of app.queries that answers something of its own."""
    for module in pkgutil.walk_packages(app.queries.__path__, "app.queries."):
        if module.name.rsplit(".", 1)[-1] in PARTS:
            continue
        for name, function in vars(import_module(module.name)).items():
            if inspect.isfunction(function) and function.__module__ == module.name and name[0] != "_":
                names = list(inspect.signature(function).parameters)
                if names[:1] == ["session"] and not OF_PARTS & set(names):
                    yield function


def arguments(ids: dict[str, range]) -> dict[str, tuple[Any, ...]]:
    """Return parameter → what to ask with; ids are those of the school's rows by table."""
    return {
        "today": (TODAY,),
        "day": (TODAY,),
        "after": (TODAY,),
        "as_at": (TODAY, PAST),
        "filters": (MapFilters(TODAY), MapFilters(PAST), MapFilters(TODAY, domains=(1,))),
        "pupil_id": tuple(ids["pupil"]),
        "plan_id": (1, 2, 3),
        "placement_id": tuple(ids["placement"]),
        "domain_id": (1, 2, 3),
        "grouping_id": (1, 2, 3, 4, 5),
        "period": (Period(PAST.replace(month=9), TODAY), Period(PAST, PAST)),
        "time: Period": (Period(PAST.replace(month=9), TODAY),),
        "leavers": (False, True),
        "year: date": (PAST.replace(month=9),),
        "year_on": (PAST.replace(month=9),),
        "map_id": (1,),
        "table": tuple(ids),
        "row_id": tuple(range(1, max(max(rows, default=1) for rows in ids.values()) + 1)),
        "person": ("Mr Wren",),
        "kind": ("ending",),
        "sort": ("pupils", "offers"),
        "name": ("Lego club",),
        "code: str": ("help",),
        "organisation_id": (None,),
        "offer_id": (1,),
        "offer_ids": ((1,),),
        "offers": (None,),
        "group_id": (1,),
        "on": (TODAY,),
        "support_id": (1, 2, 3),
        "support_ids": ((1, 2, 3),),
        "meeting_id": (1, 2),
        "meeting_id: int | None": (None, 1),
        "pupil_ids": ((1, 2, 3, 4),),
        "choices": (PackChoices(), PackChoices(naming="codes")),
        "number: int": tuple(range(1, 12)),
        "number: str": ("A1",),
        # All of a list of changes: a window of the newest ends elsewhere once there is one change more, seen or not.
        "limit": (1_000,),
        "step": (1, 2, 3),
    }


def answers(store: Store, ids: dict[str, range]) -> dict[Call, Any]:
    """Ask everything with everything; what is refused answers with its words."""
    given = arguments(ids)
    found: dict[Call, Any] = {}
    for query in queries():
        wanted = [p for p in list(inspect.signature(query).parameters.values())[1:] if _asked(p)]
        for values in product(*(_values(p, given) for p in wanted)):
            call = f"{query.__module__}.{query.__name__}", values
            found[call] = _answer(store, query, dict(zip((p.name for p in wanted), values, strict=True)))
    return found


def things(answer: Any) -> Iterator[Any]:
    """Yield every dataclass in an answer, however deep."""
    if is_dataclass(answer):
        yield answer
        for field in fields(answer):
            yield from things(getattr(answer, field.name))
    elif isinstance(answer, (tuple, list)):
        for part in answer:
            yield from things(part)


def _asked(parameter: inspect.Parameter) -> bool:
    return parameter.default is inspect.Parameter.empty or parameter.name in {"leavers", "limit"}


def _values(parameter: inspect.Parameter, given: dict[str, tuple[Any, ...]]) -> tuple[Any, ...]:
    anything = (None,) if parameter.name == "domain_id" and "None" in str(parameter.annotation) else ()
    typed = f"{parameter.name}: {parameter.annotation}"
    values = given.get(parameter.name, given.get(typed))
    assert values is not None, f"Say in arguments() what to ask with for {typed}."
    return (*values, *anything)


def _answer(store: Store, query: Query, named: dict[str, Any]) -> Any:
    try:
        found = store.read(_named(query), **named)
    except (Problem, NotAllowed) as problem:
        return str(problem)
    return found


def _named(query: Query) -> Query:
    """Iterators are read while the session is open, under the name that the door knows."""

    def whole(session: Any, **named: Any) -> Any:
        found = query(session, **named)
        return tuple(found) if isinstance(found, Iterator) else found

    whole.__name__ = query.__name__
    return whole
