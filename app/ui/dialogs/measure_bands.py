"""The bands and the reliable change of a measure for each respondent, typed as people write them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import Any

from app.operations.measures.drafts import BandDraft, MeasureDraft, RespondentDraft
from app.operations.measures.measures import change_measure
from app.queries.measures.measures import MeasureRow, RespondentRow
from app.queries.measures.wording import say_number
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.forms import Field, Fields, Form, Section
from app.ui.shell import Shell
from app.ui.widgets.decimal_field import DecimalField
from app.ui.widgets.fields import LongTextField

_NUMBER = r"(-?\d+(?:[.,]\d+)?)"
_BAND = re.compile(rf"\s*{_NUMBER}\s*(?:(?:-|–|to)\s*{_NUMBER}\s*)?[:,]?\s+(\S.*)")
_HINT = "One a line, such as: 0–3 Close to average"


def bands_dialog(shell: Shell, row: MeasureRow) -> SmallForm:
    """Return the dialog that changes bands and reliable change; they belong to each respondent."""
    values: dict[str, Any] = {}
    for one in row.respondents:
        values[f"change_{one.code}"] = one.reliable_change
        lines = (f"{say_number(b.lowest)}–{say_number(b.highest)} {b.name}" for b in one.bands)
        values[f"bands_{one.code}"] = "\n".join(lines)
    lead = "Take both from the measure’s own source. Without a reliable change, no change is called one."
    save = partial(_save, shell, row)
    return SmallForm(
        shell, row.title, partial(_fields, row), save, values=values, lead=lead, topic="measures"
    )


def read_bands(text: str) -> tuple[BandDraft, ...]:
    """Return the bands that were typed; raises ValueError with the line that cannot be read."""
    found = []
    for line in filter(str.strip, text.splitlines()):
        parts = _BAND.fullmatch(line.rstrip())
        if parts is None:
            raise ValueError(line.strip())
        low, high, name = parts.groups()
        found.append(BandDraft(_number(low), _number(high or low), name))
    return tuple(found)


def draft_of(row: MeasureRow) -> MeasureDraft:
    """Return a measure as a draft, to be changed."""
    respondents = tuple(
        RespondentDraft(
            one.code,
            one.reliable_change,
            tuple(BandDraft(band.lowest, band.highest, band.name) for band in one.bands),
        )
        for one in row.respondents
    )
    return MeasureDraft(
        row.name,
        row.minimum,
        row.maximum,
        row.step,
        row.higher_is_better,
        respondents,
        subscale=row.subscale,
        score_type=row.score_type,
        age_from=row.age_from,
        age_to=row.age_to,
        source=row.source,
        licence=row.licence,
    )


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _fields(row: MeasureRow) -> Fields:
    return [Section(one.label, _fields_of(one)) for one in row.respondents]


def _fields_of(one: RespondentRow) -> tuple[Field, ...]:
    change, bands = DecimalField("Not known"), LongTextField(4, "", 1000)
    # The headings are not read with the fields, and every respondent has the same two.
    change.setAccessibleName(f"Reliable change, {one.label}")
    bands.setAccessibleName(f"Bands, {one.label}")
    return (
        Field(f"change_{one.code}", "Reliable change", change, stretch=False),
        Field(f"bands_{one.code}", "Bands", bands, hint=_HINT),
    )


def _save(shell: Shell, row: MeasureRow, values: dict[str, Any], form: Form, saved: Saved) -> None:
    draft, respondents = draft_of(row), []
    for one in row.respondents:
        field = f"bands_{one.code}"
        try:
            bands = read_bands(values[field])
        except ValueError as wrong:
            form.show_problems({field: f"“{wrong}” cannot be read. {_HINT}."})
            return
        new = RespondentDraft(one.code, values[f"change_{one.code}"], bands)
        if sentence := replace(draft, respondents=(new,)).problems().get("respondents"):
            form.show_problems({field: sentence})
            return
        respondents.append(new)
    draft = replace(draft, respondents=tuple(respondents))
    shell.write(change_measure, row.id, draft, form=form, then=saved)
