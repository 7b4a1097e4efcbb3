"""The command that rolls a school forward to its new academic year."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from app.cli.answer import Answer
from app.cli.credentials import opened
from app.cli.progress import TerminalProgress
from app.errors import Problem
from app.operations.new_year.drafts import OfferRoll, RollDraft
from app.queries.new_year.choices import RollChoices, roll_choices
from app.rolling import roll_school_forward
from app.vocabulary import fold


def roll_forward(arguments: Namespace) -> Answer:
    """Roll forward as is usual: all but the top year go up, offers go on but those that ended, supports with them."""
    with opened(arguments, to="read" if arguments.dry_run else "write") as store:
        choices = store.read(roll_choices, today=store.today())
        draft = _draft(choices, arguments.ends, arguments.what_next)
        data = _would(choices, draft)
        unprotected = store.unlocked is None
        if arguments.dry_run:
            lines = tuple(f"{words}: {data[key]}" for key, words in _WORDS)
            said = f"Nothing was changed. Rolling forward to {choices.year.name} would bring:"
            return Answer(said, {"dry_run": True, **data}, lines, unprotected)
        with TerminalProgress() as progress:
            done = roll_school_forward(store, draft, progress=progress)
    return Answer(
        done.sentence, {"dry_run": False, "year": choices.year.name, **done.counts}, unprotected=unprotected
    )


def _draft(choices: RollChoices, ends: list[str], what_next: str) -> RollDraft:
    named = {fold(one.name): one.id for one in choices.offers}
    for name in ends:
        if fold(name) not in named:
            raise Problem(f"No offer that runs is called {name}.", "Look at the names on the map.")
    ended = {named[fold(name)] for name in ends} | {one.id for one in choices.offers if one.over}
    leavers = tuple(one.id for one in choices.pupils if one.top)
    close = tuple(one.id for one in choices.supports if one.offer_id in ended and one.pupil_id not in leavers)
    return RollDraft(
        choices.year.first,
        offers=tuple(OfferRoll(number, end=True) for number in sorted(ended)),
        leavers=leavers,
        close=close,
        what_next=what_next,
    )


_WORDS = (
    ("promoted", "Pupils in their new year"),
    ("already", "In their new year already"),
    ("left", "Leavers"),
    ("ended", "Offers ended"),
    ("closed", "Supports closed"),
)


def _would(choices: RollChoices, draft: RollDraft) -> dict[str, Any]:
    leavers = set(draft.leavers)
    return {
        "year": choices.year.name,
        "promoted": sum(
            not one.why and one.to is not None and one.id not in leavers for one in choices.pupils
        ),
        "already": sum(one.why == "already" for one in choices.pupils),
        "left": len(leavers),
        "ended": len(draft.offers),
        "closed": len(draft.close),
    }
