"""Letting what others fill in or list go out: external offers for a directory, and empty workbooks; one way for all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from app.abilities import Ability
from app.atomic import check_target, write_whole
from app.done import Done
from app.noting import note_file
from app.progress import Progress, Silent

if TYPE_CHECKING:
    from pathlib import Path

    from app.store import Store


@dataclass(frozen=True, slots=True)
class Listed:
    """What went out for a directory: how many offers, how many contacts stayed in, and whether it is in the trail."""

    offers: int
    left_out: int
    noted: bool
    name: str

    @property
    def sentence(self) -> str:
        """Return what the person reads."""
        if not self.offers:
            return f"{self.name} lists no offers: no external offer runs today."
        offers = f"{self.offers:,} external offer{'' if self.offers == 1 else 's'}"
        return f"{self.name} lists {offers} for a directory, without pupil data."

    @property
    def about_contacts(self) -> str:
        """Return what stayed in, in words; "" for nothing."""
        if not self.left_out:
            return ""
        if self.left_out == 1:
            return "One contact was left out: it looks like somebody’s own."
        return f"{self.left_out:,} contacts were left out: they look like somebody’s own."


def write_offers(
    store: Store,
    out: Path,
    progress: Progress = Silent(),  # noqa: B008 - it holds nothing
) -> Listed:
    """Write the external offers that run today as Open Referral UK JSON, noted in the audit trail before it is.

    Raises NotAllowed where somebody may make no copies for others, Problem where it cannot be written or noted; then
    nothing is.
    """
    store.require(Ability.EXPORT)
    check_target(out, ".json")
    from app.exports.open_referral import open_referral
    from app.queries.directory_offers import listing

    progress.step(0, 2, "External offers")
    found = store.read(listing, today=store.today())
    content, left_out = open_referral(found)
    noted = note_file(store, "export_offers", content, file="json", offers=len(found.offers))
    progress.step(1, 2, "Saving")
    write_whole(out, content)
    return Listed(len(found.offers), left_out, noted, out.name)


def write_template(store: Store | None, sort: Literal["offers", "pupils"], out: Path) -> Done:
    """Write an empty workbook to fill in, with the school's words to choose from, or without a school the usual ones.

    It holds nothing of the school but its words, so anybody may make one and nothing is noted. Raises Problem where
    it cannot be written.
    """
    check_target(out, ".xlsx")
    # The workbook library is heavy, and only this needs it.
    from app.exports.starter_choices import starter_choices
    from app.exports.templates import template
    from app.queries.choosable import choosable

    choices = starter_choices() if store is None else store.read(choosable)
    write_whole(out, template(sort, choices))
    return Done(f"{out.name} is ready to be filled in with {sort}.")
