"""Asking for the governors' page: counted twice, now and a year before, made safe, and put into words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy.orm import Session

from app.audit import head
from app.audit.verdict import say_head
from app.models import School
from app.queries.governors import said
from app.queries.governors.figures import Count, Figures, figures
from app.queries.governors.gaps import GAP, issues
from app.queries.governors.linked import offers_listed
from app.queries.governors.money import cost
from app.queries.governors.numbers import Numbers, governors_numbers
from app.queries.governors.page import Governors
from app.queries.governors.parts import Parts
from app.queries.governors.secret import secret_of
from app.queries.governors.steps import next_steps
from app.queries.offer_facts import OfferFact, offer_facts
from app.queries.reports.columns import counted_domains
from app.queries.wording import groupings
from app.queries.years import Period, year_before, year_of
from app.vocabulary import OfferStatus


def governors_report(
    session: Session, *, year: date | None = None, today: date, made_by: str = ""
) -> Governors:
    """Return the page of an academic year up to today, or up to its last day where it is over.

    year is its first day; None is the year that runs. Every number in it has been made safe: none can be worked out
    that is under the school's threshold, and it is the same for whoever asks, but for costs.
    """
    whole = year_of(session, year or today)
    period = Period(whole.first, max(whole.first, min(whole.last, today)))
    found, earlier = (governors_numbers(session, one) for one in (period, year_before(period)))
    school = session.get_one(School, 1)
    used = {domain for one in (found, earlier) for domain, _ in one.placed}
    rows = counted_domains(session, used)
    domains, secret = [row.id for row in rows], secret_of(session)
    now, before = (figures(one, domains, school.small_number, secret) for one in (found, earlier))
    made = Parts(session, now, before, groupings(session, hidden=True))
    offers = [one for one in offer_facts(session, period.last) if one.status == OfferStatus.ACTIVE]
    wrong = issues(session, found, now, rows, made.own_labels, offers, school.small_number)
    return Governors(
        school=school.name,
        year=whole.first,
        day=period.last,
        before=earlier.period.last,
        made_by=made_by,
        opening=said.opening(now, made.labels, any(one.kind == GAP for one in wrong)),
        merged=said.merged_words(now, before, made.labels),
        reference=school.thriving_reference,
        roll=made.line("roll", "Pupils on the roll", "roll"),
        groupings=made.groupings(),
        sen=(made.line("sen_k", "SEN support", "roll"), made.line("sen_e", "EHC plan", "roll")),
        columns=made.columns(),
        domains=made.domains(rows),
        reach=made.reach(),
        facts=made.facts(found, earlier),
        offers=_offers(offers),
        most_used=_most_used(now, found, offers),
        effect=made.effect(period),
        cost=cost(session, period, now, made.labels),
        issues=wrong,
        steps=next_steps(session, year=whole.first),
        notes=said.notes(school.small_number),
        audit=say_head(*head(session.connection())),
        unprotected=school.is_sample,
        looks=made.looks(),
    )


def _offers(running: Sequence[OfferFact]) -> str:
    if not running:
        return "No offer runs yet."
    inside = sum(one.in_house for one in running)
    everyone = sum(one.universal for one in running)
    number = f"{len(running)} offer{' runs' if len(running) == 1 else 's run'}"
    return f"{number}: {inside} our own, {len(running) - inside} from others; {everyone} for everyone."


def _most_used(now: Figures, found: Numbers, running: Sequence[OfferFact]) -> tuple[tuple[str, Count], ...]:
    """Return the offers with the most pupils by name: in the order of their numbers they would tell a hidden one."""
    names = {one.id: one.name for one in running}
    listed = sorted((one for one in offers_listed(found) if one in names), key=names.__getitem__)
    return tuple((names[one], now.count(f"offer {one}")) for one in listed)
