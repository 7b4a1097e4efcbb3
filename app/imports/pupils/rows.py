"""What each row of a pupil list says, in the program's own values, with its doubts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.imports import values
from app.imports.aliases.pupils import label_of
from app.imports.clean_text import clean_line
from app.imports.dates import DateReader, readers_for
from app.imports.headings import ColumnMap
from app.imports.pupils import sen_values, upn
from app.imports.pupils.table import PupilTable
from app.imports.pupils.totals import is_no_pupil
from app.imports.table import Cell

_PERSON: dict[str, Callable[[str], tuple[Any, str]]] = {
    "upn": upn.upn,
    "sex": values.sex,
    "eal": values.flag,
}
_STANDING: dict[str, Callable[[str], tuple[Any, str]]] = {
    "year_group": values.year_group,
    "sen_provision": sen_values.sen_provision,
    "pupil_premium": values.flag,
    "fsm": values.flag,
    "looked_after": values.flag,
    "previously_looked_after": values.flag,
    "registration": values.registration,
}
# What a heading says of the order: "Surname Forename", "Last name, first name".
_SURNAME_FIRST = re.compile(r"\W*(?:legal |preferred )?(?:surname|last ?name|family ?name)\b", re.IGNORECASE)
_CLASS = re.compile(r"\d{1,2} ?(?!st\b|nd\b|rd\b|th\b)[A-Za-z]{1,3}\d?|R[A-Z]\d?")
_DIGIT = re.compile(r"\d")
_BRACKETS = re.compile(r"(\S.*?) *[(“\"]([^()\d]+)[)”\"]")
_NAMES = ("forename", "surname", "preferred_name", "full_name")
_PLAIN = ("admission_number", "class_name")
# A cut name is a wrong name and a cut number another pupil's, so what is too long is refused, not cut.
_LONGEST = 100
_FIRST_YEAR = 1900
_OLDEST = 26


@dataclass(slots=True)
class Said:
    """What one row says: only fields that have a value; a reason where it cannot be taken.

    former_upn: the UPN that a pupil had before, to find them by. guessed: what was not said but worked out, field of
    the standing -> value and the doubt; it holds only where the school knows nothing of that field.
    """

    row: int
    pupil: dict[str, Any] = field(default_factory=dict)
    standing: dict[str, Any] = field(default_factory=dict)
    sen_types: tuple[str, ...] = ()
    warnings: list[str] = field(default_factory=list)
    reason: str = ""
    former_upn: str = ""
    guessed: dict[str, tuple[Any, str]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """Return the pupil's name as the file has it."""
        return f"{self.pupil.get('forename', '')} {self.pupil.get('surname', '')}".strip()


def read_rows(table: PupilTable, today: date) -> tuple[Iterator[Said], list[str]]:
    """Return what each row says, and the doubts about whole columns."""
    dates = {field: (table.label(field), found) for field, found in table.dates().items()}
    readers = readers_for(dates, today, table.month_first)
    doubts = [reader.doubt for reader in readers.values() if reader.doubt]
    how = _How(table.map, readers, today, _SURNAME_FIRST.match(table.label("full_name")) is not None)
    return (_read(number, cells, how) for number, cells in table.rows), doubts


@dataclass(frozen=True, slots=True)
class _How:
    """How the rows of one list are read."""

    map: ColumnMap
    readers: Mapping[str, DateReader]
    today: date
    surname_first: bool


def _read(number: int, cells: tuple[Cell, ...], how: _How) -> Said:
    said = Said(number)
    for name, column in how.map.columns.items():
        cell = cells[column] if column < len(cells) else None
        if cell is None or cell == "":
            continue
        text = clean_line(str(cell)) if name in _NAMES else values.text_of(cell)
        if len(text) > _LONGEST:
            said.reason = f"{label_of(name)} has {len(text):,} characters; {_LONGEST} is the most."
        elif text and not values.is_error(text):
            _take(said, name, text, cell, how.readers.get(name))
    if said.reason:
        return said
    _name_pupil(said, cells, how.surname_first)
    _doubt_dates(said, how.today)
    return said


