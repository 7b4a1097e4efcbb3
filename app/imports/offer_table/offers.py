"""One row made into an offer: every field taken, then looked at as a whole, so that what cannot be is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from app.imports import values
from app.imports.aliases.offers import FIELDS, label_of
from app.imports.offer_table import simple_fields as simple
from app.imports.offer_table.audience_fields import take_audiences
from app.imports.offer_table.house_fields import take_house
from app.imports.offer_table.list_fields import take_codes, take_needs
from app.imports.offer_table.matrix import REMARKS
from app.imports.offer_table.place_fields import take_places
from app.imports.offer_table.taking import Take
from app.imports.table import Cell
from app.imports.values import shown
from app.operations.offer_draft import OfferDraft
from app.vocabulary import OfferStatus

_TAKERS: Mapping[str, simple.Taker] = {
    "name": simple.take_name,
    **dict.fromkeys(simple.TEXTS, simple.take_text),
    **dict.fromkeys(simple.LINKS, simple.take_link),
    **dict.fromkeys(simple.NUMBERS, simple.take_number),
    **dict.fromkeys(simple.FLAGS, simple.take_flag),
    **dict.fromkeys(simple.DATES, simple.take_day),
    **dict.fromkeys(simple.WORDS, simple.take_word),
    "audiences": take_audiences,
    "referrers": take_codes,
    "needs": take_needs,
    "years": simple.take_years,
    "ages": simple.take_ages,
    "status": simple.take_status,
    "checked_by": simple.take_staff,
}
_DERIVED = ("groupings", "domains", "sector", "questions", "id")
_PAIRS = ({"year_from", "year_to"}, {"age_from", "age_to"})
_TURNS = 8


def take_offer(take: Take) -> None:
    """Take every field of a row that somebody wrote something new into; what is empty changes nothing."""
    for name in take.said.errors:
        take.doubt(f"“{label_of(name)}” holds an error of the spreadsheet and was left out.")
    for name in take.said.long:
        if name not in simple.TEXTS and not take.untouched(name, take.said.cells[name]):
            take.doubt(f"“{label_of(name)}” is too long to be read and was left out.")
            take.said.cells[name] = None
    for name, cell in take.said.cells.items():
        if cell is None:
            _emptied(take, name)
        elif (taker := _TAKERS.get(name)) and not take.untouched(name, cell):
            taker(take, name, cell)
    take_house(take)
    take_places(take)
    _tier(take, take.said.cells.get("tier"))
    for line in str(take.said.cells.get(REMARKS) or "").splitlines():
        take.keep("places", line, f"{shown(line)} was kept as a note.")
    if (asked := take.said.cells.get("questions")) and take.now and not take.untouched("questions", asked):
        take.doubt("“Asked about it” is answered in the program and was left out.")
    take.write_notes()


def draft_of(take: Take, *, may_run: bool) -> tuple[OfferDraft, str]:
    """Return the offer as the row makes it, and why it cannot be, "" where it can.

    may_run: a new offer of which no status is said runs where everything is there, and is a draft otherwise.
    """
    if take.now is None and "status" not in take.values:
        take.values["status"] = OfferStatus.ACTIVE if may_run and _can_run(take) else OfferStatus.DRAFT
    draft = _draft(take)
    if draft == take.now:
        return draft, ""  # what it is already is nobody's fault here
    for _ in range(_TURNS):
        problems = draft.problems()
        if draft.status == OfferStatus.ACTIVE and not any(map(take.known.on_the_map, draft.places)):
            problems.setdefault("places", "A running offer needs a place on the map. Or save it as a draft.")
        if not problems:
            return draft, ""
        field, words = next(iter(problems.items()))
        if not _without(take, draft, field, words):
            return draft, words
        draft = _draft(take)
    return draft, "It does not fit together."


def _draft(take: Take) -> OfferDraft:
    return replace(take.now or OfferDraft(name=take.said.name), **take.values)


def _can_run(take: Take) -> bool:
    return (
        not take.unsure and take.values.get("organisation_id") is not None and bool(take.values.get("places"))
    )


def _without(take: Take, draft: OfferDraft, field: str, words: str) -> bool:
    """Take back what makes a draft impossible and say so; False where nothing of the row does."""
    if field in ("organisation_id", "places") and draft.status == OfferStatus.ACTIVE:
        field = "status" if "status" in take.values else field
    if field == "check_due_on" and field not in take.values and draft.checked_on:
        due = draft.checked_on + timedelta(weeks=take.known.check_weeks)
        take.set(field, due, take.was(field), f"{due.day} {due:%B %Y}")
        return True
    names = next((pair for pair in _PAIRS if field in pair), {field})
    if field == "name" or not names & set(take.values):
        return False
    if field == "status" and take.now is None:
        take.values["status"] = OfferStatus.DRAFT
    for name in names - ({"status"} if take.now is None else set()):
        take.values.pop(name, None)
        take.changes.pop(name, None)
    take.doubt(words if field == "status" else f"{_label(field)}: {words} It was left out.")
    return True


def _label(field: str) -> str:
    return (
        label_of(field) if field in FIELDS else {"year_from": "Years", "year_to": "Years"}.get(field, "Ages")
    )


def _emptied(take: Take, name: str) -> None:
    """Say that a cell was emptied; what the file leaves empty never empties what the school has."""
    if take.base is None or name in _DERIVED or not take.was(name) or take.untouched(name, None):
        return
    if label_of(name) in take.base.prints:
        take.doubt(f"“{label_of(name)}” is empty in the file; what the school has stays.")


def _tier(take: Take, cell: Cell) -> None:
    if cell is not None and (text := values.text_of(cell)):
        take.keep_tier(text)
