"""Grouping decisions: place a pupil, come back to Thriving, correct a mistake, move the date to look again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import Domain, Grouping, Participant, Placement, Pupil
from app.operations.deciding.completing import note_needs
from app.operations.deciding.drafts import ParticipantDraft, PlacementDraft
from app.operations.deciding.ending_risk import approval, refuse_unapproved
from app.operations.deciding.rows import carry_over, carry_reviews, fill_lists, fill_plain
from app.operations.deciding.standing import standing_placement
from app.operations.following import plan_goes_along, plans_follow
from app.operations.record import recorded_at, recorded_by
from app.operations.stays import on_roll, until
from app.queries.out_of_sight import refuse_out_of_sight
from app.queries.plans.left_open import parents_known
from app.queries.sight import ASK, ask_first, sees_risk
from app.queries.wording import called
from app.vocabulary import Band, GroupingCode, band_of, within

__all__ = [
    "ParticipantDraft",
    "PlacementDraft",
    "correct_placement",
    "move_next_look",
    "place_pupil",
    "withdraw_placement",
]

SAME_DAY = "A second decision on the same day took its place."


def place_pupil(session: Session, draft: PlacementDraft, *, today: date) -> Done:
    """Record a decision: it ends the open placement of its band and starts the next, from the decision's day.

    A second decision on the same day withdraws and replaces the first, and its reviews go along; a backdated one is fitted between
    its neighbours. Thriving ends what is open, with a reason, and starts nothing. Who ends Risk Support says who approved
    that. Raises Problem where Risk Support
    has a part in it and whoever decides may not see that.
    """
    return _decide(session, draft, today)


def correct_placement(session: Session, placement_id: int, draft: PlacementDraft, *, today: date) -> Done:
    """Withdraw a placement that was recorded by mistake and record the right one in its stead.

    It ends as the wrong one had ended, and reviews and the plan behind it go along.
    """
    placement = standing_placement(session, placement_id, today)
    ended = _end_of(placement)
    # What it had ended beside it stays so: the correction says nothing of that.
    _withdraw(session, placement, "Recorded by mistake; corrected.", Band(placement.band))
    done = _decide(session, draft, today, ended if band_of(draft.grouping) == placement.band else None)
    if done.id is not None and draft.grouping != GroupingCode.THRIVING:
        carry_over(session, placement_id, done.id, draft)
        plan_goes_along(session, placement, session.get_one(Placement, done.id))
        plans_follow(session, draft.pupil_id, today, draft.domain_id)
    plans_follow(session, placement.pupil_id, today, placement.domain_id)
    return Done(f"Corrected: {done.sentence}", id=done.id)


def withdraw_placement(session: Session, placement_id: int, *, why: str, today: date) -> Done:
    """Withdraw a placement recorded by mistake, with why; the one it had ended goes on as before, with its reviews."""
    placement = standing_placement(session, placement_id, today)
    if not why.strip():
        raise Invalid({"why": "Say why it is withdrawn."})
    _withdraw(session, placement, why.strip(), *Band)
    rows = _neighbours(session, placement.pupil_id, placement.domain_id, Band(placement.band))
    for row in rows:
        if row.starts_on < placement.starts_on and (row.ends_on is None or row.ends_on > placement.starts_on):
            carry_reviews(session, placement.id, row.id)
    plans_follow(session, placement.pupil_id, today, placement.domain_id)
    words = f"{placement.grouping.short_label} for {within(placement.domain.name)}"
    return Done(f"Withdrawn for {placement.pupil.known_as}: {words}.", id=placement.id)


def move_next_look(session: Session, placement_id: int, *, to: date, today: date) -> Done:
    """Move the date on which a placement is looked at again."""
    placement = standing_placement(session, placement_id, today)
    if to < today:
        raise Invalid({"to": "Choose today or a later day."})
    placement.next_look_on = to
    return Done(f"We look again at {placement.pupil.known_as} on {_day(to)}.", id=placement.id)


@dataclass(frozen=True, slots=True)
class _End:
    """How a placement ends: when, why, and who took part in deciding that."""

    on: date | None = None
    ending: str | None = None
    note: str = ""
    people: tuple[Participant, ...] = ()
    approved_by: str = ""


# --- how --------------------------------------------------------------------------------------------


def _decide(session: Session, draft: PlacementDraft, today: date, ended: _End | None = None) -> Done:
    """Record a decision as place_pupil says; ended is how the one in whose stead it stands had ended."""
    pupil, domain, grouping = _refuse(session, draft, today)
    refuse_unapproved(session, draft)
    on = draft.on or today
    note_needs(session, pupil.id, domain.id, draft.needs, today)
    if grouping.code == GroupingCode.THRIVING:
        done = _back_to_thriving(session, draft, pupil, domain, on)
        plans_follow(session, pupil.id, today, domain.id)
        return Done(done.sentence + _of_supports(session, draft, domain, today), done.id)
    band = band_of(grouping.code)
    if draft.end_other:
        other = Band.PLAN if band == Band.RISK else Band.RISK
        end_open(session, draft, other, on)
    end, instead = _make_room(session, draft, band, on, ended or _End())
    placement = _placement(session, draft, grouping, on, end)
    session.add(placement)
    session.flush()
    fill_lists(session, placement.id, draft)
    for row in instead:
        carry_reviews(session, row.id, placement.id, after=None if row.starts_on == on else on)
    plans_follow(session, pupil.id, today, domain.id)
    tense = "is now" if end.on is None else "was"
    when = "" if on == today else f" from {_day(on)}" + (f" to {_day(end.on)}" if end.on else "")
    sentence = f"{pupil.known_as} {tense} in {grouping.short_label} for {within(domain.name)}{when}."
    return Done(sentence, id=placement.id)


def _of_supports(session: Session, draft: PlacementDraft, domain: Domain, today: date) -> str:
    """End the supports that end with coming back to Thriving, and let Today ask for the others; returns what to say."""
    # Read in only here: the map, which starts with this module, knows no supports.
    from app.operations.supports.drafts import EndingDraft
    from app.operations.supports.going_on import end_too, look_at_what_goes_on

    session.flush()
    of = (draft.pupil_id, domain.id)
    next_ = f"{called(session, GroupingCode.THRIVING)} again for {within(domain.name)}."
    ending = EndingDraft(draft.on, draft.ending or "", draft.reason, next_)
    ended = end_too(session, *of, draft.ends_too, ending, today=today)
    return ended + look_at_what_goes_on(session, *of, today=today)


def _refuse(session: Session, draft: PlacementDraft, today: date) -> tuple[Pupil, Domain, Grouping]:
    refuse_out_of_sight(session, draft.pupil_id, draft.domain_id, draft.on or today)
    if draft.grouping == GroupingCode.RISK_SUPPORT and not sees_risk(session):
        risk = called(session, GroupingCode.RISK_SUPPORT)
        raise Problem(f"Only those who may see {risk} may place a pupil there.", f"{ASK}.")
    found = draft.problems(today)
    pupil = session.get(Pupil, draft.pupil_id)
    domain = session.get(Domain, draft.domain_id)
    grouping = session.scalar(select(Grouping).where(Grouping.code == draft.grouping))
    if pupil is None:
        found["pupil_id"] = "Choose a pupil."
    elif not on_roll(session, draft.pupil_id, draft.on or today):
        found["on"] = f"{pupil.first_name} was not on the roll that day."
    if domain is None or domain.retired:
        found["domain_id"] = "Choose a domain of need."
    if grouping is None or (grouping.hidden and grouping.code != GroupingCode.THRIVING):
        found["grouping"] = "Choose a grouping."
    if found or pupil is None or domain is None or grouping is None:
        raise Invalid(found)
    return pupil, domain, grouping


def _neighbours(session: Session, pupil_id: int, domain_id: int, band: Band) -> list[Placement]:
    found = session.scalars(
        select(Placement)
        .where(
            Placement.pupil_id == pupil_id,
            Placement.domain_id == domain_id,
            Placement.band == band,
            Placement.withdrawn_at.is_(None),
        )
        .order_by(Placement.starts_on)
    )
    return list(found)


def _make_room(
    session: Session, draft: PlacementDraft, band: Band, on: date, ended: _End
) -> tuple[_End, list[Placement]]:
    """End or withdraw what stands on that day; return how the new one ends, and whose days it takes."""
    rows = _neighbours(session, draft.pupil_id, draft.domain_id, band)
    later = next((row.starts_on for row in rows if row.starts_on > on), None)
    end, instead = _End() if later is None else _End(later, "new_decision"), []
    for row in rows:
        if row.starts_on == on:
            end = _end_of(row)
            instead.append(row)
            row.withdrawn_at, row.withdrawn_why = recorded_at(session), SAME_DAY
        elif row.starts_on < on and (row.ends_on is None or row.ends_on > on):
            end = _end_of(row)
            instead.append(row)
            _set_end(row, _End(on, "new_decision"))
    session.flush()
    # A new decision and leaving are found by their days; an ending of its own stands only where it was said.
    own = ended.ending not in ("new_decision", "left")
    if own and ended.on is not None and on < ended.on and (end.on is None or ended.on < end.on):
        end = ended
    return _within_stay(session, draft.pupil_id, on, end, band), instead


def _within_stay(session: Session, pupil_id: int, on: date, end: _End, band: str) -> _End:
    """Return the end, or the day of leaving where the pupil's time at the school, seen from a day, is over before."""
    left = until(session, pupil_id, on)
    if left is None or (end.on is not None and end.on <= left):
        return end
    # As leaving does: whoever records that Risk Support ended so stands for it by name.
    return _End(left, "left", approved_by=recorded_by(session) if band == Band.RISK else "")


