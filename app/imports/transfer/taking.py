"""What is taken of a transfer file's pupils: no more than is ticked, in the program's own values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from app.imports.clean_text import clean_line
from app.imports.headings import ColumnMap
from app.imports.pupils.changes import day_words
from app.imports.pupils.rows import Said, read_rows
from app.imports.pupils.table import PupilTable
from app.imports.pupils.upn import upn
from app.imports.table import Row
from app.imports.transfer.pupil import TransferPupil
from app.imports.transfer.reading import Transfer
from app.imports.transfer.sen import history_words, provision_now, types_now
from app.imports.transfer.years import class_in, school_year, year_by_age
from app.imports.values import shown
from app.vocabulary import year_label

_COLUMNS = (
    "upn", "surname", "forename", "preferred_name", "born_on", "sex", "year_group", "class_name", "sen_provision",
    "looked_after",
)  # fmt: skip
_USUAL = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class TransferTake:
    """What is ticked: a UPN, by which pupils are known again, and the sex may be left out; care is not ticked by itself."""

    looked_after: bool = False
    upn: bool = True
    sex: bool = True


def said_of(transfer: Transfer, take: TransferTake, *, today: date) -> list[Said]:
    """Return what the file says of each pupil, by the rules for lists: UPN, names, date of birth, sex, year and SEN.

    UPN, sex and whether a pupil is looked after only where they are ticked. A year that the file does not say is worked out
    from the date of birth and held to only where the school knows none.
    """
    rows, told = [], []
    for pupil in transfer.pupils:
        row, doubts = _row(pupil, take, today)
        rows.append(row)
        told.append(doubts)
    table = PupilTable(_COLUMNS, ColumnMap({name: place for place, name in enumerate(_COLUMNS)}), tuple(rows))
    read, order = read_rows(table, today)
    found = list(read)
    for said, pupil, doubts in zip(found, transfer.pupils, told, strict=True):
        # Transfer files write the year first, where there is no question of the order.
        unusual = order if pupil.born and not _USUAL.match(pupil.born) else []
        _complete(said, pupil, [*unusual, *doubts], today)
        said.former_upn = upn(pupil.former_upn)[0] if take.upn else ""
        if transfer.written_on and school_year(transfer.written_on) < school_year(today):
            _doubt_year(said, today)
    return found


def notes_of(transfer: Transfer, *, today: date) -> tuple[str, ...]:
    """Return what the person should know of the file as a whole, for the head of the preview."""
    notes = list(transfer.notes)
    written = transfer.written_on
    if written and school_year(written) < school_year(today):
        when = f"on {day_words(written)}, in an earlier school year"
        notes.append(f"The file was written {when}: years and SEN are as they were then.")
    return tuple(notes)


def _row(pupil: TransferPupil, take: TransferTake, today: date) -> tuple[Row, list[str]]:
    provision, doubts = provision_now(pupil.provisions, today)
    cells = (
        pupil.upn if take.upn else "",
        pupil.surname,
        pupil.forename,
        pupil.preferred_forename,
        pupil.born,
        pupil.sex if take.sex else "",
        pupil.year,
        class_in(clean_line(pupil.year)),
        provision,
        pupil.in_care if take.looked_after else "",
    )
    return (pupil.number, cells), doubts


def _complete(said: Said, pupil: TransferPupil, doubts: list[str], today: date) -> None:
    if said.reason:
        return
    said.sen_types, more = types_now(pupil.needs, today)
    history = history_words(pupil.provisions, today)
    said.warnings += [*doubts, *more, *([history] if history else [])]
    surname = clean_line(pupil.preferred_surname)
    if surname and surname != said.pupil["surname"]:
        # Doubts go to scripts too, so they name nobody.
        said.warnings.append("Is known by another surname; the legal one was taken.")
    if class_name := said.standing.get("class_name"):
        year = year_label(said.standing.get("year_group"))
        said.warnings.append(f"{shown(pupil.year)} was read as {year}, class {class_name}.")
    if not said.standing.get("year_group"):
        _guess_year(said, today)


def _doubt_year(said: Said, today: date) -> None:
    """Say what year it would be by now, where the file is of an earlier school year."""
    year, born = said.standing.get("year_group"), said.pupil.get("born_on")
    if year and born and (by_age := year_by_age(born, today)) and by_age != year:
        was, now = year_label(year), year_label(by_age)
        said.warnings.append(
            f"The file is of an earlier school year and says {was}; by age it would be {now} now."
        )


def _guess_year(said: Said, today: date) -> None:
    born = said.pupil.get("born_on")
    if born and (year := year_by_age(born, today)):
        doubt = f"The file says no year: {year_label(year)} is a suggestion by the date of birth."
        said.guessed["year_group"] = (year, doubt)
