"""Whatever was done after an import, taking it back touches nothing of that, and puts all else back exactly."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from app.errors import Problem
from app.imports.directory.importing import import_offers, plan_offers
from app.imports.directory.services import read_services
from app.imports.pupils.importing import import_pupils, plan_pupils
from app.operations.needs import NeedDraft, note_need
from app.operations.offers import check_offer, duplicate_offer, set_offer_status
from app.operations.organisations import OrganisationDraft, change_organisation
from app.operations.placements import ParticipantDraft, PlacementDraft, place_pupil, withdraw_placement
from app.operations.pupils import PupilDraft, change_pupil, leave_school, return_to_school
from app.queries.back.taking_back import TakingBack, taking_back
from tests.fixtures import TODAY
from tests.imports.making import pupil_table_of
from tests.undoing import Image, Undoing, changes, run_undoing

NAMES = st.sampled_from(["Ada", "Grace", "Marie"])
NUMBERS = st.integers(0, 3)
CLASSES = st.sampled_from(["4B", "5D"])
TYPES = st.sampled_from(["", "ASD", "SEMH; ASD"])
LISTED = st.lists(
    st.tuples(NUMBERS, CLASSES, TYPES, st.booleans()), min_size=1, max_size=4, unique_by=lambda row: row[0]
)


class TakingBackImports(Undoing):
    """Takes files in, changes what came of them at random, and takes the files back."""

    def __init__(self) -> None:
        super().__init__()
        self.day = TODAY
        self.imports: dict[int, dict[tuple[str, int], tuple[Any, Any]]] = {}

    def take_in(self, operation: Any, plan: Any) -> None:
        before = self.rows()
        done = self.store.write(operation, plan, today=self.day)
        self.undone.clear()
        if done.step is not None:
            self.imports[done.step] = changes(before, self.rows())

    @rule()
    def let_a_day_pass(self) -> None:
        self.day += timedelta(1)

    @rule(rows=LISTED)
    def take_a_list_in(self, rows: list[tuple[int, str, str, bool]]) -> None:
        named = ("Ada", "Grace", "Marie", "Emmy")
        left = self.day.isoformat()
        table = pupil_table_of(
            *(
                (f"{number}", "Test", named[number], name, types, left if gone else "")
                for number, name, types, gone in rows
            )
        )
        self.take_in(import_pupils, self.store.read(plan_pupils, table, today=self.day))

    @rule(numbers=st.sets(NUMBERS, min_size=1), whose=st.sampled_from(["Kite", "Reed"]))
    def take_services_in(self, numbers: set[int], whose: str) -> None:
        services = [
            {"id": f"s-{one}", "name": f"Club {one}", "organization": {"name": whose}} for one in numbers
        ]
        found = read_services(json.dumps(services), "services.json")
        self.take_in(import_offers, self.store.read(plan_offers, found, today=self.day))

    # --- what is done since ---

    @rule(number=NUMBERS, name=NAMES, class_name=CLASSES)
    def change_a_pupil(self, number: int, name: str, class_name: str) -> None:
        draft = PupilDraft(name, "Test", class_name=class_name)
        self.write(change_pupil, self.one_of("pupil", number), draft, today=self.day)

    @rule(number=NUMBERS, back=st.booleans())
    def leave_or_come_back(self, number: int, back: bool) -> None:
        pupil = self.one_of("pupil", number)
        if back:
            self.write(return_to_school, pupil, PupilDraft("Ada", "Test"), on=self.day, today=self.day)
        else:
            self.write(leave_school, pupil, on=self.day, today=self.day)

    @rule(number=NUMBERS, grouping=st.sampled_from(["help", "advice"]))
    def place_a_pupil(self, number: int, grouping: str) -> None:
        draft = PlacementDraft(
            self.one_of("pupil", number), 1, grouping, on=self.day, reason="We agreed to try it.",
            participants=(ParticipantDraft("young_person"),), next_look_on=self.day + timedelta(30),
        )  # fmt: skip
        self.write(place_pupil, draft, today=self.day)

    @rule(number=NUMBERS)
    def withdraw_a_placement(self, number: int) -> None:
        self.write(withdraw_placement, self.one_of("placement", number), why="A slip.", today=self.day)

    @rule(number=NUMBERS)
    def note_a_need(self, number: int) -> None:
        self.write(note_need, NeedDraft(self.one_of("pupil", number), 1, seen="Tired."), today=self.day)

    @rule(number=NUMBERS, kind=st.integers(0, 3))
    def do_something_to_offers(self, number: int, kind: int) -> None:
        offer = self.one_of("offer", number)
        if kind == 0:
            self.write(check_offer, offer, today=self.day)
        elif kind == 1:
            self.write(duplicate_offer, offer, today=self.day)
        elif kind == 2:
            self.write(set_offer_status, offer, "active", today=self.day)
        else:
            self.write(change_organisation, self.one_of("organisation", number), OrganisationDraft("Kites"))

    # --- taking it back ---

    @precondition(lambda self: self.imports)
    @rule(data=st.data())
    def take_an_import_back(self, data: st.DataObject) -> None:
        step = data.draw(st.sampled_from(sorted(self.imports)))
        foreseen, before = self.store.read(taking_back, step), self.rows()
        assert foreseen is not None
        try:
            done = self.store.undo(step)
        except Problem:
            assert (self.rows(), foreseen.anything) == (before, False)
            return
        self.hold(step, before, foreseen, dict(done.counts))
        self.store.redo()
        assert self.rows() == before
        self.store.undo(step)
        if not foreseen.kept:
            del self.imports[step]
        self.undone.clear()

    def hold(self, step: int, before: Image, foreseen: TakingBack, counts: dict[str, int]) -> None:
        """Hold that only what the import had changed went back, and only where it stood as the import had left it."""
        after = self.rows()
        said = self.imports[step]
        for place, (now, then) in changes(before, after).items():
            assert (then, now) == said[place]
        kept = {(one.table, one.id) for one in foreseen.kept}
        for place, (was, made) in said.items():
            if before.get(place) == made and after.get(place) != was:
                assert self.unit(place, made or was) in kept
            if place in kept:
                assert after.get(place) == before.get(place)
        assert counts["taken_back"] == foreseen.goes

    def unit(self, place: tuple[str, int], row: Any) -> tuple[str, int]:
        """Return the pupil or offer that a row is part of, or the row itself."""
        with self.school.engine.connect() as connection:
            columns = [one[1] for one in connection.exec_driver_sql(f"PRAGMA table_info({place[0]})").all()]
        for root in ("pupil", "offer"):
            if f"{root}_id" in columns:
                # The image of a row begins with its id a second time.
                return root, row[columns.index(f"{root}_id") + 1]
        return place


def test_an_import_is_taken_back_exactly_but_for_what_was_touched_since(
    template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_undoing(TakingBackImports, template, monkeypatch, 15, 20)
