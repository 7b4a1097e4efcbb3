"""What can be said of the effect of a support, and of many: no effect, not delivered and too soon are kept apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

# Beside the codes of the outcome list.
NOT_DELIVERED, NOT_SAID, TOO_SOON = "not_delivered", "not_said", "too_soon"
LABELS: Mapping[str, str] = {
    NOT_DELIVERED: "Not delivered",
    NOT_SAID: "Ended, and nobody has said",
    TOO_SOON: "Too soon to say",
}
# Under so many no percentage is said: one pupil more or less would move it by more than ten.
BASE = 10


@dataclass(frozen=True, slots=True)
class Counted:
    """One block of the effect of an offer; percent None where the base is too small to say one."""

    code: str
    label: str
    count: int
    percent: int | None


@dataclass(frozen=True, slots=True)
class OfferEffect:
    """What came of an offer: blocks from the best to the worst, then what was not delivered and what nobody said.

    base is how many are in the blocks; those of whom it is too soon to say stand outside.
    """

    offer_id: int
    name: str
    blocks: tuple[Counted, ...]
    base: int
    too_soon: int

    @property
    def n(self) -> int:
        """Return how many supports ran in the time, whatever can be said of them."""
        return self.base + self.too_soon


def delivered(planned: int | None, held: int | None, percent: int) -> bool:
    """Say whether a dose counts as delivered; where nobody has said how much was planned or held, it does."""
    return not planned or held is None or held * 100 >= planned * percent


def effect_of(outcome: str | None, *, over: bool, was_delivered: bool) -> str:
    """Return the effect of a support that ran: a code of the outcome list, or one of the three beside it.

    What has ended and was not delivered says nothing of the offer, whatever its outcome; what still runs is too soon
    to judge until somebody has.
    """
    if over and not was_delivered:
        return NOT_DELIVERED
    if outcome is not None:
        return outcome
    return NOT_SAID if over else TOO_SOON


def rolled_up(offer_id: int, name: str, effects: Collection[str], scale: Mapping[str, str]) -> OfferEffect:
    """Return the effects of an offer's supports as blocks; scale is code → label of the outcome list, retired too."""
    counts = Counter(effects)
    order = in_order(scale)
    base = sum(counts[code] for code in (*order, NOT_DELIVERED, NOT_SAID))
    labels = {**scale, **LABELS}
    blocks = tuple(
        Counted(code, labels[code], counts[code], percent_of(counts[code], base))
        for code in (*order, NOT_DELIVERED, NOT_SAID)
    )
    return OfferEffect(offer_id, name, blocks, base, counts[TOO_SOON])


def in_order(scale: Mapping[str, str]) -> Sequence[str]:
    """Return the codes of the scale from the best to the worst."""
    return sorted(scale, key=int, reverse=True)


def percent_of(count: int, base: int) -> int | None:
    """Return a whole percentage, a half rounded up; None under a base of ten."""
    return None if base < BASE else (count * 200 + base) // (2 * base)
