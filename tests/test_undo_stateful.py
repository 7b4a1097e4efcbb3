"""Whatever was done in whatever order, an earlier step is undone exactly or refused with the school whole."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
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
from app.operations.domains import DomainDraft, add_domain, change_domain, move_domain, retire_domain
from app.operations.organisations import (
    OrganisationDraft,
    add_organisation,
    change_organisation,
    retire_organisation,
)
from app.operations.placements import (
    ParticipantDraft,
    PlacementDraft,
    correct_placement,
    place_pupil,
    withdraw_placement,
)
from app.operations.pupils import PupilDraft, add_pupil, leave_school, return_to_school
from app.operations.staff import StaffDraft, add_staff, change_staff
from app.queries.check import look_for_wrong_rows
from app.schema import UNJOURNALLED
from app.store import Store
from tests.fixtures import TODAY, clock

# Few names and rows, so that steps meet: a name taken again, a row changed that others point at.
NAMES = st.sampled_from(["School", "Kite"])
GROUPINGS = st.sampled_from(["thriving", "advice", "help", "risk_support"])
NUMBERS = st.integers(0, 2)
DAYS = st.integers(0, 5)
Image = dict[tuple[str, int], tuple[Any, ...]]


class Undoing(RuleBasedStateMachine):
    """Writes at random and takes back steps at random, comparing every row with what it was."""

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
        started = TODAY - timedelta(30)
        made = self.store.write(add_pupil, PupilDraft("Ada", "Test", started_on=started), today=TODAY)
        self.pupil = made.id or 0
        # What each step that stands changed: a row's image before and after.
        self.standing: dict[int, dict[tuple[str, int], tuple[Any, Any]]] = {}
        self.undone: list[int] = []
        # The rows that were whole when they were looked through last.
        self.looked_at: Image = {}

    def teardown(self) -> None:
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

    @rule(name=NAMES)
    def add_an_organisation(self, name: str) -> None:
        self.write(add_organisation, OrganisationDraft(name))

    @rule(number=NUMBERS, name=NAMES, retire=st.booleans())
    def change_an_organisation(self, number: int, name: str, retire: bool) -> None:
        chosen = self.one_of("organisation", number)
        if retire:
            self.write(retire_organisation, chosen)
        else:
            self.write(change_organisation, chosen, OrganisationDraft(name))

    @rule(name=NAMES, person=NUMBERS, number=NUMBERS, new=st.booleans())
    def add_or_change_somebody(self, name: str, person: int, number: int, new: bool) -> None:
        draft = StaffDraft(name, organisation_id=self.one_of("organisation", number))
        if new:
            self.write(add_staff, draft)
        else:
            self.write(change_staff, self.one_of("staff", person), draft)

    @rule(name=NAMES, number=NUMBERS, position=NUMBERS, kind=st.integers(0, 3))
    def do_something_to_domains(self, name: str, number: int, position: int, kind: int) -> None:
        chosen = self.one_of("domain", number)
        if kind == 0:
            self.write(add_domain, DomainDraft(name))
        elif kind == 1:
            self.write(change_domain, chosen, DomainDraft(name))
        elif kind == 2:
            self.write(move_domain, chosen, position)
        else:
            self.write(retire_domain, chosen, today=TODAY)

    @rule(grouping=GROUPINGS, days=DAYS, domain=st.integers(1, 2), with_risk=st.booleans())
    def place_the_pupil(self, grouping: str, days: int, domain: int, with_risk: bool) -> None:
        self.write(place_pupil, self.decision(grouping, days, domain, with_risk), today=TODAY)

    @rule(grouping=GROUPINGS, days=DAYS, number=NUMBERS, with_risk=st.booleans())
    def correct_a_placement(self, grouping: str, days: int, number: int, with_risk: bool) -> None:
        draft = self.decision(grouping, days, 1, with_risk)
        self.write(correct_placement, self.one_of("placement", number), draft, today=TODAY)

    @rule(days=DAYS)
    def let_the_pupil_leave(self, days: int) -> None:
        self.write(leave_school, self.pupil, on=TODAY - timedelta(days), today=TODAY)

    @rule(days=DAYS)
    def take_the_pupil_back(self, days: int) -> None:
        draft = PupilDraft("Ada", "Test")
        self.write(return_to_school, self.pupil, draft, on=TODAY - timedelta(days), today=TODAY)

    def decision(self, grouping: str, days: int, domain: int, with_risk: bool) -> PlacementDraft:
        return PlacementDraft(
            self.pupil,
            domain,
            grouping,
            on=TODAY - timedelta(days),
            reason="We agreed to try it.",
            participants=(ParticipantDraft("young_person"),),
            end_other=with_risk,
            ending="moved_on",
            next_look_on=TODAY + timedelta(30),
            help_unused="not_engaging",
            risk="Leaves the site.",
        )

    @rule(number=NUMBERS)
    def withdraw_a_placement(self, number: int) -> None:
        self.write(withdraw_placement, self.one_of("placement", number), why="A slip.", today=TODAY)

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
        assert [look.what for look in self.store.read(look_for_wrong_rows) if look.wrong] == []

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


def test_any_earlier_step_is_undone_exactly_or_refused(
    template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Undoing, "template", template, raising=False)
    run_state_machine_as_test(
        Undoing,
        settings=settings(
            max_examples=60,
            stateful_step_count=25,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
