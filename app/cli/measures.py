"""The command that lists the measures a school uses, with what their scores mean; it tells nothing of any pupil."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from app.cli.answer import Answer
from app.cli.credentials import opened
from app.queries.measures.catalogue import catalogue
from app.queries.measures.measures import MeasureRow, measures
from app.queries.measures.wording import say_direction, say_range


def list_measures(arguments: Namespace) -> Answer:
    """List each subscale in use, and the measures of the catalogue that are not."""
    with opened(arguments, to="read") as store:
        rows = store.read(measures, retired=True)
        unused = [one.measure for one in store.read(catalogue) if not one.used]
    count = sum(not row.retired for row in rows)
    sentence = f"{count} {'subscale is' if count == 1 else 'subscales are'} in use."
    data = {
        "measures": [_data(row) for row in rows],
        "not_in_use": [{"code": one.code, "name": one.name, "licence": one.licence} for one in unused],
    }
    lines = [_line(row) for row in rows]
    lines += [f"  not in use  {one.name}: {one.licence}" for one in unused]
    return Answer(sentence, data, tuple(lines), store.unlocked is None)


def _line(row: MeasureRow) -> str:
    state = "retired   " if row.retired else "in use    "
    extent = say_range(row.minimum, row.maximum, row.step)
    return f"  {state}  {row.title}: {extent}. {say_direction(row.higher_is_better)}."


def _data(row: MeasureRow) -> dict[str, Any]:
    return {
        "code": row.code,
        "name": row.name,
        "subscale": row.subscale,
        "minimum": row.minimum,
        "maximum": row.maximum,
        "step": row.step,
        "higher_is_better": row.higher_is_better,
        "score_type": row.score_type,
        "licensed_on": row.licensed_on.isoformat() if row.licensed_on else None,
        "retired": row.retired,
        "respondents": [
            {
                "code": one.code,
                "reliable_change": one.reliable_change,
                "bands": [[band.lowest, band.highest, band.name] for band in one.bands],
            }
            for one in row.respondents
        ],
    }
