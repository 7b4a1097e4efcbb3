"""An import is taken back days later: what was changed or used since stays, and is said to; the rest goes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.abilities import Ability, NotAllowed
from app.db import Database
from app.done import Done
from app.errors import Problem
from app.models import Offer, Organisation, Pupil
from app.operations.offer_draft import OfferDraft
from app.operations.offers import add_offer, check_offer
from app.operations.organisations import OrganisationDraft, add_organisation
from app.operations.pupils import PupilDraft, add_pupil, change_pupil
from app.operations.rights.erasing import erase_pupil
from app.person import Person
from app.queries.back.taking_back import TakingBack, taking_back
from app.queries.history import last_changes
from app.queries.imports_done import imports_done
from app.queries.rights.grounds import ErasureGround
from app.store import Store
from tests.fixtures import TODAY, clock
from tests.imports.making import list_file, offers, pupils, service, services_file, take_in, take_offers_in
from tests.pupil_school import place

THREE = ("1,Lovelace,Ada,,4,4B", "2,Hopper,Grace,,5,5D", "3,Curie,Marie,,6,6A")


def taken_in(store: Store, folder: Path, *rows: str) -> int:
    step = take_in(store, list_file(folder, *(rows or THREE))).step
    assert step is not None
    return step


def named(store: Store) -> list[str]:
    return [pupil["forename"] for pupil in pupils(store)]


def preview(store: Store, step: int) -> TakingBack:
    found = store.read(taking_back, step)
    assert found is not None
    return found


def change(store: Store, pupil: int, forename: str, surname: str, **said: Any) -> None:
    store.write(change_pupil, pupil, PupilDraft(forename, surname, **said), since=TODAY, today=TODAY)


def names_in(store: Store, kind: type[Offer] | type[Organisation]) -> list[str]:
    def query(session: Session) -> list[str]:
        return list(session.scalars(select(kind.name).order_by(kind.id)))

    return store.read(query)


def test_an_import_nobody_touched_goes_whole(store: Store, tmp_path: Path) -> None:
    step = taken_in(store, tmp_path)
    assert preview(store, step).words == "3 pupils can be taken back."
    done = store.undo(step)
    assert (pupils(store), dict(done.counts)) == ([], {"taken_back": 3, "kept": 0})
    store.redo()
    assert named(store) == ["Ada", "Grace", "Marie"]


def test_a_pupil_changed_since_stays_and_is_named(store: Store, tmp_path: Path) -> None:
    step = taken_in(store, tmp_path)
    change(store, 2, "Grace", "Hopper", admission_number="2", class_name="5K")
    found = preview(store, step)
    assert found.words == "2 of 3 pupils can be taken back."
    assert [(one.name, one.why) for one in found.kept] == [("Grace Hopper", "changed since")]
    done = store.undo(step)
    assert done.sentence == "Undone: 2 of 3 pupils taken back. 1 stays, changed or used since."
    assert named(store) == ["Grace"]
    store.redo()
    assert sorted(named(store)) == ["Ada", "Grace", "Marie"]


def test_a_pupil_with_a_grouping_since_stays(store: Store, tmp_path: Path) -> None:
    step = taken_in(store, tmp_path)
    place(store, 1, "help", 1, on=TODAY)
    assert [(one.name, one.why) for one in preview(store, step).kept] == [
        ("Ada Lovelace", "has a grouping since")
    ]
    store.undo(step)
    assert named(store) == ["Ada"]


def test_who_may_not_see_risk_support_learns_nothing_from_why(
    store: Store, school: Database, tmp_path: Path
) -> None:
    step = taken_in(store, tmp_path)
    place(store, 1, "help", 1, on=TODAY)
    place(store, 2, "risk_support", 1, on=TODAY)
    unseeing = Person("Mx Reed", frozenset(Ability) - {Ability.SEE_RISK})
    found = Store(school, unseeing, clock).read(taking_back, step)
    assert found is not None
    assert {one.why for one in found.kept} == {"used since"}


def test_names_are_for_who_may_see_pupils(store: Store, school: Database, tmp_path: Path) -> None:
    step = taken_in(store, tmp_path)
    change(store, 1, "Ada", "King")
    blind = Person("Mx Reed", frozenset(Ability) - {Ability.SEE_PUPILS})
    found = Store(school, blind, clock).read(taking_back, step)
    assert found is not None
    assert [(one.name, one.why) for one in found.kept] == [("", "changed since")]


def test_what_is_left_goes_another_time(store: Store, tmp_path: Path) -> None:
    step = taken_in(store, tmp_path)
    change(store, 2, "Grace", "Hopper", admission_number="2", class_name="5K")
    changed = store.last_standing()
    store.undo(step)
    with pytest.raises(Problem, match="the one pupil has been changed or used since"):
        store.undo(step)
    store.undo(changed)
    assert preview(store, step).words == "1 pupil can be taken back."
    assert store.undo(step).sentence.startswith("Undone: Added")
    assert named(store) == []
    with pytest.raises(Problem, match="already been undone"):
        store.undo(step)


def test_an_import_taken_back_in_part_is_done_with(store: Store, tmp_path: Path) -> None:
    first = store.write(add_pupil, PupilDraft("Emmy", "Noether"), today=TODAY).step
    step = taken_in(store, tmp_path)
    change(store, 2, "Grace", "King")
    left = store.last_standing()
    store.undo(step)
    row = next(one for one in store.read(last_changes) if one.step == step)
    assert (row.undone, row.partly, row.undoable) == (False, True, True)
    assert store.last_standing() == left
    store.undo()
    assert store.last_standing() == first


def test_a_change_that_an_import_made_goes_back_and_what_was_changed_after_stays(
    store: Store, tmp_path: Path
) -> None:
    taken_in(store, tmp_path)
    step = taken_in(store, tmp_path, "1,Lovelace,Ada,,5,5B", "2,Hopper,Grace,,6,6D")
    change(store, 2, "Grace", "Hopper", admission_number="2", class_name="6K", year_group="6")
    store.undo(step)
    found = store.read(
        lambda session: (
            session.connection()
            .exec_driver_sql(
                "SELECT pupil_id, year_group FROM standing WHERE ends_on IS NULL ORDER BY pupil_id"
            )
            .all()
        )
    )
    assert [tuple(row) for row in found] == [(1, "4"), (2, "6"), (3, "6")]


def test_a_number_that_somebody_else_has_since_does_not_come_back(store: Store, tmp_path: Path) -> None:
    def import_pupils(session: Session) -> Done:
        for pupil in session.scalars(select(Pupil)):
            pupil.admission_number = f"9{pupil.admission_number}"
        return Done("Changed 3 pupils.")

    taken_in(store, tmp_path)
    step = store.write(import_pupils).step or 0
    store.write(add_pupil, PupilDraft("Emmy", "Noether", admission_number="1"), today=TODAY)
    assert [one.name for one in preview(store, step).kept] == ["Ada Lovelace"]
    store.undo(step)
    assert [one["admission_number"] for one in pupils(store)] == ["91", "2", "3", "1"]


def test_an_offer_that_stays_keeps_its_organisation(store: Store, tmp_path: Path) -> None:
    both = [service(), service(id="s-2", name="Club", organization={"name": "Reed Trust"})]
    step = take_offers_in(store, services_file(tmp_path, *both)).step or 0
    store.write(check_offer, 1, today=TODAY)
    assert [(one.name, one.why) for one in preview(store, step).kept] == [
        ("Drop-in", "changed since"),
        ("Kite Project", "an offer of theirs stays"),
    ]
    store.undo(step)
    assert names_in(store, Offer) == ["Drop-in"]
    assert "Kite Project" in names_in(store, Organisation)
    assert "Reed Trust" not in names_in(store, Organisation)


def test_an_organisation_that_another_offer_has_since_stays(store: Store, tmp_path: Path) -> None:
    step = take_offers_in(store, services_file(tmp_path, service())).step or 0
    theirs = OfferDraft("Walks", in_house=False, organisation_id=offers(store)[0]["organisation_id"])
    store.write(add_offer, theirs, today=TODAY)
    done = store.undo(step)
    assert done.sentence == "Undone: 1 of 1 offer taken back. What stays was changed or used since."
    assert "Kite Project" in names_in(store, Organisation)


def test_whoever_was_erased_since_is_no_hindrance(store: Store, tmp_path: Path) -> None:
    step = taken_in(store, tmp_path)
    store.write(erase_pupil, 1, ErasureGround.RETENTION, today=TODAY)
    assert next(one for one in store.read(last_changes) if one.step == step).undoable
    store.undo(step)
    assert pupils(store) == []


def test_an_import_of_an_older_revision_goes_back(store: Store, school: Database, tmp_path: Path) -> None:
    step = take_offers_in(store, services_file(tmp_path, service())).step
    with school.writing.begin() as connection:
        connection.exec_driver_sql("UPDATE offer SET source_said = '', taken_in_on = NULL")
        connection.exec_driver_sql(
            "UPDATE journal_row SET after = json_remove(after, '$.source_said', '$.taken_in_on') WHERE table_name = 'offer'"
        )
        connection.exec_driver_sql("UPDATE journal_step SET revision = '0004'")
    store.undo(step)
    assert offers(store) == []


def test_only_who_may_import_takes_an_import_back(store: Store, school: Database, tmp_path: Path) -> None:
    step = taken_in(store, tmp_path)
    other = Store(school, Person("Mx Reed", frozenset(Ability) - {Ability.IMPORT}), clock)
    for ask in (lambda: other.undo(step), lambda: other.read(taking_back, step)):
        with pytest.raises(NotAllowed):
            ask()


def test_the_imports_are_listed_with_their_steps(store: Store, tmp_path: Path) -> None:
    step = taken_in(store, tmp_path)
    store.write(add_organisation, OrganisationDraft("Kite"))
    assert [(row.step, row.kind) for row in store.read(imports_done)] == [(step, "import_pupils")]
