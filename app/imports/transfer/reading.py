"""Reading a Common Transfer File: whose it is, of which version, and its pupils."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from app.errors import Problem
from app.imports.clean_text import clean_line
from app.imports.table import MAX_BYTES
from app.imports.transfer.collecting import Collector
from app.imports.transfer.encoding import characters
from app.imports.transfer.pupil import TransferPupil
from app.imports.transfer.walking import walk
from app.progress import Progress

_PART = 1 << 18
_EXCEL = "urn:schemas-microsoft-com:office:spreadsheet"
_LONGEST = 100
_NUMBER = ("la", "establishment")


@dataclass(frozen=True, slots=True)
class Transfer:
    """A Common Transfer File that was read.

    school: where the pupils come from, as the file says it; "" where it does not. partial: whether the file
    says that it holds only a part of what is known of them. notes: what the person should know about how it was read.
    """

    pupils: tuple[TransferPupil, ...]
    school: str = ""
    version: str = ""
    partial: bool = False
    written_on: date | None = None
    notes: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """Return in a few words what the file is: “A Common Transfer File 25.0 from Larkspur School with 3 pupils”."""
        kind = f"A {'partial ' if self.partial else ''}Common Transfer File"
        version = f" {self.version}" if self.version else ""
        source = f" from {self.school}" if self.school else ""
        count = len(self.pupils)
        return f"{kind}{version}{source} with {count:,} {'pupil' if count == 1 else 'pupils'}"

    @property
    def looked_after(self) -> bool:
        """Say whether the file tells of any pupil whether they are looked after."""
        return any(pupil.in_care for pupil in self.pupils)

    @property
    def has_upn(self) -> bool:
        """Say whether any pupil has a UPN."""
        return any(pupil.upn for pupil in self.pupils)

    @property
    def has_sex(self) -> bool:
        """Say whether the file tells the sex of any pupil."""
        return any(pupil.sex for pupil in self.pupils)


def read_transfer(data: bytes, name: str, progress: Progress) -> Transfer:
    """Return the pupils of a transfer file: only the fields that may be taken; the rest is never kept.

    Raises Problem, in a sentence, for a file that is too large, unsafe, broken, or no transfer file.
    """
    if len(data) > MAX_BYTES:
        raise Problem(f"{name} is larger than {MAX_BYTES // 1_000_000} MB.", "Ask for it in several files.")
    read = characters(data, name)
    found = Collector(name)
    walk(_telling(read.pieces, len(data), progress), name, found)
    if not found.pupils:
        raise _without_pupils(data, name, found.root)
    return _transfer(found, read.notes)


def _telling(pieces: Iterator[str], size: int, progress: Progress) -> Iterator[str]:
    for number, piece in enumerate(pieces):
        progress.step(min(number * _PART, size), size, "Reading the transfer file")
        yield piece


def _without_pupils(data: bytes, name: str, root: str) -> Problem:
    if root == "ctfile":
        return Problem(f"{name} is a Common Transfer File without pupils.", "Ask the school it comes from.")
    if root == "workbook" and _EXCEL.encode() in data[:4000]:
        return Problem(f"{name} is a workbook saved as XML.", "Save it in Excel as .xlsx, and take that in.")
    return Problem(
        f"{name} is an XML file, but no Common Transfer File.",
        "Take in the transfer file itself, or a list of pupils as .xlsx or CSV.",
    )


def _transfer(found: Collector, notes: tuple[str, ...]) -> Transfer:
    said = {name: clean_line(text)[:_LONGEST] for name, text in found.header.items()}
    # What is no school's number says that it is not known: the Department writes XXX/XXXX.
    number = "/".join(said[name] for name in _NUMBER if said.get(name, "").isdigit())
    return Transfer(
        tuple(found.pupils),
        school=said.get("school") or (f"school {number}" if number else ""),
        version=said.get("version", ""),
        partial=said.get("qualifier", "").lower().startswith("part"),
        written_on=_day(said.get("written", "")),
        notes=notes,
    )


def _day(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text[:10]) if re.match(r"\d{4}-\d\d-\d\d", text) else None
    return None
