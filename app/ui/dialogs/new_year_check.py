"""The new year's last step: what will happen, in numbers and lists, before anything does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtWidgets import QVBoxLayout

from app.queries.new_year.choices import RollOffer
from app.ui.dates import say_date
from app.ui.dialogs.new_year_plan import AS_IS, ENDS, PAUSES, RUNS, YearPlan
from app.ui.dialogs.new_year_pupils import pupils_said
from app.ui.dialogs.steps import Step
from app.ui.widgets.label import Label
from app.ui.widgets.panels import Notice

_MANY = 40


class CheckStep(Step):
    """Says what rolling forward would do; *Roll forward* does it, in one step that Undo takes back."""

    def __init__(self, plan: YearPlan) -> None:
        super().__init__("Check", "Roll forward")
        self._plan = plan
        year = plan.choices.year
        self.early = Notice("", "warning")
        self.lines = [Label("", "body" if at % 2 else "name", wrap=True) for at in range(10)]
        self.column.addWidget(self.early)
        parts = QVBoxLayout()
        parts.setSpacing(2)
        for at, label in enumerate(self.lines):
            # A heading stands with what it heads.
            label.setContentsMargins(0, 0 if at % 2 else 10, 0, 0)
            parts.addWidget(label)
        self.column.addLayout(parts)
        self.column.addStretch(1)
        begins = (
            ""
            if year.begun
            else f"{year.name} begins on {say_date(year.first)}: from then on it can be done."
        )
        self.early.say(begins)

    def refresh(self) -> None:
        """Say what was decided in the steps before."""
        said = [part for pair in parts_of(self._plan) for part in pair]
        for label, words in zip(self.lines, [*said, *[""] * len(self.lines)], strict=False):
            label.setText(words)
            label.setVisible(bool(words))

    def ready(self) -> bool:
        """Say whether the year has begun."""
        return self._plan.choices.year.begun


def parts_of(plan: YearPlan) -> Iterator[tuple[str, str]]:
    """Yield heading and words for each part of what will happen."""
    yield "Offers", _offers_said(plan)
    leavers = [row.name for row in plan.choices.pupils if row.id in plan.leavers]
    yield "Pupils", f"{pupils_said(plan)}{_listed(' Leavers: ', leavers)}"
    named = [f"{row.name} is {to}" for row in plan.choices.classes if (to := plan.class_name(row))]
    cleared = len(plan.choices.classes) - len(named)
    blank = f"{cleared} without a name for now. " if cleared else ""
    if plan.choices.classes:
        yield "Classes", f"{len(named)} named. {blank}{_listed('', named)}".strip()
    closed = plan.closed()
    names = [f"{one.pupil}, {one.offer}" for one in closed]
    going = len(plan.supports()) - len(closed)
    yield "Supports", f"{going:,} go on, {len(closed):,} end.{_listed(' ', names)}"
    yield "What is kept", _before_said(plan)


def _before_said(plan: YearPlan) -> str:
    year = plan.choices.year
    kept = "is kept already" if year.rolled else "is kept as it stood on its last day"
    return f"A backup is made. The map of {year.old_name} {kept}. One Undo takes all of this back."


def _offers_said(plan: YearPlan) -> str:
    def names(*codes: str) -> list[str]:
        return [row.name for row in plan.choices.offers if plan.offer(row) in codes]

    changed = [row.name for row in plan.choices.offers if _new_until(plan, row)]
    kept, checked = len(names(AS_IS, RUNS)), len(names(RUNS))
    parts = [f"{kept} run on or stay as they are{f', {checked} of them checked today' if checked else ''}."]
    parts += [_listed("End: ", names(ENDS)), _listed("Pause: ", names(PAUSES))]
    parts.append(_listed("Another day until when they run: ", changed))
    return " ".join(filter(None, parts))


def _new_until(plan: YearPlan, row: RollOffer) -> bool:
    return plan.offer(row) != ENDS and plan.runs_until(row) != row.until


def _listed(before: str, names: Iterable[str]) -> str:
    every = list(names)
    if not every:
        return ""
    more = f" and {len(every) - _MANY} more" if len(every) > _MANY else ""
    return f"{before}{'; '.join(every[:_MANY])}{more}."