def _end_of(row: Placement) -> _End:
    """Return how a placement ended, with who decided that, for the one that now fills its days."""
    people = tuple(_same_person(person) for person in row.participants if person.at_end)
    return _End(row.ends_on, row.ending, row.ending_note, people, row.approved_by)


def _set_end(row: Placement, end: _End) -> None:
    row.ends_on, row.ending, row.ending_note = end.on, end.ending, end.note
    row.approved_by = end.approved_by
    row.participants = [person for person in row.participants if not person.at_end] + list(end.people)


def _same_person(person: Participant) -> Participant:
    return Participant(
        kind=person.kind, name=person.name, staff_id=person.staff_id, decided=person.decided, at_end=True
    )


def _withdraw(session: Session, placement: Placement, why: str, *bands: Band) -> None:
    """Withdraw a placement, and let what it had ended in these bands go on."""
    placement.withdrawn_at, placement.withdrawn_why = recorded_at(session), why
    session.flush()
    for band in bands:
        _let_go_on(session, placement, band)
    session.flush()


def _let_go_on(session: Session, gone: Placement, band: Band) -> None:
    """Let what a withdrawn placement had ended go on as before: in its own band, and beside it."""
    rows = _neighbours(session, gone.pupil_id, gone.domain_id, band)
    before = next((r for r in rows if r.ends_on == gone.starts_on and r.ending == "new_decision"), None)
    if before is None or any(row.starts_on == gone.starts_on for row in rows):
        return
    if band == Band.RISK and not sees_risk(session):
        raise ask_first()
    later = next((row.starts_on for row in rows if row.starts_on > gone.starts_on), None)
    end = _End() if later is None else _End(later, "new_decision")
    # In the other band a later decision ends nothing by itself; leaving and Thriving end both.
    shared = band == gone.band or gone.ending != "new_decision"
    if shared and gone.ends_on is not None and (later is None or gone.ends_on <= later):
        end = _end_of(gone)
    _set_end(before, _within_stay(session, before.pupil_id, before.starts_on, end, band))


