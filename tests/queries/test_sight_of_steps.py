"""Changes to what hangs on Risk Support, or lies in its time, are out of sight in the journal and cannot be undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Problem
from app.models import (
    Agreement,
    Aim,
    AimLikelihood,
    AimRating,
    Base,
    Contact,
    DecisionOption,
    Offer,
    Placement,
    Plan,
    PlanVersion,
    PromptAnswer,
    Review,
    Signpost,
)
from app.operations.offer_draft import OfferDraft
from app.operations.offers import add_offer
from app.queries.audit_entry import audit_entry
from app.queries.audit_rows import audit_rows
from app.queries.history import last_changes, row_history
from app.queries.sight import ASK, HIDDEN_CHANGE
from app.store import Store
from tests.fixtures import TODAY
from tests.pupil_school import EMOTIONS, LANGUAGE, RELATIONS

from .sight_school import ALL_BUT_RISK, Seen, fill, risk

NOW, DAY = datetime(2026, 11, 2, tzinfo=UTC), date(2026, 11, 2)
Make = Callable[[Session, int, int], Base]


def plan(session: Session, pupil: int, domain: int, band: str = "plan", **said: Any) -> Plan:
    """Return the plan there is, or a new one."""
    found = session.scalar(
        select(Plan).where(Plan.pupil_id == pupil, Plan.domain_id == domain, Plan.band == band)
    )
    return found or Plan(pupil_id=pupil, domain_id=domain, band=band, **({"started_on": DAY} | said))


def risk_plan(session: Session, pupil: int, domain: int) -> Plan:
    return plan(session, pupil, domain, "risk" if domain == EMOTIONS else "plan")


def placement(session: Session, pupil: int, domain: int) -> Placement:
    query = select(Placement).where(Placement.pupil_id == pupil, Placement.domain_id == domain)
    return session.scalars(query.order_by(Placement.id.desc())).first()  # type: ignore[return-value]


def aim(session: Session, pupil: int, domain: int) -> Aim:
    return Aim(plan=risk_plan(session, pupil, domain), position=1, words="Zebra")


def contact(session: Session, pupil: int, domain: int) -> Contact:
    return Contact(
        pupil_id=pupil, domain_id=domain, held_on=DAY, kind="phone", advice="Zebra", recorded_at=NOW
    )


MAKERS: dict[str, Make] = {
    "decision_option": lambda s, p, d: DecisionOption(placement=placement(s, p, d), position=1, name="Zebra"),
    "prompt_answer": lambda s, p, d: PromptAnswer(
        placement=placement(s, p, d), row="basis", answer="both", note="Zebra"
    ),
    "review": lambda s, p, d: Review(
        placement=placement(s, p, d), held_on=DAY, decision="continue", safety="Zebra", recorded_at=NOW
    ),
    "plan": plan,
    "plan_version": lambda s, p, d: PlanVersion(
        plan=risk_plan(s, p, d), number=1, closed_on=DAY, why="Zebra", content="{}", recorded_at=NOW
    ),
    "agreement": lambda s, p, d: Agreement(
        plan=risk_plan(s, p, d), version=1, kind="family", agreed_on=DAY, own_words="Zebra", recorded_at=NOW
    ),
    "aim": aim,
    "aim_likelihood": lambda s, p, d: AimLikelihood(
        aim=aim(s, p, d), judged_on=DAY, judged_by="Zebra", likelihood="likely"
    ),
    "aim_rating": lambda s, p, d: AimRating(aim=aim(s, p, d), rated_on=DAY, respondent="parent", value=3),
    "contact": contact,
    "signpost": lambda s, p, d: Signpost(contact=contact(s, p, d), offer=s.scalars(select(Offer)).first()),
}


def put(session: Session, make: Make, pupil: int, domain: int) -> Done:
    """Add a row, and those it hangs on, in words of its own."""
    row = make(session, pupil, domain)
    session.add(row)
    session.flush()
    return Done("Zebra was written.", id=row.id)


def change(session: Session, kind: type[Base], row_id: int, said: dict[str, Any]) -> Done:
    row = session.get(kind, row_id)
    for name, value in said.items():
        setattr(row, name, value)
    return Done("Zebra was changed.", id=row_id)


# What they write is what whoever logs may write.
put.__name__ = change.__name__ = "note_need"


@pytest.fixture
def seen(store: Store) -> Seen:
    store.write(add_offer, OfferDraft(name="Lego club"), today=TODAY)
    return fill(store)


def newest(seen: Seen) -> tuple[str, bool]:
    row = seen.wren.read(last_changes)[0]
    return row.sentence, row.undoable


def entry(seen: Seen) -> tuple[str, tuple[str, ...]]:
    """Return what the newest entry of the audit trail says to who may read it but not see Risk Support."""
    wren = Store(seen.senco.database, ALL_BUT_RISK)
    found = wren.read(audit_rows)[0]
    return wren.read(audit_entry, found.number).sentence, found.about


def told(seen: Seen, table: str, domain: int) -> tuple[object, ...]:
    """Write a row; return all that is said of it to who may not see Risk Support, before and after it is undone."""
    done = seen.senco.write(put, MAKERS[table], seen.beside, domain)
    (change,) = seen.wren.read(row_history, table, done.id or 0)
    before = newest(seen), change.sentence, bool(change.fields), entry(seen)
    seen.senco.undo()
    return (*before, newest(seen)[0])


def test_what_is_written_there_is_told_without_its_words_and_so_is_its_undo(seen: Seen) -> None:
    nothing = (HIDDEN_CHANGE, False), HIDDEN_CHANGE, False, (f"{ASK}.", ()), HIDDEN_CHANGE
    said = {table: told(seen, table, EMOTIONS) for table in MAKERS}
    assert {table: found for table, found in said.items() if found != nothing} == {}


def test_the_same_in_another_domain_is_told(seen: Seen) -> None:
    words = "Zebra was written."
    everything = (words, True), words, True, (words, ("Idris Fern",)), words
    said = {table: told(seen, table, LANGUAGE) for table in MAKERS}
    assert {table: found for table, found in said.items() if found != everything} == {}


def test_it_cannot_be_undone(seen: Seen) -> None:
    for make in MAKERS.values():
        seen.senco.write(put, make, seen.beside, EMOTIONS)
        with pytest.raises(Problem, match="only some may see"):
            seen.wren.undo()
        seen.senco.undo()


def test_in_another_domain_it_can_be_undone(seen: Seen) -> None:
    for make in MAKERS.values():
        seen.senco.write(put, make, seen.beside, LANGUAGE)
        assert seen.wren.undo().sentence == "Undone: Zebra was written."


def test_what_was_written_before_goes_once_the_time_reaches_it(seen: Seen) -> None:
    seen.senco.write(put, plan, seen.more, EMOTIONS)
    assert newest(seen)[0] == "Zebra was written."
    risk(seen.senco, seen.more, on=date(2026, 11, 9))
    assert {row.sentence for row in seen.wren.read(last_changes)[:2]} == {HIDDEN_CHANGE}


def test_a_plan_that_ended_before_stays_told(seen: Seen) -> None:
    plan_id = seen.senco.write(put, plan, seen.more, RELATIONS).id or 0
    seen.senco.write(change, Plan, plan_id, {"ended_on": date(2026, 11, 5)})
    risk(seen.senco, seen.more, RELATIONS, on=date(2026, 11, 9))
    assert [row.sentence for row in seen.wren.read(last_changes)[1:3]] == [
        "Zebra was changed.",
        "Zebra was written.",
    ]


def test_a_contact_moved_out_of_it_keeps_what_was_there_to_itself(seen: Seen) -> None:
    contact_id = seen.senco.write(put, contact, seen.alone, EMOTIONS).id or 0
    seen.senco.write(change, Contact, contact_id, {"domain_id": LANGUAGE})
    assert [row.sentence for row in seen.wren.read(last_changes)[:2]] == [HIDDEN_CHANGE] * 2


def test_a_review_held_within_the_time_is_hidden_though_its_placement_is_not(seen: Seen) -> None:
    def review(session: Session, pupil: int, domain: int) -> Review:
        first = session.scalars(select(Placement).where(Placement.pupil_id == pupil)).first()
        return Review(placement=first, held_on=date(2026, 10, 1), decision="continue", recorded_at=NOW)

    seen.senco.write(put, review, seen.once, EMOTIONS)
    assert newest(seen) == (HIDDEN_CHANGE, False)


def test_a_plan_for_risk_support_is_hidden_where_no_placement_tells(seen: Seen) -> None:
    seen.senco.write(put, lambda s, p, d: plan(s, p, d, "risk"), seen.alone, 3)
    assert newest(seen) == (HIDDEN_CHANGE, False)


def test_who_may_see_risk_support_reads_everything(seen: Seen) -> None:
    seen.senco.write(put, aim, seen.alone, EMOTIONS)
    row = seen.senco.read(last_changes)[0]
    assert (row.sentence, row.undoable) == ("Zebra was written.", True)


def test_a_printed_plan_is_told_only_to_who_may_see_it(seen: Seen) -> None:
    seen.senco.note("print_risk_plan", [("plan", 1)], file="paper")
    wren = Store(seen.senco.database, ALL_BUT_RISK)
    row = wren.read(audit_rows)[0]
    assert (row.what, row.about, entry(seen)) == (HIDDEN_CHANGE, (), (f"{ASK}.", ()))
    assert wren.read(audit_entry, row.number).facts == ()
    assert seen.senco.read(audit_rows)[0].about == ("Ada Fern",)