def _take(said: Said, name: str, text: str, cell: Cell, reader: DateReader | None) -> None:
    if reader is not None:
        found = reader.read(cell)
        if found is None or found.year < _FIRST_YEAR:
            said.warnings.append(
                f"{label_of(name)}: {values.shown(text)} is not a date that can be read and was left out."
            )
        else:
            said.pupil[name] = found
    elif name in _PERSON or name in _STANDING:
        value, doubt = (_PERSON.get(name) or _STANDING[name])(text)
        _doubt(said, doubt)
        if name == "year_group" and value and _CLASS.fullmatch(text):
            # A class in place of a year says both.
            said.standing.setdefault("class_name", text)
        if value is not None:
            (said.pupil if name in _PERSON else said.standing)[name] = value
    elif name in ("sen_type", "sen_type_2"):
        codes, doubt = sen_values.sen_types(text)
        _doubt(said, doubt)
        both = (*said.sen_types, *codes) if name == "sen_type_2" else (*codes, *said.sen_types)
        said.sen_types = tuple(dict.fromkeys(both))
    elif name == "class_name":
        said.standing[name] = text
    else:
        said.pupil[name] = text


def _doubt(said: Said, doubt: str) -> None:
    if doubt and doubt not in said.warnings:
        said.warnings.append(doubt)


def _name_pupil(said: Said, cells: tuple[Cell, ...], surname_first: bool) -> None:
    full = said.pupil.pop("full_name", "")
    if full and not (said.pupil.get("forename") and said.pupil.get("surname")):
        forename, surname, doubt = values.split_name(full, surname_first=surname_first)
        said.pupil |= {"forename": forename, "surname": surname}
        _doubt(said, doubt)
        if _DIGIT.search(full):
            said.reason = "What stands for the name does not look like one."
    if is_no_pupil(cells):
        said.reason = "This is a total or a note, not a pupil."
    elif not said.pupil.get("surname"):
        said.reason = "There is no surname."
    elif not said.pupil.get("forename"):
        said.reason = "There is no forename."
    _known_as(said)
    _shorten_preferred(said)


def _known_as(said: Said) -> None:
    """Take the name in brackets behind a forename as the one people use: “Augusta (Ada)”."""
    if found := _BRACKETS.fullmatch(said.pupil.get("forename", "")):
        said.pupil["forename"] = found[1]
        said.pupil.setdefault("preferred_name", found[2])


def _shorten_preferred(said: Said) -> None:
    """Keep of a preferred name what is said instead of the forename: some systems write the surname with it."""
    surname, preferred = said.pupil.get("surname", ""), said.pupil.pop("preferred_name", "")
    if preferred.lower().endswith(f" {surname.lower()}"):
        preferred = preferred[: -len(surname)].strip()
    elif preferred.lower().startswith(f"{surname.lower()},"):
        preferred = preferred[len(surname) + 1 :].strip()
    if preferred and preferred != said.pupil.get("forename"):
        said.pupil["preferred_name"] = preferred


def _doubt_dates(said: Said, today: date) -> None:
    born = said.pupil.get("born_on")
    if born and born > today:
        del said.pupil["born_on"]
        said.warnings.append("The date of birth lies ahead and was left out.")
    elif born and today.year - born.year > _OLDEST:
        said.warnings.append(f"The date of birth makes this pupil {today.year - born.year} years old.")
    left = said.pupil.get("left_on")
    if left and left > today:
        del said.pupil["left_on"]
        said.warnings.append("The leaving date lies ahead and was left out.")
    elif left and (started := said.pupil.get("started_on")) and left <= started:
        del said.pupil["left_on"]
        said.warnings.append("The leaving date comes before the date of entry and was left out.")
