"""What was done with supports, in the sentences people read."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from app.models import Support
from app.vocabulary import Stage

# Of one pupil, of several.
_VERBS: Mapping[str, tuple[str, str]] = {
    Stage.IDENTIFIED: ("is noted for", "are noted for"),
    Stage.SIGNPOSTED: ("was signposted to", "were signposted to"),
    Stage.REFERRED: ("was referred to", "were referred to"),
    Stage.WAITING: ("is waiting for", "are waiting for"),
    Stage.OFFERED: ("was offered", "were offered"),
    Stage.ACCEPTED: ("accepted", "accepted"),
    Stage.DECLINED: ("declined", "declined"),
    Stage.RUNNING: ("is on", "are on"),
    Stage.ENDED: ("has ended", "have ended"),
}


def day_said(day: date) -> str:
    """Return a day as sentences say it."""
    return f"{day.day} {day:%B %Y}"


def who_said(supports: Sequence[Support]) -> str:
    """Return whom supports are about: a name, or how many pupils."""
    pupils = {row.pupil_id: row.pupil for row in supports}
    return next(iter(pupils.values())).known_as if len(pupils) == 1 else f"{len(pupils)} pupils"


def what_said(supports: Sequence[Support]) -> str:
    """Return what supports are: the offer's name, or how many offers."""
    offers = {row.offer_id: row.offer for row in supports}
    return next(iter(offers.values())).name if len(offers) == 1 else f"{len(offers)} offers"


def stage_said(supports: Sequence[Support], stage: str, on: date, today: date) -> str:
    """Return where supports stand now: "Wren Thimble is waiting for Lego club, since 2 October 2026."."""
    one, several = _VERBS[stage]
    single = len({row.pupil_id for row in supports}) == 1
    since = "" if on == today else f", since {day_said(on)}"
    return f"{who_said(supports)} {one if single else several} {what_said(supports)}{since}."


def ended_said(supports: Sequence[Support]) -> str:
    """Return what has ended: "Lego club has ended for Wren Thimble."."""
    return (
        f"{what_said(supports)} {'has' if _one_offer(supports) else 'have'} ended for {who_said(supports)}."
    )


def left_out_said(left_out: Collection[str]) -> str:
    """Return who was left out and why, a space before it; "" for nobody."""
    if not left_out:
        return ""
    return " Left out: " + " ".join(left_out)


def _one_offer(supports: Sequence[Support]) -> bool:
    return len({row.offer_id for row in supports}) == 1
