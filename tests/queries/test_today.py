"""Today's numbers and lists: counts that sum to the roll, what is late, what wants checking."""

from __future__ import annotations

from datetime import date

from app.operations.offer_draft import OfferDraft, PlaceDraft
from app.operations.offers import add_offer, check_offer, set_offer_status
from app.operations.placements import ParticipantDraft
from app.operations.staff import StaffDraft, add_staff
from app.operations.wording import GroupingDraft, change_grouping
from app.queries.offer_checks import checks_due
from app.queries.today import Counts, counts, next_review_on, reviews_due
from app.queries.wording import groupings
from app.store import Store
from tests.fixtures import TODAY
from tests.operations.deciding import ago, new_pupil, place

WELLBEING, LANGUAGE = 1, 3


def by_code(found: Counts) -> dict[str, int]:
    return {row.grouping.code: row.pupils for row in found.counts}


def counted(store: Store, domain: int | None = WELLBEING) -> Counts:
    return store.read(counts, domain, today=TODAY)


def test_the_counts_of_a_domain_sum_to_the_roll(store: Store) -> None:
    for grouping in ("advice", "help", "risk_support"):
        place(store, new_pupil(store), grouping, 20)
    new_pupil(store)
    found = counted(store)
    assert by_code(found) == {"thriving": 1, "advice": 1, "help": 1, "more_help": 0, "risk_support": 1}
    assert sum(by_code(found).values()) == found.roll == 4


def test_risk_support_beside_a_plan_is_counted_once(store: Store) -> None:
    pupil = new_pupil(store)
    place(store, pupil, "more_help", 20)
    place(store, pupil, "risk_support", 10)
    found = counted(store)
    assert (by_code(found)["risk_support"], by_code(found)["more_help"]) == (1, 0)
    assert sum(by_code(found).values()) == found.roll == 1


def test_any_domain_counts_a_pupil_in_each_of_its_groupings(store: Store) -> None:
    pupil = new_pupil(store)
    place(store, pupil, "help", 20)
    place(store, pupil, "advice", 20, domain_id=LANGUAGE)
    found = counted(store, None)
    assert (by_code(found)["help"], by_code(found)["advice"], by_code(found)["thriving"]) == (1, 1, 0)
    assert (found.roll, found.placed, found.thriving) == (1, 1, 0)


def test_a_pupil_placed_in_one_domain_is_thriving_in_another(store: Store) -> None:
    place(store, new_pupil(store), "help", 20)
    assert counted(store, LANGUAGE).thriving == 1


def test_last_year_is_the_same_day_a_year_before(store: Store) -> None:
    pupil = new_pupil(store, days=800)
    place(store, pupil, "help", 400)
    place(store, pupil, "thriving", 100)
    help_row = next(row for row in counted(store).counts if row.grouping.code == "help")
    assert (help_row.pupils, help_row.last_year) == (0, 1)


def test_thriving_last_year_is_of_the_roll_of_that_day(store: Store) -> None:
    new_pupil(store, days=800)
    new_pupil(store, days=100)
    thriving = counted(store).counts[0]
    assert (thriving.pupils, thriving.last_year) == (2, 1)


def test_reviews_come_the_longest_overdue_first(store: Store) -> None:
    for days_late in (0, 9, 2, -10):
        place(store, new_pupil(store), "help", 60, next_look_on=ago(days_late))
    assert [row.late for row in store.read(reviews_due, today=TODAY, days=14)] == [9, 2, 0, -10]
    assert [row.late for row in store.read(reviews_due, today=TODAY, days=7)] == [9, 2, 0]


def test_a_review_says_who_decided_and_where(store: Store) -> None:
    bellwether = store.write(add_staff, StaffDraft("Mr Bellwether")).id
    people = (ParticipantDraft("young_person"), ParticipantDraft("staff", staff_id=bellwether))
    place(store, new_pupil(store), "help", 60, next_look_on=TODAY, participants=people)
    (row,) = store.read(reviews_due, today=TODAY)
    assert (row.pupil, row.domain, row.decided_by) == ("Wren Thimble", "Emotional wellbeing", "Mr Bellwether")


def test_an_ended_placement_asks_for_no_review(store: Store) -> None:
    pupil = new_pupil(store)
    place(store, pupil, "help", 60, next_look_on=ago(3))
    place(store, pupil, "thriving", 1)
    assert store.read(reviews_due, today=TODAY) == ()


def test_whoever_is_not_on_the_roll_yet_asks_for_no_review(store: Store) -> None:
    place(store, new_pupil(store), "help", 60, next_look_on=ago(3))
    assert store.read(reviews_due, today=ago(300)) == ()


def test_the_next_review_is_told_when_none_is_due(store: Store) -> None:
    place(store, new_pupil(store), "help", 10, next_look_on=date(2027, 1, 7))
    assert store.read(reviews_due, today=TODAY) == ()
    assert store.read(next_review_on, after=TODAY) == date(2027, 1, 7)


def offer(store: Store, name: str, day: date) -> int:
    number = (
        store.write(
            add_offer, OfferDraft(name=name, organisation_id=1, places=(PlaceDraft(3),)), today=day
        ).id
        or 0
    )
    store.write(set_offer_status, number, "active", today=day)
    return number


def test_an_offer_wants_checking_after_a_term(store: Store) -> None:
    store.write(check_offer, offer(store, "Worry box", ago(200)), today=ago(200))
    store.write(check_offer, offer(store, "Soft start", ago(200)), today=ago(7))
    (row,) = store.read(checks_due, today=TODAY)
    assert (row.name, row.weeks, row.checked_on) == ("Worry box", 28, ago(200))


def test_an_offer_nobody_checked_comes_first(store: Store) -> None:
    store.write(check_offer, offer(store, "Worry box", ago(200)), today=ago(200))
    offer(store, "Soft start", ago(200))
    found = store.read(checks_due, today=TODAY)
    assert [(row.name, row.weeks) for row in found] == [("Soft start", None), ("Worry box", 28)]


def test_a_draft_wants_no_checking(store: Store) -> None:
    store.write(add_offer, OfferDraft(name="Worry box"), today=ago(200))
    assert store.read(checks_due, today=TODAY) == ()


def test_hiding_thriving_leaves_the_roll_as_it_is(store: Store) -> None:
    place(store, new_pupil(store), "help", 60)
    new_pupil(store)
    (row,) = [row for row in store.read(groupings) if row.code == "thriving"]
    draft = GroupingDraft(row.id, row.label, row.short_label, row.definition, row.letter, hidden=True)
    store.write(change_grouping, draft, today=TODAY)
    found = counted(store)
    assert "thriving" not in by_code(found)
    assert (found.roll, found.thriving) == (2, 1)
