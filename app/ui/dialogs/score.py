"""Recording scores of a pupil, and changing one that is there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from app.operations.measures.scores import ScoreDraft, change_score
from app.operations.measures.sheet import SheetDraft, record_scores
from app.queries.measures.measures import MeasureRow
from app.queries.measures.scores import ScoreRow, SeriesRow
from app.queries.measures.wording import say_direction, say_range
from app.queries.pupil_page import PupilPage
from app.ui.dialogs.score_fields import STAGES, ScoreFields
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.forms import Field, Fields, Form
from app.ui.shell import Shell
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.decimal_field import DecimalField
from app.ui.widgets.fields import LongTextField

_LEAD = "Scores help to talk about how things go. They decide no grouping and suggest none."


def record_dialog(
    shell: Shell, page: PupilPage, measures: Sequence[MeasureRow], series: Sequence[SeriesRow]
) -> SmallForm:
    """Return the dialog that records a sheet of scores; it starts with what was recorded last."""
    fields = ScoreFields(measures, shell.today())
    sheets = list(fields.sheets())
    latest = max(series, key=lambda one: one.scores[-1].scored_on, default=None)
    what = None if latest is None else (latest.measure.name, latest.respondent.code)
    if what not in sheets:
        what = sheets[0] if len(sheets) == 1 else None
    values = {"what": what, "scored_on": shell.today(), "stage": "review" if series else "baseline"}
    save = partial(_record, shell, page.id)
    return SmallForm(shell, "Record a score", fields.make, save, values=values, lead=_LEAD, topic="measures")


def change_dialog(shell: Shell, page: PupilPage, series: SeriesRow, score: ScoreRow) -> SmallForm:
    """Return the dialog that puts one score right."""
    values = {
        "value": score.value,
        "scored_on": score.scored_on,
        "stage": score.stage,
        "note": score.note,
    }
    save = partial(_change, shell, (page.id, series, score.id))
    title = f"{series.measure.title}, {series.respondent.label}"
    return SmallForm(
        shell, title, partial(_one, shell, series.measure), save, values=values, lead=_LEAD, topic="measures"
    )


def _one(shell: Shell, row: MeasureRow) -> Fields:
    words = f"{say_range(row.minimum, row.maximum, row.step)}. {say_direction(row.higher_is_better)}."
    return [
        Field("value", "Score", DecimalField(), hint=words, stretch=False),
        Field("scored_on", "Answered on", DateField(shell.today()), required="Give the day.", stretch=False),
        Field("stage", "Stage", ChoiceField(STAGES), required="Choose the stage."),
        Field("note", "Note", LongTextField(2, "What helps to understand this score", 500)),
    ]


def _record(shell: Shell, pupil_id: int, values: dict[str, Any], form: Form, saved: Saved) -> None:
    _, respondent = values["what"]
    draft = SheetDraft(
        pupil_id, respondent, values["scored_on"], values["values"], values["stage"], values["note"]
    )
    shell.write(record_scores, draft, today=shell.today(), form=form, then=saved)


def _change(
    shell: Shell, score: tuple[int, SeriesRow, int], values: dict[str, Any], form: Form, saved: Saved
) -> None:
    pupil_id, series, score_id = score
    if values["value"] is None:  # 0 is a score, so the form itself cannot tell
        form.show_problems({"value": "Give the score."})
        return
    draft = ScoreDraft(pupil_id, series.measure.id, series.respondent.code, **values)
    shell.write(change_score, score_id, draft, today=shell.today(), form=form, then=saved)
