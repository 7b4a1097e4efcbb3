"""Marking a version of a plan as agreed, beginning the next, and reading those before."""

from __future__ import annotations

from functools import partial
from typing import Any

from app.operations.plans.plan import agree_plan, new_version
from app.queries.plans.rows import PlanRow
from app.ui.dialogs.small_form import Saved, SmallForm
from app.ui.forms import Field, Form
from app.ui.shell import Shell
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import LongTextField


def agree_dialog(shell: Shell, plan: PlanRow) -> SmallForm:
    """Return the dialog that marks the version that stands as agreed; the last agreement's day is filled in."""
    days = [row.agreed_on for row in plan.agreements_now() if row.agreed_on is not None]
    return SmallForm(
        shell,
        "The plan is agreed",
        partial(_day, shell),
        partial(_agree, shell, plan.id),
        values={"on": max(days, default=shell.today())},
        lead=f"Version {plan.version} then stands as it is. To change it later, begin a new version.",
        topic="plan",
    )


def version_dialog(shell: Shell, plan: PlanRow) -> SmallForm:
    """Return the dialog that begins a new version, with why."""
    return SmallForm(
        shell,
        "Begin a new version",
        _why,
        partial(_begin, shell, plan.id),
        lead=f"Version {plan.version} is kept as it was agreed. The next is a draft until everyone agrees again.",
        topic="plan",
    )


def _day(shell: Shell) -> list[Field]:
    return [Field("on", "Agreed on", DateField(shell.today()), required="Choose a day.", stretch=False)]


def _why() -> list[Field]:
    widget = LongTextField(2, "What is different now?", 500)
    return [Field("why", "Why", widget, required="Say in a few words why the plan changes.")]


def _agree(shell: Shell, plan_id: int, values: dict[str, Any], form: Form, saved: Saved) -> None:
    shell.write(agree_plan, plan_id, on=values["on"], today=shell.today(), form=form, then=saved)


def _begin(shell: Shell, plan_id: int, values: dict[str, Any], form: Form, saved: Saved) -> None:
    shell.write(new_version, plan_id, why=values["why"], today=shell.today(), form=form, then=saved)
