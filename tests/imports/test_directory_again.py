"""A newer file of the same directory: untouched fields follow it, what somebody changed here stays, nothing is lost."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Problem
from app.imports.directory.importing import PlannedOffer, import_offers
from app.imports.plan import Change, Outcome
from app.models import Offer
from app.operations.offer_saved import saved_draft
from app.operations.offers import change_offer, check_offer, retire_offer
from app.queries.offer_pages import offer_record
from app.store import Store
from tests.fixtures import TODAY

from .making import NOTHING, offer_plan, offers, service, services_file, take_offers_in


def take(store: Store, folder: Path, **fields: Any) -> dict[str, Any]:
    """Take one service in and return its offer."""
    take_offers_in(store, services_file(folder, service(**fields)))
    return offers(store)[0]


def planned(store: Store, folder: Path, **fields: Any) -> PlannedOffer:
    return offer_plan(store, services_file(folder, service(**fields))).rows[0]


def edit(store: Store, **fields: Any) -> None:
    """Change fields in the form of the first offer."""
    record = store.read(offer_record, offers(store)[0]["id"])
    store.write(change_offer, record.id, replace(saved_draft(record), **fields), today=TODAY)


def whole_file(folder: Path, *services: dict[str, Any]) -> Path:
    path = folder / "whole.json"
    path.write_text(json.dumps({"total_items": len(services), "contents": services}), encoding="utf-8")
    return path


def test_what_nobody_touched_follows_the_newer_file(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, description="Once", minimum_age=5, maximum_age=11)
    row = planned(store, tmp_path, description="Later", minimum_age=7, maximum_age=12)
    assert row.outcome is Outcome.CHANGED
    assert row.changes == (
        Change("What happens", "Once", "Later"),
        Change("Ages from", "5", "7"),
        Change("Ages to", "11", "12"),
    )
    offer = take(store, tmp_path, description="Later", minimum_age=7, maximum_age=12)
    assert (offer["what"], offer["age_from"], offer["age_to"]) == ("Later", 7, 12)


def test_what_somebody_changed_here_stays_and_the_preview_says_so(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, description="Once", email="old@kite.example.org")
    edit(store, contact="Ask Reception")
    row = planned(store, tmp_path, description="Later", email="new@kite.example.org")
    assert [change.field for change in row.changes] == ["What happens"]
    assert row.warnings == ("Kept: you have changed Whom to ask.",)
    offer = take(store, tmp_path, description="Later", email="new@kite.example.org")
    assert (offer["what"], offer["contact"]) == ("Later", "Ask Reception")


def test_what_somebody_changed_stays_however_often_newer_files_come(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, description="Once")
    edit(store, what="Ours")
    for words in ("Later", "Later still", "Once", "At last"):
        assert take(store, tmp_path, description=words)["what"] == "Ours"


def test_a_field_that_somebody_emptied_stays_empty(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, description="Once")
    edit(store, what="")
    assert take(store, tmp_path, description="Later")["what"] == ""


def test_a_field_the_directory_says_nothing_of_any_more_is_not_emptied(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, description="Once", eligibility_description="Under 18")
    assert take(store, tmp_path, description="Once")["entry_criteria"] == "Under 18"
    assert take(store, tmp_path, eligibility_description="Under 21")["entry_criteria"] == "Under 21"


def test_the_same_file_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    before = take(store, tmp_path, description="Once\n\nTwice", assured_date="2026-10-01")
    path = services_file(tmp_path, service(description="Once\n\nTwice", assured_date="2026-10-01"))
    assert offer_plan(store, path).counts() == NOTHING | {"unchanged": 1}
    assert take_offers_in(store, path).sentence == "Nothing changed: 1 offer was there already."
    assert offers(store) == [before]


def test_saving_the_form_without_a_change_touches_nothing(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, description="Once", wait_time="6  weeks")
    edit(store)
    row = planned(store, tmp_path, description="Later", wait_time="8 weeks")
    assert [change.field for change in row.changes] == ["What happens", "Wait"]


def test_a_new_name_and_another_provider_are_found_again(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path)
    offer = take(store, tmp_path, name="Open door", organization={"name": "Sail"})
    assert (offer["name"], offer["organisation"], offer["folded"]) == ("Open door", "Sail", "open door sail")


def test_half_a_range_of_ages_is_not_put_beside_ones_own(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, minimum_age=5, maximum_age=8)
    edit(store, age_from=4)
    offer = take(store, tmp_path, minimum_age=9, maximum_age=16)
    assert (offer["age_from"], offer["age_to"]) == (4, 8)


def test_the_schools_own_check_is_not_taken_back(store: Store, tmp_path: Path) -> None:
    offer = take(store, tmp_path, assured_date="2026-01-01")
    store.write(check_offer, offer["id"], today=TODAY)
    row = planned(store, tmp_path, assured_date="2026-02-01")
    assert (row.outcome, row.warnings) == (Outcome.UNCHANGED, ())
    assert take(store, tmp_path, assured_date="2026-02-01")["checked_on"] == TODAY


def test_a_newer_check_of_the_directory_is_taken_over(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, assured_date="2026-01-01")
    offer = take(store, tmp_path, assured_date="2026-10-01")
    assert offer["check_due_on"] - offer["checked_on"] == timedelta(weeks=13)


def test_an_offer_without_a_record_of_what_was_said_keeps_every_field(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, description="Once")

    def forget(session: Session) -> Done:
        session.get_one(Offer, 1).source_said = ""
        return Done("Forgotten.")

    store.write(forget)
    row = planned(store, tmp_path, description="Later", wait_time="6 weeks")
    assert (row.outcome, row.changes) == (Outcome.UNCHANGED, ())
    assert row.warnings == ("Kept as the school has it: What happens, Wait.",)
    assert take(store, tmp_path, description="Later")["what"] == "Once"


def test_an_ended_offer_is_left_alone(store: Store, tmp_path: Path) -> None:
    offer = take(store, tmp_path, description="Once")
    store.write(retire_offer, offer["id"], today=TODAY)
    row = planned(store, tmp_path, description="Later")
    assert (row.outcome, row.warnings) == (Outcome.UNCHANGED, ("It has ended here, and is left alone.",))
    assert take(store, tmp_path, description="Later")["what"] == "Once"


def test_a_defunct_service_is_said_and_never_ended_by_itself(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path)
    row = planned(store, tmp_path, status="defunct")
    assert row.warnings == ("The directory lists it as defunct. It stays as it is here.",)
    offer = take(store, tmp_path, status="defunct")
    assert (offer["states"], offer["notes"]) == ([("draft", TODAY)], "The directory lists it as defunct.")


def test_what_a_whole_directory_no_longer_has_is_said_and_stays(store: Store, tmp_path: Path) -> None:
    club = service(id="s-2", name="Club")
    take_offers_in(store, whole_file(tmp_path, service(), club))
    plan = offer_plan(store, whole_file(tmp_path, service()))
    gone = plan.rows[-1]
    assert (gone.row, gone.outcome, gone.name) == (-2, Outcome.UNCHANGED, "Club")
    assert "no longer in the directory's file" in gone.warnings[0]
    store.write(import_offers, plan, today=TODAY)
    assert [offer["name"] for offer in offers(store)] == ["Drop-in", "Club"]


def test_what_goes_on_under_another_number_is_not_gone(store: Store, tmp_path: Path) -> None:
    take_offers_in(store, whole_file(tmp_path, service(), service(id="s-2", name="Club")))
    newer = whole_file(tmp_path, service(), service(id="renumbered", name="Club"))
    assert [row.row for row in offer_plan(store, newer).rows] == [1, 2, -2]
    assert [row.row for row in offer_plan(store, newer, {2: 2}).rows] == [1, 2]


def test_a_whole_directory_knows_what_came_page_by_page(store: Store, tmp_path: Path) -> None:
    clubs = [service(id=f"s-{number}", name=f"Club {number}") for number in range(1, 5)]
    take_offers_in(store, services_file(tmp_path, *clubs[:2]))
    take_offers_in(store, services_file(tmp_path, *clubs[2:]))
    newer = whole_file(tmp_path, clubs[0], clubs[2])
    assert [row.row for row in offer_plan(store, newer).rows] == [1, 2, -2, -4]


def test_one_page_or_another_directory_says_of_nothing_that_it_is_gone(store: Store, tmp_path: Path) -> None:
    take_offers_in(store, whole_file(tmp_path, service(), service(id="s-2", name="Club")))
    other = service(id="x-1", name="Choir")
    assert len(offer_plan(store, services_file(tmp_path, service())).rows) == 1
    take_offers_in(store, whole_file(tmp_path, other))
    assert len(offer_plan(store, whole_file(tmp_path, other)).rows) == 1


def test_an_update_is_undone_and_done_again_in_one_step(store: Store, tmp_path: Path) -> None:
    before = take(store, tmp_path, description="Once")
    after = take(store, tmp_path, description="Later", organization={"name": "Sail"})
    store.undo()
    assert offers(store) == [before]
    store.redo()
    assert offers(store) == [after]


def test_an_offer_changed_since_the_preview_stops_the_import(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, description="Once")
    plan = offer_plan(store, services_file(tmp_path, service(description="Later")))
    edit(store, what="Ours")
    with pytest.raises(Problem, match="changed since the preview"):
        store.write(import_offers, plan, today=TODAY)
    assert offers(store)[0]["what"] == "Ours"


@pytest.mark.parametrize(
    ("assured", "words"),
    [
        ("2023-05-09", ("The directory last checked it in May 2023.",)),
        (str(TODAY - timedelta(days=300)), ()),
    ],
)
def test_an_entry_that_was_not_checked_for_a_year_says_so(
    store: Store, tmp_path: Path, assured: str, words: tuple[str, ...]
) -> None:
    assert planned(store, tmp_path, assured_date=assured).warnings == words


def test_days_later_an_update_goes_back_but_for_what_was_changed_since(store: Store, tmp_path: Path) -> None:
    both = (service(description="Once"), service(id="s-2", name="Club", description="Once"))
    take_offers_in(store, services_file(tmp_path, *both))
    newer = services_file(tmp_path, *(one | {"description": "Later"} for one in both))
    step = take_offers_in(store, newer).step
    edit(store, contact="Ask Reception")
    store.undo(step)
    assert [offer["what"] for offer in offers(store)] == ["Later", "Once"]