def end_open(session: Session, draft: PlacementDraft, band: Band, on: date) -> list[Placement]:
    """End what is open in a band from a day, with the draft's reason, ending and people; returns what was open.

    What began on that very day is withdrawn. Raises Invalid where a later decision stands.
    """
    ended = []
    rows = _neighbours(session, draft.pupil_id, draft.domain_id, band)
    for row in rows:
        if row.ends_on is not None:
            continue
        if row.starts_on > on:
            raise Invalid({"on": "A later decision stands already; choose a day after it."})
        if row.starts_on == on:
            row.withdrawn_at, row.withdrawn_why = recorded_at(session), SAME_DAY
            earlier = [other for other in rows if other.ends_on == on]
        else:
            row.ends_on = on
            earlier = [row]
        for last in earlier:
            last.ending, last.ending_note = draft.ending or "new_decision", draft.reason.strip()
            last.approved_by = approval(last, draft.approved_by)
            last.participants.extend(_participants(draft, at_end=True))
        ended.append(row)
    session.flush()
    return ended


def _participants(draft: PlacementDraft, *, at_end: bool = False) -> list[Participant]:
    return [
        Participant(kind=p.kind, name=p.name.strip(), staff_id=p.staff_id, decided=p.decided, at_end=at_end)
        for p in draft.participants
    ]


def _back_to_thriving(
    session: Session, draft: PlacementDraft, pupil: Pupil, domain: Domain, on: date
) -> Done:
    ended = [row for band in Band for row in end_open(session, draft, band, on)]
    thriving = called(session, GroupingCode.THRIVING)
    if not ended:
        raise Invalid({"grouping": f"{pupil.first_name} has no placement here: no record means {thriving}."})
    return Done(f"{pupil.known_as} is {thriving} again for {within(domain.name)}.", id=ended[0].id)


def _placement(session: Session, draft: PlacementDraft, grouping: Grouping, on: date, end: _End) -> Placement:
    row = Placement(
        pupil_id=draft.pupil_id,
        domain_id=draft.domain_id,
        grouping_id=grouping.id,
        band=band_of(grouping.code),
        starts_on=on,
        ends_on=end.on,
        ending=end.ending,
        ending_note=end.note,
        approved_by=end.approved_by,
        next_look_on=draft.next_look_on,
        reason=draft.reason.strip(),
        help_unused=draft.help_unused,
        risk=draft.risk.strip(),
        recorded_at=recorded_at(session),
        recorded_by=recorded_by(session),
        participants=[*_participants(draft), *end.people],
    )
    fill_plain(row, draft, grouping.code)
    # Whether the parents know is asked of every decision; a blank without a reason stays in view, and refuses nothing.
    row.left_open = draft.left_open or not parents_known(row)
    return row


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
