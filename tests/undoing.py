"""Writing at random and taking back steps at random, with every row held beside what it was."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from app.audit.verifying import verify
from app.db import DATABASE, open_school
from app.done import Done
from app.errors import Invalid, Problem
from app.queries.check import look_for_wrong_rows
from app.schema import UNJOURNALLED
from app.store import Store
from tests.fixtures import clock

FULL = bool(os.environ.get("FIVEFOLD_FULL"))
Image = dict[tuple[str, int], tuple[Any, ...]]


class Undoing(RuleBasedStateMachine):
    """Takes back steps at random, comparing every row with what it was; what is written, its kinds say."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="fivefold-undo-"))
        copied = (sqlcipher3.connect(str(place / DATABASE)) for place in (self.template, self.folder))
        source, target = copied
        with closing(source), closing(target):
            source.backup(target)
        self.school = open_school(self.folder)
        self.store = Store(self.school, "Ms Dovecote", clock)
        # What each step that stands changed: a row's image before and after.
        self.standing: dict[int, dict[tuple[str, int], tuple[Any, Any]]] = {}
        self.undone: list[int] = []
        # The rows that were whole when they were looked through last.
        self.looked_at: Image = {}
        # Whether something was taken back, or done again, since the school was looked through.
        self.taken_back = False

    def teardown(self) -> None:
        self.nothing_is_wrong()
        # The trail only grows, so whatever went wrong in it is still there at the end.
        with self.school.engine.connect() as connection:
            assert verify(connection).whole
        self.school.close()
        shutil.rmtree(self.folder)

    # --- writing ---

    def write(self, operation: Callable[..., Done], *args: Any, **named: Any) -> None:
        before = self.rows()
        try:
            done = self.store.write(operation, *args, **named)
        except (Invalid, Problem):
            assert self.rows() == before
            return
        self.undone.clear()
        if done.step is not None:
            self.standing[done.step] = changes(before, self.rows())

    def one_of(self, table: str, number: int) -> int:
        """Return one of the last rows of a table; 0, which is none, where it is empty."""
        with self.school.engine.connect() as connection:
            ids = connection.exec_driver_sql(f"SELECT id FROM {table} ORDER BY id").scalars().all()
        return ids[-1 - number % len(ids)] if ids else 0

    # --- taking back ---

    @precondition(lambda self: self.standing)
    @rule(data=st.data())
    def undo_any_step(self, data: st.DataObject) -> None:
        self.undo(data.draw(st.sampled_from(sorted(self.standing))))

    @precondition(lambda self: self.standing)
    @rule(back=st.integers(0, 2))
    def undo_one_of_the_last_steps(self, back: int) -> None:
        self.undo(sorted(self.standing)[-1 - back % len(self.standing)])

    def undo(self, step: int) -> None:
        before = self.rows()
        self.taken_back = True
        try:
            self.store.undo(step)
        except Problem:
            assert self.rows() == before
            return
        self.expect(before, {key: (new, old) for key, (old, new) in self.standing[step].items()})
        del self.standing[step]
        self.undone.append(step)

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        before = self.rows()
        self.taken_back = True
        try:
            self.store.redo()
        except Problem:
            assert self.rows() == before
            return
        step = self.undone.pop()
        self.standing[step] = changes(before, self.rows())

    # --- what always holds ---

    def expect(self, before: Image, changed: dict[tuple[str, int], tuple[Any, Any]]) -> None:
        """Hold that exactly these rows changed, from what they were to what they were before that."""
        assert changes(before, self.rows()) == changed

    @invariant()
    def the_school_is_whole(self) -> None:
        image = self.rows()
        if image == self.looked_at:
            return
        self.looked_at = image
        with self.school.engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        # What undo leaves behind is looked through at once, what operations leave at the end; in the full run, that too.
        if self.taken_back or FULL:
            self.nothing_is_wrong()

    def nothing_is_wrong(self) -> None:
        """Hold that the school's own check finds nothing, and begin anew."""
        self.taken_back = False
        wrong = [look.what for look in self.store.read(look_for_wrong_rows) if look.wrong]
        assert not wrong, wrong

    def rows(self) -> Image:
        """Return every row of the school, but for the journal and the audit."""
        with self.school.engine.connect() as connection:
            # The driver's own rows: this is asked thousands of times.
            driver = connection.connection.driver_connection
            assert driver is not None
            tables = [
                name for (name,) in driver.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            ]
            return {
                (table, row[0]): row
                for table in tables
                if table not in UNJOURNALLED and not table.startswith("sqlite_")
                for row in driver.execute(f"SELECT id, * FROM {table}")
            }


def changes(before: Image, after: Image) -> dict[tuple[str, int], tuple[Any, Any]]:
    """Return what differs: row → image before and after."""
    return {
        key: (before.get(key), after.get(key))
        for key in before.keys() | after.keys()
        if before.get(key) != after.get(key)
    }


def run_undoing(
    kind: type[Undoing], template: Path, monkeypatch: pytest.MonkeyPatch, examples: int, steps: int = 25
) -> None:
    """Let a kind of machine run, always in the same way; in the full run ten times as often."""
    examples *= 10 if FULL else 1
    monkeypatch.setattr(Undoing, "template", template, raising=False)
    run_state_machine_as_test(
        kind,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
