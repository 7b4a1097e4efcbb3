"""Writing the plan behind Getting Help and Getting More Help: one form for both, free while it is a draft."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from app.operations.plans.drafts import PlanDraft
from app.operations.plans.plan import write_plan
from app.queries.decision import choices
from app.queries.plans.rows import PlanRow
from app.queries.pupil_page import PupilPage
from app.queries.wording import groupings, words
from app.ui.dialogs.plan_draft import draft_of, with_kept
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.forms import Field, Fields, Form, Section
from app.ui.shell import Shell
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import LongTextField, NumberField, TickField
from app.vocabulary import REGISTER_LABELS, GroupingCode, ListKind, usual_register

NOT_SAID = "Not said"
_FIELDS = (
    "own_part", "started_on", "planned_end_on", "sessions", "setting", "lead_sector", "register",
    "limits_discussed", "limits_note", "co_ordinator_id", "long_timeframe", "resource_hours", "resource_note",
)  # fmt: skip


def plan_dialog(
    shell: Shell, page: PupilPage, domain_id: int, grouping: str, row: PlanRow | None = None
) -> SmallForm:
    """Return the form of a plan; getting more help asks besides who co-ordinates and what it takes."""
    more = grouping == GroupingCode.MORE_HELP
    draft = draft_of(row) if row is not None else _begun(shell, page.id, domain_id, grouping)
    values = {name: getattr(draft, name) for name in _FIELDS}
    hours = draft.resource_hours
    values["resource_hours"] = None if hours is None else round(hours)
    values["started_on"] = draft.started_on or shell.today()
    return SmallForm(
        shell,
        "Write the plan",
        partial(_fields, shell, page.first_name, row, more),
        partial(_save, shell, draft),
        values=values,
        lead=f"{page.first_name} can read what stands here. All of it may follow later.",
        topic="plan",
    )


def _begun(shell: Shell, pupil_id: int, domain_id: int, grouping: str) -> PlanDraft:
    """Return a new plan with what is usual in its grouping: its language, and who leads where the school says so."""
    rows = shell.store.read(groupings)
    lead = next((row.lead_sector for row in rows if row.code == grouping), None)
    known = lead in shell.store.read(words, ListKind.SECTOR)
    register = usual_register((grouping,))
    return PlanDraft(pupil_id, domain_id, lead_sector=lead if known else None, register=register)


def _fields(shell: Shell, name: str, row: PlanRow | None, more: bool) -> Fields:
    today = shell.today()
    own = LongTextField(3, "For example: tells a friend; Dad asks on Sundays", 1000)
    sections = [
        Section("", [Field("own_part", "Own part", own, hint=f"What {name} and the family do themselves.")]),
        Section("When and where", _when(shell, row, today)),
        Section(
            "Limits",
            [
                Field("limits_discussed", "", TickField("What this can and cannot do was talked about")),
                Field("limits_note", "What it cannot do", LongTextField(2, "", 500)),
            ],
        ),
    ]
    return [*sections, Section("Co-ordination", _together(shell, row, today))] if more else sections


def _when(shell: Shell, row: PlanRow | None, today: date) -> list[Field | tuple[Field, ...]]:
    settings = shell.store.read(words, ListKind.SETTING)
    sectors = shell.store.read(words, ListKind.SECTOR)
    places = with_kept(settings, row.setting if row else None, row.setting_label if row else "")
    leads = with_kept(sectors, row.lead_sector if row else None, row.lead_sector_label if row else "")
    return [
        Field("started_on", "Starts on", DateField(today), stretch=False),
        Field("planned_end_on", "Planned end", DateField(today), stretch=False),
        Field("sessions", "Sessions", NumberField(1, 500), stretch=False),
        Field("setting", "Where", ChoiceField(places, nothing=NOT_SAID)),
        Field("lead_sector", "Led by", ChoiceField(leads, nothing=NOT_SAID)),
        Field("register", "Language", ChoiceField(tuple(REGISTER_LABELS.items()), nothing=NOT_SAID)),
    ]


def _together(shell: Shell, row: PlanRow | None, today: date) -> list[Field | tuple[Field, ...]]:
    staff = shell.store.read(choices, today=today).staff
    if row is not None and row.co_ordinator_id is not None and row.co_ordinator_id not in dict(staff):
        staff = (*staff, (row.co_ordinator_id, row.co_ordinator))
    hours = NumberField(0, 168, "hours a week")
    return [
        Field("co_ordinator_id", "Co-ordinated by", ChoiceField(staff, nothing=NOT_SAID)),
        Field("long_timeframe", "", TickField("It needs a long time")),
        Field("resource_hours", "It takes", hours, stretch=False),
        Field("resource_note", "What it takes", LongTextField(2, "", 500)),
    ]


def _save(shell: Shell, before: PlanDraft, values: dict[str, Any], form: Form, saved: Saved) -> None:
    hours = before.resource_hours
    if hours is not None and values.get("resource_hours") == round(hours):
        values["resource_hours"] = hours  # as exact as it was
    draft = replace(before, **values)
    shell.write(write_plan, draft, today=shell.today(), form=form, then=saved)
