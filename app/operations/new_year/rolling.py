"""Rolling forward to a new year: offers, pupils, leavers, supports and last year's map, in one write with one Undo."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid
from app.models import YearMap
from app.operations.new_year.drafts import RollDraft
from app.operations.new_year.groups import end_groups
from app.operations.new_year.offers import write_offers
from app.operations.new_year.pupils import write_leavers, write_years
from app.operations.new_year.supports import close_supports
from app.operations.record import recorded_at
from app.operations.supports.drafts import EndingDraft
from app.progress import Progress, Silent
from app.queries.new_year.promoting import year_standings
from app.queries.wording import words
from app.queries.years import year_name, year_start
from app.vocabulary import ListKind


def roll_forward(
    session: Session,
    draft: RollDraft,
    *,
    last_map: bytes | None = None,
    today: date,
    progress: Progress | None = None,
) -> Done:
    """Roll the school forward to the year that a draft names; one Undo takes all of it back.

    A pupil goes up once per academic year: whoever is in another year group than on the old year's last day, by a
    pupil list or by hand, stays there, so doing it again moves nobody. last_map: the workbook of last year's map,
    kept once and never written over. counts: kept, changed, ended, promoted, already, left, closed, left_open, groups, frozen.
    """
    told = progress or Silent()
    _refuse(session, draft, today)
    first = draft.year_on
    everybody = year_standings(session, first)
    leavers = set(draft.leavers)
    counts = write_offers(session, draft.offers, first, today)
    leaving = [one for one in everybody if one.pupil_id in leavers]
    # What depends on a row being written flushes by itself; before each of thousands of questions it would take seconds.
    with session.no_autoflush:
        counts["left"] = write_leavers(session, leaving, draft.leavers_on or first, today, told)
    stay = leavers | set(draft.stay)
    up = [one for one in everybody if draft.promote and not one.why and one.pupil_id not in stay]
    classes = {(one.year_group, one.class_name): one.to.strip() or None for one in draft.classes}
    counts["promoted"] = write_years(session, up, first, classes, told)
    counts["already"] = sum(one.why == "already" for one in everybody if one.pupil_id not in leavers)
    ending = EndingDraft(ending=draft.ending, what_next=draft.what_next)
    last = first - timedelta(days=1)
    with session.no_autoflush:
        closed = close_supports(session, draft.close, ending, last, today=today, progress=told)
    counts["closed"], counts["left_open"] = closed
    counts["groups"] = end_groups(session, {one.offer_id for one in draft.offers if one.end}, last, today)
    counts["frozen"] = _keep_map(session, year_start(session, last), last_map)
    # A bar at its end can still be cancelled: from here on nothing can.
    told.step(0, 0, "Saving")
    return Done(f"Rolled forward to {year_name(first)}: {said(counts)}.", counts=counts)


def said(counts: Mapping[str, int]) -> str:
    """Return what was done in numbers, as a sentence goes on: "3 pupils in their new year, 2 leavers"."""
    parts = [
        _many(counts["promoted"], "pupil in its new year", "pupils in their new year"),
        _many(counts["left"], "leaver", "leavers"),
        _many(counts["changed"], "offer changed", "offers changed"),
        _many(counts["ended"], "offer ended", "offers ended"),
        _many(counts["closed"], "support closed", "supports closed"),
        "last year’s map kept" if counts["frozen"] else "",
        f"{counts['left_open']:,} left as they are, which only some may see" if counts["left_open"] else "",
    ]
    return ", ".join(filter(None, parts)) or "nothing had to change"


def _many(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}" if number else ""


def _refuse(session: Session, draft: RollDraft, today: date) -> None:
    found = draft.problems(today)
    if year_start(session, draft.year_on) != draft.year_on:
        found["year_on"] = "A new year begins on the day that the school’s settings name."
    if draft.close and draft.ending not in words(session, ListKind.ENDING, retired=True):
        found["ending"] = "Choose a reason."
    if found:
        raise Invalid(found)


def _keep_map(session: Session, year_on: date, workbook: bytes | None) -> int:
    if workbook is None or session.scalar(select(YearMap.id).where(YearMap.year_on == year_on)) is not None:
        return 0
    session.add(YearMap(year_on=year_on, made_at=recorded_at(session), workbook=workbook))
    session.flush()
    return 1
