"""One example of every operation, which the harness does, undoes and does again.

How to add yours: in a file tests/operations/examples_<subject>.py (all of them are loaded by themselves), write

    @example(add_offer)
    def add_an_offer(store: Store) -> None:
        store.write(add_organisation, OrganisationDraft("Kite Project"))    # as much preparation as it takes
        store.write(add_offer, OfferDraft("Lunch club"), today=TODAY)       # the last write is the example

The store stands in front of a new school with the starter words; TODAY is in tests.fixtures. The last write
must be the operation named above, and must change something. What Undo cannot take back has no example: it
stands in FINAL of app/done.py with its reason. An operation is a public function in app.operations, or one
called import_… in app.imports, that takes `session: Session` first and returns Done.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from app.done import Done
from app.store import Store

Operation = Callable[..., Done]
Example = Callable[[Store], None]
E = TypeVar("E", bound=Example)

EXAMPLES: dict[Operation, Example] = {}


def example(operation: Operation) -> Callable[[E], E]:
    """Register the decorated function as the example of an operation; each has one."""

    def register(function: E) -> E:
        known = EXAMPLES.setdefault(operation, function)
        if known.__qualname__ != function.__qualname__:
            raise ValueError(f"{operation.__name__} has an example already: {known.__qualname__}.")
        return function

    return register


def load_examples() -> dict[Operation, Example]:
    """Return every example there is, from all the files beside this one."""
    for file in sorted(Path(__file__).parent.glob("examples_*.py")):
        importlib.import_module(f"{__package__}.{file.stem}")
    return EXAMPLES


def operations() -> list[Operation]:
    """Return every operation of the program, found by what it takes and returns."""
    found = {one for package in ("app.operations", "app.imports") for one in _operations_in(package)}
    return sorted(found, key=lambda one: (one.__module__, one.__qualname__))


def _operations_in(package: str) -> Iterator[Operation]:
    for module in _modules(package):
        for name, function in inspect.getmembers(module, inspect.isfunction):
            own = function.__module__ == module.__name__ and not name.startswith("_")
            named = package != "app.imports" or name.startswith("import_")
            if own and named and _is_operation(function):
                yield function


def _modules(package: str) -> Iterator[Any]:
    if find_spec(package) is None:
        return
    root = importlib.import_module(package)
    yield root
    for found in pkgutil.walk_packages(root.__path__, f"{package}."):
        yield importlib.import_module(found.name)


def _is_operation(function: Callable[..., Any]) -> bool:
    signature = inspect.signature(function, eval_str=True)
    first = next(iter(signature.parameters.values()), None)
    return first is not None and first.annotation is Session and signature.return_annotation is Done
