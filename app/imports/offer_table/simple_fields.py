"""The fields of an offer that are a text, a number, a day, a yes or one word of a list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from app.imports import values
from app.imports.aliases.offers import label_of
from app.imports.clean_text import clean_line, clean_lines, shortened
from app.imports.offer_table import amounts
from app.imports.offer_table.groupings import is_tier
from app.imports.offer_table.taking import Take
from app.imports.table import Cell
from app.vocabulary import OfferStatus, fold, years_label

Taker = Callable[[Take, str, Cell], None]
TEXTS = (
    "what", "how_to_refer", "days_and_place", "expected_wait", "contact", "entry_criteria", "exclusions",
    "staff_needed", "cost_note", "limits", "ending", "area", "notes",
)  # fmt: skip
LINKS = ("website", "evidence_link", "local_offer_link")
NUMBERS = ("sessions", "minutes", "group_size", "usual_places")
FLAGS = ("universal", "self_access", "consent_needed", "crisis")
DATES = ("checked_on", "check_due_on", "runs_until")
WORDS = ("nature", "delivery", "setting", "evidence", "register")
_LONGEST = 10_000
_STATUS = {
    OfferStatus.DRAFT: ("draft", "planned", "proposed", "idea", "not started", "in development"),
    OfferStatus.ACTIVE: (
        "active", "running", "live", "current", "yes", "y", "available", "open", "in place", "ongoing", "in use", "on",
    ),
    OfferStatus.PAUSED: ("paused", "on hold", "suspended", "not at present", "temporarily closed"),
    OfferStatus.ENDED: ("ended", "closed", "stopped", "finished", "discontinued", "inactive", "no longer offered"),
}  # fmt: skip
_STATUSES = {word: str(status) for status, words in _STATUS.items() for word in words}


def take_name(take: Take, name: str, cell: Cell) -> None:
    """Take a name as one line; what is too long is refused where the draft is looked at."""
    text = clean_line(str(cell))
    take.set(name, text, take.now.name if take.now else "", text)


def take_text(take: Take, name: str, cell: Cell) -> None:
    """Take words with their lines."""
    text = clean_lines(_words(cell))
    if len(text) > _LONGEST:
        take.doubt(f"“{label_of(name)}” was cut to {_LONGEST:,} characters.")
        text = shortened(text, _LONGEST)
    old = getattr(take.now, name) if take.now else ""
    if " ".join(old.split()) != " ".join(text.split()):
        take.set(name, text, old, text)


def take_link(take: Take, name: str, cell: Cell) -> None:
    """Take a web address; whether it is one is looked at with the draft."""
    text = clean_line(_words(cell))
    take.set(name, text, getattr(take.now, name) if take.now else "", text)


def take_number(take: Take, name: str, cell: Cell) -> None:
    """Take a whole number."""
    number, doubt = amounts.whole(cell)
    if number is None or not 0 < number <= 10_000:
        take.keep(
            name, _words(cell), doubt or f"{label_of(name)}: {values.shown(_words(cell))} was kept as a note."
        )
        return
    take.doubt(doubt and f"{label_of(name)}: {doubt}")
    take.set(name, number, take.was(name), str(number))


def take_flag(take: Take, name: str, cell: Cell) -> None:
    """Take a yes or no."""
    found, _ = values.flag(_words(cell))
    if found is None:
        take.keep(
            name,
            _words(cell),
            f"{label_of(name)}: {values.shown(_words(cell))} is neither yes nor no and was kept as a note.",
        )
        return
    take.set(name, found, take.was(name), "Yes" if found else "No")


def take_day(take: Take, name: str, cell: Cell) -> None:
    """Take a day, in the order of the whole column."""
    day = take.readers[name].read(cell)
    if day is None or not 1990 <= day.year <= 2100:
        take.keep(
            name,
            _words(cell),
            f"{label_of(name)}: {values.shown(_words(cell))} is not a date and was kept as a note.",
        )
    elif name == "checked_on" and day > take.known.today:
        take.doubt("The day it was last checked lies ahead and was left out.")
    else:
        take.set(name, day, take.was(name), f"{day.day} {day:%B %Y}")


def take_word(take: Take, name: str, cell: Cell) -> None:
    """Take one word of a list; any other word becomes a note."""
    text = clean_line(_words(cell))
    names = take.known.words.lists[name]
    code = names.get(text) or names.get(meaning(take, name, text))
    if code is None:
        several, _ = names.split(text)
        code = "mixed" if name == "delivery" and len(several) > 1 and names.known("mixed") else None
    if code is None and is_tier(text):
        take.keep_tier(text)
    elif code is None:
        take.keep(name, text)
    else:
        take.set(name, code, take.was(name), take.known.words.labels[name].get(code, code))


def take_status(take: Take, name: str, cell: Cell) -> None:
    """Take whether it runs; what a status of other words means is not guessed."""
    text = clean_line(_words(cell))
    status = _STATUSES.get(fold(text)) or _STATUSES.get(fold(meaning(take, name, text)))
    if status is None:
        take.keep(name, text)
        return
    take.set(name, status, take.was(name), status.capitalize())


def take_years(take: Take, name: str, cell: Cell) -> None:
    """Take from which year to which it is for."""
    found, doubt = amounts.years(cell)
    if found is None:
        take.keep(name, _words(cell), f"{doubt.removesuffix('.')} and were kept as a note.")
        return
    take.doubt(doubt)
    now = take.now
    if now is None or (now.year_from, now.year_to) != found:
        words = years_label(*found)
        _range(take, ("year_from", "year_to"), found, name, words[:1].upper() + words[1:])


def take_ages(take: Take, name: str, cell: Cell) -> None:
    """Take from which age to which it is for."""
    found, doubt = amounts.ages(cell)
    if found is None or any(age is not None and not 0 <= age <= 25 for age in found):
        take.keep(name, _words(cell), doubt and f"{doubt.removesuffix('.')} and were kept as a note.")
        return
    take.doubt(doubt)
    now = take.now
    if now is None or (now.age_from, now.age_to) != found:
        _range(take, ("age_from", "age_to"), found, name, _words(cell))


def take_staff(take: Take, name: str, cell: Cell) -> None:
    """Take who checked it, where the school knows them; nobody is added to the staff."""
    text = clean_line(_words(cell))
    found = take.known.words.staff.get(text)
    if found is None:
        take.keep(
            name,
            text,
            f"Checked by: {values.shown(text)} is not on the school's list of staff; kept as a note.",
        )
        return
    take.set("checked_by_id", found, take.was(name), text, name)


def meaning(take: Take, name: str, word: str) -> str:
    """Return what a person has said a word of a field means here, "" for nothing."""
    said = take.meanings.get(name, {})
    return next((there for one, there in said.items() if fold(one) == fold(word)), "")


def _range(take: Take, names: tuple[str, str], found: tuple[Any, Any], field: str, new: str) -> None:
    old = take.was(field)
    for name, value in zip(names, found, strict=True):
        take.set(name, value, old, new, field)
    # One change, as people say it.
    if names[0] in take.changes:
        take.changes.pop(names[1], None)


def _words(cell: Cell) -> str:
    if isinstance(cell, date):
        return f"{cell.day} {cell:%B %Y}"
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    return str(cell)
