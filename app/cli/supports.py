"""The command that lists open supports, for scripts."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import Any

from app.cli.answer import Answer
from app.cli.credentials import opened
from app.queries.rights.which_pupil import pupil_by_admission
from app.queries.supports.pupil_supports import support_rows, supports_of
from app.queries.supports.support_row import SupportRow
from app.queries.supports.support_words import figure_words, right_words, state_words


def list_supports(arguments: Namespace) -> Answer:
    """List every open support by offer and pupil; of one pupil, those that are over too."""
    with opened(arguments, to="read") as store:
        today = store.today()
        if arguments.pupil:
            pupil = store.read(pupil_by_admission, arguments.pupil)
            rows = store.read(supports_of, pupil, today=today)
        else:
            rows = store.read(support_rows, today=today)
    opened_now = sum(row.is_open for row in rows)
    sentence = f"{opened_now} {'support is' if opened_now == 1 else 'supports are'} open."
    data = {"supports": [_data(row) for row in rows]}
    return Answer(sentence, data, tuple(_line(row, today) for row in rows), store.unlocked is None)


def _data(row: SupportRow) -> dict[str, Any]:
    look, words = row.next_look_on, row.words
    return {
        "id": row.id,
        "pupil": row.pupil_id,
        "name": row.pupil,
        "offer": row.offer,
        "domain": row.domain,
        "group": row.group.name if row.group is not None else None,
        "stage": row.now.stage,
        "since": row.since.isoformat(),
        "look_again": look.isoformat() if look is not None and row.is_open else None,
        "planned": row.dose.planned,
        "delivered": row.dose.delivered,
        "attended": row.dose.attended,
        "ended": row.ended_on.isoformat() if row.ended_on is not None else None,
        "ending": words.ending or None,
        "stages": [{"stage": one.stage, "since": one.starts_on.isoformat()} for one in row.stages],
    }


def _line(row: SupportRow, today: date) -> str:
    parts = (state_words(row, today), figure_words(row, today), right_words(row, today))
    return f"  {row.id:>5}  {row.pupil}: {row.offer} ({'; '.join(filter(None, parts))})"
