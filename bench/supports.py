"""Four years of supports, groups and registers, written straight into the tables of a copy of a sample school."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.orm import Session

from app.models import (
    Attendance,
    Base,
    Domain,
    Group,
    GroupSession,
    ListWord,
    Membership,
    Offer,
    OfferCost,
    OfferState,
    Rate,
    Standing,
    Support,
    SupportStage,
)
from app.schools import open_store
from bench.schools import school

# For 2,000 pupils: 60 groups of 15, a quarter of them running, 60 pupils waiting, 133 sessions a group.
OF = 2_000
GROUPS, MEMBERS, WAITING, SESSIONS, YEARS = 60, 15, 60, 133, 4
_YEAR = timedelta(days=365)
_ENDINGS = ("goals_met", "not_working", "declined", "moved_on", "goals_met")
_WHY = "Waits to be asked before speaking; a small group was what she chose."


def supported_school(pupils: int) -> Path:
    """Return the folder of a sample school with four years of supports, made where it is not there yet."""
    plain = school(pupils)
    folder = plain.with_name(f"{pupils} supports")
    if not folder.exists():
        part = folder.with_name(f"{folder.name} part")
        shutil.rmtree(part, ignore_errors=True)
        shutil.copytree(plain, part)
        store = open_store(part)
        with store.database.writing.begin() as connection:
            with_supports(connection, pupils, store.today())
        store.close()
        part.rename(folder)
    return folder


def with_supports(connection: Connection, pupils: int, today: date) -> None:
    """Add four years of supports to those there are: a school of 2,000 gets 960 more, with 120,000 marks."""
    made = _Made(*_known(connection), today, _last(connection))
    for number in range(GROUPS * pupils // OF):
        made.group(number)
    for number in range(WAITING * pupils // OF):
        made.waiting(number)
    made.costs()
    for kind, rows in made.rows.items():
        connection.execute(insert(kind), rows)


def _last(connection: Connection) -> dict[type[Base], int]:
    kinds = (Attendance, GroupSession, SupportStage, Membership, Support, Group, OfferCost, Rate)
    return {kind: connection.scalar(select(func.max(kind.id))) or 0 for kind in kinds}


def _known(connection: Connection) -> tuple[list[int], list[int], list[int], list[str]]:
    with Session(connection) as session:
        there = select(Standing.pupil_id).where(Standing.ends_on.is_(None)).order_by(Standing.pupil_id)
        open_now = OfferState.ends_on.is_(None) & (OfferState.status == "active")
        offers = select(Offer.id).join(OfferState, OfferState.offer_id == Offer.id).where(open_now)
        domains = select(Domain.id).where(Domain.retired.is_(False)).order_by(Domain.position)
        roles = select(ListWord.code).where(ListWord.kind == "role").order_by(ListWord.position)
        return (
            list(session.scalars(there)),
            list(session.scalars(offers.order_by(Offer.id))),
            list(session.scalars(domains)),
            list(session.scalars(roles)),
        )


@dataclass
class _Made:
    """The rows, by table, with the numbers they will have."""

    pupils: list[int]
    offers: list[int]
    domains: list[int]
    roles: list[str]
    today: date
    last: dict[type[Base], int]
    rows: dict[type[Base], list[Mapping[str, Any]]] = field(default_factory=dict)

    def group(self, number: int) -> None:
        """A group of one of the four years, four times a week, with its members and registers."""
        back = number % YEARS
        first = self.today - _YEAR * (back + 1)
        last = self.today - _YEAR * back if back else None
        offer = self.offers[number % len(self.offers)]
        group = self._add(
            Group, offer_id=offer, name=f"Group {number}", starts_on=first, ends_on=last, weekday=number % 4,
            starts_at=f"{9 + number % 6:02}:10", minutes=30, places=MEMBERS - number % 3 + 1,
            sessions_planned=SESSIONS, alone=False, place="The den", ended_why="", misses="", notes="",
        )  # fmt: skip
        supports = [self._member(number, at, offer, group, (first, last)) for at in range(MEMBERS)]
        for day in _days(first):
            held = self._add(
                GroupSession,
                group_id=group,
                held_on=day,
                state="held",
                minutes=30,
                note="",
                **self._said(day),
            )
            for at, support in enumerate(supports):
                here = (held * 7 + at) % 9 != 0
                absence = None if here else "away"
                self._add(
                    Attendance, session_id=held, support_id=support, here=here, absence=absence, note=""
                )

    def waiting(self, number: int) -> None:
        """A pupil who has waited for some weeks."""
        since = self.today - timedelta(days=3 * number)
        offer = self.offers[number % len(self.offers)]
        support = self._support(-number, offer, since, None, next_look_on=self.today + timedelta(days=30))
        self._stages(support, (("referred", since), ("waiting", since)))

    def costs(self) -> None:
        """A rate for each role, and for each offer a member of staff and a fixed sum."""
        for number, role in enumerate(self.roles):
            self._add(
                Rate, role=role, starts_on=self.today - _YEAR * YEARS, pence=1_800 + 200 * number, source=""
            )
        for offer in self.offers:
            both = {"offer_id": offer, "label": "", "people": 1, "extra_minutes": 0, "funding": None}
            role = self.roles[offer % len(self.roles)]
            self._add(OfferCost, kind="staff", position=0, role=role, pence=0, per="session", **both)
            self._add(OfferCost, kind="fixed", position=1, role=None, pence=12_000, per="year", **both)

    def _member(self, number: int, at: int, offer: int, group: int, lasts: tuple[date, date | None]) -> int:
        first, last = lasts
        support = self._support(number * MEMBERS + at, offer, first - timedelta(days=21), last)
        stages = [
            ("referred", first - timedelta(days=21)),
            ("waiting", first - timedelta(days=14)),
            ("running", first),
        ]
        self._stages(support, stages if last is None else [*stages, ("ended", last)])
        until = None if last is None else last + timedelta(days=1)
        self._add(Membership, support_id=support, group_id=group, starts_on=first, ends_on=until)
        return support

    def _support(self, number: int, offer: int, began: date, last: date | None, **more: Any) -> int:
        over: dict[str, Any] = {"ended_on": last, "ending": None, "outcome": None, "outcome_on": None}
        if last is not None:
            over |= {
                "ending": _ENDINGS[number % len(_ENDINGS)], "outcome": str(number % 5 - 2), "outcome_on": last,
                "next_look_on": None,
            }  # fmt: skip
        values = {
            "pupil_id": self.pupils[number * 3 % len(self.pupils)], "offer_id": offer, "need_id": None,
            "domain_id": self.domains[number % len(self.domains)], "began_on": began, "why": _WHY,
            "asked_by_id": None, "sessions_planned": None, "minutes_planned": None, "sessions_delivered": None,
            "sessions_attended": None, "planned_end_on": None, "next_look_on": self.today + timedelta(days=14),
            "sole_reason": False, "notes": "", "tried_before": "", "ending_note": "", "what_next": "", "who_told": "",
            "way_back": "", "outcome_note": "",
        }  # fmt: skip
        return self._add(Support, **(values | over | more), **self._said(began))

    def _stages(self, support: int, stages: Iterable[tuple[str, date]]) -> None:
        given = list(stages)
        ends: list[date | None] = [*(day for _, day in given[1:]), None]
        for (stage, day), end in zip(given, ends, strict=True):
            self._add(
                SupportStage, support_id=support, stage=stage, starts_on=day, ends_on=end, reason="",
                **self._said(day),
            )  # fmt: skip

    def _said(self, day: date) -> dict[str, Any]:
        return {"recorded_at": datetime.combine(day, time(12)).astimezone(), "recorded_by": "Ms Dovecote"}

    def _add(self, table: type[Base], **values: Any) -> int:
        rows = self.rows.setdefault(table, [])
        number = self.last[table] + len(rows) + 1
        rows.append({"id": number, **values})
        return number


def _days(first: date) -> Iterator[date]:
    """Yield the days of a year's sessions: Mondays to Thursdays, one after the other."""
    day, found = first, 0
    while found < SESSIONS:
        if day.weekday() < 4:
            found += 1
            yield day
        day += timedelta(days=1)
