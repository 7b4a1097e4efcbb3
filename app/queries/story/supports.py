"""Supports as entries of a pupil's story: every stage that a support came to, and how it ended."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from app.models import Domain, Offer, Support, SupportStage
from app.queries.story.entry import StoryEntry
from app.queries.story.telling import Telling, led_by, lines, one_line, stopped
from app.queries.supports.sight import hidden_support, hidden_words
from app.vocabulary import OVER, Stage, within

_TITLES = {
    Stage.IDENTIFIED: "Need identified for {}",
    Stage.SIGNPOSTED: "Signposted to {}",
    Stage.REFERRED: "Referred to {}",
    Stage.WAITING: "Waiting for {}",
    Stage.OFFERED: "Offered {}",
    Stage.ACCEPTED: "Accepted {}",
    Stage.DECLINED: "Declined {}",
    Stage.RUNNING: "Began {}",
    Stage.ENDED: "{} ended",
}


def support_entries(told: Telling) -> list[StoryEntry]:
    """Return the stages of every support; what was written on one is left out where it is out of sight."""
    session = told.session
    # Columns alone: ten years of stages are many, and only read.
    rows = session.execute(
        select(
            SupportStage.id, SupportStage.stage, SupportStage.starts_on, SupportStage.reason,
            Offer.name.label("offer"), Domain.name.label("domain"), Support.domain_id, Support.why,
            Support.ending, Support.ending_note, Support.what_next, Support.who_told, Support.way_back,
            Support.outcome, Support.outcome_note, hidden_words(session).label("hidden"),
            (SupportStage.starts_on == Support.began_on).label("first"),
        )
        .join(Support, Support.id == SupportStage.support_id)
        .join(Offer, Offer.id == Support.offer_id)
        .join(Domain, Domain.id == Support.domain_id)
        .where(Support.pupil_id == told.pupil_id, ~hidden_support(session))
    )  # fmt: skip
    return [_entry(told, row) for row in rows]


def _entry(told: Telling, row: Any) -> StoryEntry:
    title = _TITLES[Stage(row.stage)].format(row.offer)
    over = row.stage in OVER
    why = within(told.word("ending", row.ending)) if row.stage == Stage.ENDED and not row.hidden else ""
    title = f"{title}: {why}" if why else title
    said: tuple[str, ...] = ()
    if not row.hidden:
        said = _ended(told, row) if over else lines(row.reason, led_by("Why", row.why) if row.first else "")
    about = f"For {within(row.domain)}."
    key = ("support over" if over else "support", row.id)
    brief = f"{stopped(title)} {one_line(said[0]) if over and said else ''}".strip()
    return StoryEntry(key, row.starts_on, title, (*said, about), brief=brief, domain_id=row.domain_id)


def _ended(told: Telling, row: Any) -> tuple[str, ...]:
    return lines(
        row.ending_note or row.reason,
        led_by(
            "What came of it", ". ".join(filter(None, (told.word("outcome", row.outcome), row.outcome_note)))
        ),
        led_by("What next", row.what_next),
        led_by("Told", row.who_told),
        led_by("How to come back", row.way_back),
    )
