"""What a pupil is or was called, as far back as the journal goes, for finding the name anywhere."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.journal import read_image
from app.models import Pupil
from app.queries.rights.links import PUPIL
from app.queries.rights.names import Names, of_pupil
from app.schema import journal_row


@dataclass(frozen=True, slots=True)
class Called:
    """whole: forename and surname together, in either order. any: these and each name alone. words: each name alone."""

    whole: Names
    any: Names
    words: tuple[str, ...]


def called(session: Session, pupil_id: int) -> Called:
    """Return every name the pupil has and had."""
    connection = session.connection()
    if session.execute(select(Pupil.anonymised_on).where(Pupil.id == pupil_id)).scalar() is not None:
        # "Former pupil" is nobody's name, and what was is forgotten.
        return Called(Names(frozenset()), Names(frozenset()), ())
    images = [read_image(connection, PUPIL, pupil_id)]
    rows = select(journal_row).where(journal_row.c.table_name == PUPIL, journal_row.c.row_id == pupil_id)
    for row in connection.execute(rows):
        images += [json.loads(text) for text in (row.before, row.after) if text]
    names: set[str] = set()
    words: set[str] = set()
    for image in images:
        if image is not None:
            names |= of_pupil(image["forename"], image["preferred_name"], image["surname"])
            words |= _parts(image)
    whole = frozenset(name for name in names if " " in name)
    # As the journal writes it: quotes and backslashes in JSON are escaped.
    quoted = {json.dumps(form, ensure_ascii=False)[1:-1] for word in words for form in (word, word.upper())}
    return Called(Names(whole), Names(frozenset(names)), tuple(sorted(quoted)))


def _parts(image: dict[str, Any]) -> set[str]:
    return {name for key in ("forename", "preferred_name", "surname") if (name := image[key])}
