"""Offers, supports and last year's map in the new year, the backup before it, and the list of what changed."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from app.abilities import EVERYTHING, Ability, NotAllowed
from app.backups.files import files_in, folder_of
from app.errors import Invalid
from app.models import Group, Offer, OfferState, Support
from app.operations.new_year.drafts import OfferRoll, RollDraft
from app.operations.new_year.rolling import roll_forward
from app.operations.school import SchoolSettingsDraft, change_school
from app.person import Person
from app.progress import Cancelled
from app.queries.new_year.changes import year_changes
from app.queries.new_year.choices import roll_choices, suggested
from app.queries.new_year.earlier_maps import earlier_map, earlier_maps
from app.queries.new_year.the_year import coming_year, new_year_due
from app.rolling import roll_school_forward
from app.store import Store
from tests.fixtures import TODAY, clock
from tests.pupil_school import place
from tests.supported import group, held

from .school import OLD, YEAR, came, fill, year_now

SUMMER = date(2027, 7, 30)


def states(store: Store, offer_id: int) -> list[tuple[str, date, date | None]]:
    rows = store.read(
        lambda session: [(r.status, r.starts_on, r.ends_on) for r in session.get_one(Offer, offer_id).states]
    )
    return list(rows)


def test_an_offer_ends_with_the_old_year(store: Store) -> None:
    ids = fill(store)
    store.write(roll_forward, RollDraft(YEAR, offers=(OfferRoll(ids.club, end=True),)), today=TODAY)
    assert states(store, ids.club) == [("active", OLD, YEAR), ("ended", YEAR, None)]


def test_an_offer_that_is_not_named_stays(store: Store) -> None:
    ids = fill(store)
    done = store.write(roll_forward, RollDraft(YEAR), today=TODAY)
    assert states(store, ids.club) == [("active", OLD, None)]
    assert done.counts["ended"] == done.counts["changed"] == 0


def test_an_offer_may_be_checked_and_given_an_end(store: Store) -> None:
    ids = fill(store)
    roll = OfferRoll(ids.club, until=date(2027, 3, 25), checked=True)
    store.write(roll_forward, RollDraft(YEAR, offers=(roll,)), today=TODAY)
    query = select(Offer.runs_until, Offer.checked_on).where(Offer.id == ids.club)
    assert store.read(lambda session: tuple(session.execute(query).one())) == (date(2027, 3, 25), TODAY)


def test_an_offer_may_pause(store: Store) -> None:
    ids = fill(store)
    store.write(roll_forward, RollDraft(YEAR, offers=(OfferRoll(ids.club, paused=True),)), today=TODAY)
    assert (
        store.read(lambda s: s.query(OfferState).filter_by(offer_id=ids.club, ends_on=None).one().status)
        == "paused"
    )


def test_supports_are_closed_with_the_old_year_or_carried_on(store: Store) -> None:
    ids = fill(store)
    draft = RollDraft(YEAR, close=(ids.on_club,), what_next="Nothing more.")
    store.write(roll_forward, draft, today=TODAY)
    ended = store.read(lambda s: [s.get_one(Support, one).ended_on for one in (ids.on_club, ids.on_mentor)])
    assert ended == [YEAR - timedelta(days=1), None]


def test_groups_of_an_offer_that_ends_end_with_it(store: Store) -> None:
    ids = fill(store)
    number = group(store, ids.club, starts_on=OLD)
    met = date(2026, 9, 8)
    held(store, number, met, {})
    store.write(roll_forward, RollDraft(YEAR, (OfferRoll(ids.club, end=True),)), today=TODAY)
    assert store.read(lambda session: session.get_one(Group, number).ends_on) == met


def test_what_somebody_may_not_write_on_is_left_as_it_is(store: Store) -> None:
    ids = fill(store)
    place(store, ids.wren, "risk_support", 1)
    blind = Store(store.database, Person("Mr Wren", EVERYTHING - {Ability.SEE_RISK}), clock)
    draft = RollDraft(YEAR, close=(ids.on_club, ids.on_mentor), what_next="Nothing more.")
    counts = blind.write(roll_forward, draft, today=TODAY).counts
    assert (counts["closed"], counts["left_open"]) == (1, 1)


def test_leaving_ends_supports_by_itself(store: Store) -> None:
    ids = fill(store)
    draft = RollDraft(YEAR, leavers=(ids.ada,), close=(ids.on_mentor,), what_next="Nothing more.")
    store.write(roll_forward, draft, today=TODAY)
    assert store.read(lambda s: s.get_one(Support, ids.on_mentor).ending) == "left"


def test_closing_asks_what_comes_next(store: Store) -> None:
    ids = fill(store)
    with pytest.raises(Invalid) as wrong:
        store.write(roll_forward, RollDraft(YEAR, close=(ids.on_club,)), today=TODAY)
    assert set(wrong.value.problems) == {"what_next"}


def test_a_year_is_not_rolled_to_before_it_begins(store: Store) -> None:
    with pytest.raises(Invalid):
        store.write(roll_forward, RollDraft(date(2027, 9, 1)), today=TODAY)


def test_a_day_that_begins_no_year_is_refused(store: Store) -> None:
    with pytest.raises(Invalid):
        store.write(roll_forward, RollDraft(date(2026, 9, 2)), today=TODAY)


def test_the_coming_year_is_the_next_one_in_the_last_weeks(store: Store) -> None:
    assert store.read(coming_year, today=TODAY).first == YEAR
    assert store.read(coming_year, today=SUMMER).first == date(2027, 9, 1)
    assert not store.read(coming_year, today=SUMMER).begun


def test_it_is_offered_around_the_first_day_until_it_is_done(store: Store) -> None:
    fill(store)
    september = date(2026, 9, 14)
    assert store.read(new_year_due, today=TODAY) is None
    assert store.read(new_year_due, today=september) is not None
    store.write(roll_forward, RollDraft(YEAR), last_map=b"a map", today=TODAY)
    assert store.read(new_year_due, today=september) is None


def test_a_school_without_last_year_is_not_asked(store: Store) -> None:
    assert store.read(new_year_due, today=date(2026, 9, 14)) is None


def test_what_is_usual_is_filled_in(store: Store) -> None:
    ids = fill(store)
    choices = store.read(roll_choices, today=TODAY)
    assert [(one.id, one.to, one.top) for one in choices.pupils] == [
        (ids.idris, "1", False),
        (ids.wren, "4", False),
        (ids.ada, "7", True),
    ]
    assert {(one.name, one.suggested) for one in choices.classes} == {("3B", "4B"), ("Owl", "")}
    assert {(one.name, one.supports) for one in choices.offers} == {("Lunch club", 1), ("Mentor", 1)}


@pytest.mark.parametrize(
    ("phase", "oldest", "years", "top"),
    [
        ("primary", 11, ("5", "6"), "6"),
        ("primary", 11, ("R", "4"), None),
        ("primary", 7, ("1", "2"), "2"),
        ("secondary", 18, ("11", "13"), "13"),
        ("nursery", 5, ("N1", "N2"), "N2"),
        ("primary", None, ("X", "5"), "5"),
    ],
)
def test_the_last_year_of_the_school_leaves(
    store: Store, phase: str, oldest: int | None, years: tuple[str, ...], top: str | None
) -> None:
    store.write(change_school, SchoolSettingsDraft("Test School", phase=phase, age_to=oldest))
    for at, year in enumerate(years):
        came(store, "Wren", f"Thimble{at}", year)
    pupils = store.read(roll_choices, today=TODAY).pupils
    assert [one.year for one in pupils if one.top] == [year for year in years if year == top]


@pytest.mark.parametrize(
    ("year", "name", "then"),
    [("3", "3B", "4B"), ("9", "9 Oak", "10 Oak"), ("3", "Owl", ""), ("3", "13B", ""), ("R", "R1", "")],
)
def test_a_class_named_by_its_year_is_offered_its_next_name(year: str, name: str, then: str) -> None:
    assert suggested(year, name) == then


def test_there_is_a_backup_before_and_last_years_map_is_kept(store: Store) -> None:
    fill(store)
    done = roll_school_forward(store, RollDraft(YEAR))
    assert len(files_in(folder_of(store.database.folder))) == 1
    kept = store.read(earlier_maps)
    assert [(one.name, one.year_on) for one in kept] == [("2025/26", OLD)]
    sheet = load_workbook(BytesIO(store.read(earlier_map, kept[0].id)))["Map"]
    texts = " ".join(str(cell.value) for row in sheet for cell in row if cell.value)
    assert done.counts["frozen"] == 1
    assert "Lunch club" in texts
    assert "Wren" not in texts


def test_the_kept_map_stays_as_it_was(store: Store) -> None:
    fill(store)
    for workbook in (b"the first", b"another"):
        store.write(roll_forward, RollDraft(YEAR), last_map=workbook, today=TODAY)
    assert [store.read(earlier_map, one.id) for one in store.read(earlier_maps)] == [b"the first"]


def test_one_undo_takes_back_all_of_it(store: Store) -> None:
    ids = fill(store)
    draft = RollDraft(
        YEAR, (OfferRoll(ids.club, end=True),), leavers=(ids.ada,), close=(ids.on_club,), what_next="None."
    )
    store.write(roll_forward, draft, last_map=b"a map", today=TODAY)
    store.undo()
    assert (year_now(store, ids.wren), year_now(store, ids.ada)) == ("3", "6")
    assert states(store, ids.club) == [("active", OLD, None)]
    assert store.read(earlier_maps) == ()
    assert store.read(year_changes, today=TODAY) is None


def test_what_changed_is_a_list(store: Store) -> None:
    ids = fill(store)
    draft = RollDraft(
        YEAR, (OfferRoll(ids.club, end=True),), leavers=(ids.ada,), close=(ids.on_club,), what_next="None."
    )
    store.write(roll_forward, draft, today=TODAY)
    report = store.read(year_changes, today=TODAY)
    assert report is not None
    offers, years, leavers, supports = report.tables
    assert offers.rows == (("Lunch club", "Ended", None),)
    assert {row[:1] + row[2:] for row in years.rows} == {("Year 1", 1), ("Year 4", 1)}
    assert leavers.rows == (("Ada Fern", YEAR),)
    assert {row[0] for row in supports.rows} == {"Wren Thimble", "Ada Fern"}


def test_cancel_leaves_everything_as_it_was(store: Store) -> None:
    class Stop:
        def step(self, done: int, total: int, text: str = "") -> None:
            if text == "Pupils":
                raise Cancelled

    ids = fill(store)
    with pytest.raises(Cancelled):
        store.write(
            roll_forward, RollDraft(YEAR, (OfferRoll(ids.club, end=True),)), today=TODAY, progress=Stop()
        )
    assert states(store, ids.club) == [("active", OLD, None)]


def test_who_may_not_roll_forward_is_refused_before_a_backup_is_made(store: Store) -> None:
    fill(store)
    store.who = Person("Mr Wren", EVERYTHING - {Ability.CHANGE_SETTINGS})
    with pytest.raises(NotAllowed):
        roll_school_forward(store, RollDraft(YEAR))
    assert files_in(folder_of(store.database.folder)) == []
