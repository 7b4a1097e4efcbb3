"""How files are read, kept under a name: the next file with the same headings is read the same way."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid
from app.models import FileMapping, Pupil
from app.operations.ordered import clean, found
from app.operations.record import recorded_at, recorded_by
from app.operations.typed import name_problem
from app.vocabulary import fold

SORTS = ("pupils", "offers")
DATES = ("", "day", "month")
_NAMES = ("forename", "surname", "preferred_name")
# A day, a number, or a UPN: cells of a pupil, never headings.
_OF_A_PUPIL = re.compile(r"\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}\b.*|\d+(\.\d+)?|[A-Z]\d{11}[A-Z0-9]")
_A_PUPIL = (
    "That row looks like a pupil, not like headings, so it is not remembered: choose the row of headings."
)


@dataclass(frozen=True, slots=True)
class MappingDraft:
    """How a kind of file is read. sort: "pupils" or "offers"; dates: "day" or "month" first, "" as the file says.

    columns: field -> heading as the file writes it; an empty heading says that the field is not taken.
    words: field -> word in the file -> what it means here.
    """

    name: str
    sort: str
    columns: Mapping[str, str]
    dates: str = ""
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def problems(self) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        wrong = name_problem(self.name, "Give it a name to find it by, such as your school's system.")
        if not any(self.columns.values()):
            wrong["columns"] = "Say for at least one field in which column it stands."
        if self.sort == "pupils" and any(map(_OF_A_PUPIL.fullmatch, self.columns.values())):
            wrong["columns"] = _A_PUPIL
        if self.sort not in SORTS or self.dates not in DATES:
            wrong["sort"] = "Say whether it is for pupils or for offers, and which comes first in dates."
        return wrong


def keep_mapping(session: Session, draft: MappingDraft, *, today: date) -> Done:
    """Remember how a kind of file is read; another of the same name and kind is written over.

    Raises Invalid for what names a pupil: a remembered way outlives whoever is erased.
    """
    wrong = draft.problems()
    if draft.sort == "pupils" and _names_a_pupil(session, draft):
        wrong["columns"] = _A_PUPIL
    if wrong:
        raise Invalid(wrong)
    name = clean(draft.name)
    alike = session.scalars(select(FileMapping).where(FileMapping.sort == draft.sort))
    row = next((one for one in alike if fold(one.name) == fold(name)), None)
    new = row is None
    row = row or FileMapping(sort=draft.sort)
    row.name, row.dates = name, draft.dates
    row.columns = _json(dict(draft.columns))
    row.words = _json({name: dict(words) for name, words in draft.words.items() if words})
    if new or session.is_modified(row):
        row.recorded_at, row.recorded_by = recorded_at(session), recorded_by(session)
    session.add(row)
    session.flush()
    verb = "Remembered" if new else "Changed"
    return Done(f"{verb} how files like “{name}” are read.", id=row.id)


def forget_mapping(session: Session, mapping_id: int, *, today: date) -> Done:
    """Forget how a kind of file is read; what was taken in by it stays."""
    row = found(session, FileMapping, mapping_id, "way of reading files")
    session.delete(row)
    return Done(f"Forgot how files like “{row.name}” are read.", id=mapping_id)


def _names_a_pupil(session: Session, draft: MappingDraft) -> bool:
    """Say whether what was taken for a heading of names is the name of a pupil of the school."""
    for field_name in _NAMES:
        heading = clean(draft.columns.get(field_name, ""))
        column = getattr(Pupil, field_name)
        if heading and session.scalar(select(Pupil.id).where(func.lower(column) == heading.lower()).limit(1)):
            return True
    return False


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
