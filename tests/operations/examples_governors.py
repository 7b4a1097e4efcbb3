"""Examples of what is done with the lines that governors read."""

from __future__ import annotations

from app.operations.governors import (
    NextStepDraft,
    add_next_step,
    change_next_step,
    drop_next_step,
    move_next_step,
)
from app.store import Store
from tests.fixtures import TODAY

from .examples import example


def line(store: Store, words: str = "Ask for a second block of speech therapy") -> int:
    """Add a line; return its number."""
    return store.write(add_next_step, NextStepDraft(words, "Ms Dovecote"), today=TODAY).id or 0


@example(add_next_step)
def a_line(store: Store) -> None:
    line(store)


@example(change_next_step)
def another_day(store: Store) -> None:
    store.write(change_next_step, line(store), NextStepDraft("Ask for two blocks", "Mr Wren", TODAY))


@example(move_next_step)
def to_the_top(store: Store) -> None:
    line(store)
    store.write(move_next_step, line(store, "Make one mentor offer out of two"), 0)


@example(drop_next_step)
def no_longer(store: Store) -> None:
    store.write(drop_next_step, line(store))
