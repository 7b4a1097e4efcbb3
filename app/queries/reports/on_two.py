"""Pupils who have several supports under way for one need at the same time."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from sqlalchemy.orm import Session

from app.queries.reports.columns import counted_domains, texts
from app.queries.reports.people import names_of, on_roll, year_said
from app.queries.reports.report import ReportTable
from app.queries.reports.supports_then import offer_names, standing_on
from app.vocabulary import Stage


def on_several(session: Session, day: date) -> ReportTable:
    """Return the pupils with two running supports or more for one need on a day, by name."""
    found: dict[tuple[int, int], list[int]] = defaultdict(list)
    for row in standing_on(session, day):
        if row.stage == Stage.RUNNING:
            found[row.pupil_id, row.domain_id].append(row.offer_id)
    several = {key: offers for key, offers in found.items() if len(offers) > 1}
    names, people = names_of(session, {pupil for pupil, _ in several}), on_roll(session, day)
    domains = {row.id: row.name for row in counted_domains(session, {domain for _, domain in several})}
    offers = offer_names(session)
    order = {pupil: number for number, pupil in enumerate(names)}
    kept = sorted((key for key in several if key[0] in people), key=lambda key: (order[key[0]], key[1]))
    lines = tuple(
        (
            names[pupil],
            year_said(people[pupil].year),
            domains[domain],
            ", ".join(sorted(offers[offer] for offer in several[pupil, domain])),
        )
        for pupil, domain in kept
    )
    return ReportTable(
        "Pupils with several supports for one need",
        texts("Pupil", "Year", "Domain of need", "Offers"),
        lines,
        tuple(("pupil", pupil) for pupil, _ in kept),
        note="It may be meant so. Time out of lessons and what each is for are worth a look.",
        empty="Nobody has two for the same need.",
    )
