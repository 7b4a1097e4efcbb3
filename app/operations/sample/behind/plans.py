"""The sample's plans with what each says, and who agreed to it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from app.journal import fill_rows
from app.operations.sample.behind.days import moment, stored, until
from app.operations.sample.behind.placed import Episode
from app.operations.sample.world import Row, World

_PLAN = (
    "pupil_id", "domain_id", "band", "started_on", "planned_end_on", "sessions", "own_part", "setting",
    "lead_sector", "register", "limits_discussed", "limits_note", "co_ordinator_id", "long_timeframe",
    "resource_hours", "resource_note", "tried", "trusted_adult", "trusted_chosen_by", "triggers", "early_signs",
    "what_helps", "who_to_call", "crisis_contact", "family_changes", "legal_limit", "no_agency_why", "version",
    "agreed_on", "ended_on", "ending", "ending_note",
)  # fmt: skip
AGREEMENT = (
    "plan_id", "version", "kind", "involvement_id", "agreed_on", "method", "own_words", "not_agreed",
    "how_shared", "recorded_at", "recorded_by",
)  # fmt: skip


def write_plans(session: Session, world: World, runs: list[Episode], texts: dict[str, Any]) -> list[int]:
    """Write a plan for each stretch; returns their ids in the same order."""
    rows = [_plan(world, run, texts) for run in runs]
    ids = list(fill_rows(session, "plan", _PLAN, rows))
    agreed = _PLAN.index("agreed_on")
    agreements = [
        line
        for plan_id, run, row in zip(ids, runs, rows, strict=True)
        if row[agreed] is not None
        for line in _agreements(world, plan_id, run, str(row[agreed]), texts)
    ]
    fill_rows(session, "agreement", AGREEMENT, agreements)
    return ids


def _plan(world: World, run: Episode, texts: dict[str, Any]) -> Row:
    first, last = run.first, run.last
    agreed_on = first.starts_on + timedelta(days=world.between(0, 9))
    # Of the plans that were begun lately, and of those in Risk Support, some are drafts still.
    draft = agreed_on > until(world, last.ends_on) or world.chance(0.15)
    agreed = None if draft else agreed_on
    staff = world.pick(world.staff)
    planned = first.starts_on + timedelta(weeks=world.pick((6, 8, 10, 12)))
    if last.ends_on is None:
        ahead = world.between(5, 50) if world.chance(0.95) else -world.between(1, 12)
        planned = max(planned, world.today + timedelta(days=ahead))
    return (
        first.pupil_id,
        first.domain_id,
        first.band,
        stored(first.starts_on),
        None if run.risk else stored(planned),
        None if run.risk else world.pick((6, 8, 10)),
        "" if run.risk else world.pick(texts["own_part"]),
        world.pick(("school", "school", "school", "home", "community")),
        "health" if run.more and world.chance(0.5) else "education",
        "treatment" if run.more and world.chance(0.4) else "wellness",
        int(world.chance(0.6)),
        world.pick(texts["limits"]) if world.chance(0.3) else "",
        staff[0] if run.more or run.risk else None,
        int(run.more),
        float(world.between(6, 30)) if run.more else None,
        "",
        *_risk(world, run, texts, staff[1]),
        1,
        stored(agreed),
        stored(last.ends_on),
        last.ending if last.ends_on else None,
        "",
    )


def _risk(world: World, run: Episode, texts: dict[str, Any], adult: str) -> Row:
    if not run.risk:
        return ("", "", None, "", "", "", "", "", "", "", "")
    words = texts["risk"]
    return (
        words["tried"],
        adult,
        "young_person",
        *(
            world.pick(words[name])
            for name in ("triggers", "early_signs", "what_helps", "who_to_call", "crisis_contact")
        ),
        world.pick(words["family_changes"]) if world.chance(0.7) else "",
        world.pick(words["legal_limit"]) if world.chance(0.4) else "",
        "",
    )


def _agreements(world: World, plan_id: int, run: Episode, day: str, texts: dict[str, Any]) -> list[Row]:
    who, at = run.first.by, moment(run.first.starts_on, 16)

    def row(kind: str, method: str) -> Row:
        words = world.pick(texts["own_words"]) if kind != "school" else ""
        return (plan_id, 1, kind, None, day, method, words, None, "", at, who)

    young = (
        row("young_person", world.pick(("in_person", "drawing")))
        if world.chance(0.85)
        else (plan_id, 1, "young_person", None, None, None, "", "too_young", "Shared with pictures.", at, who)
    )
    return [young, row("family", world.pick(("meeting", "phone", "writing"))), row("school", "meeting")]
