"""The new year's fourth step: which supports end, and why; the others are carried on."""

from __future__ import annotations

from collections.abc import Sequence

from app.queries.new_year.choices import RollSupport
from app.ui.dates import say_date
from app.ui.dialogs.new_year_plan import YearPlan
from app.ui.dialogs.new_year_rows import StepTicks
from app.ui.dialogs.steps import Step
from app.ui.forms import Field, Form
from app.ui.tables import Column
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.fields import TextField
from app.ui.widgets.label import Label
from app.ui.widgets.panels import Frame

_LEAD = (
    "Supports go on into the new year. Tick with Space those that end with the old one; of an offer that ends all are "
    "ticked, and a leaver’s end by themselves."
)


class SupportsStep(Step):
    """A line a support; ticked ends, with one reason and one word on what comes next for all of them."""

    def __init__(self, plan: YearPlan, endings: Sequence[tuple[str, str]]) -> None:
        super().__init__("Supports", lead=_LEAD)
        self._plan = plan
        self.rows = StepTicks(_COLUMNS, "Supports in the new year", lambda row: row.id, lambda _: True)
        reason = ChoiceField(endings)
        self.form = Form(
            [
                Field("ending", "Why they end", reason),
                Field("what_next", "What comes next", TextField("such as: nothing more is needed", 200)),
            ]
        )
        self.form.set_values({"ending": plan.ending, "what_next": plan.what_next})
        self.form.mark_clean()
        self.form.changed.connect(self._keep)
        self.form.submitted.connect(self.done)
        self.form.left.connect(self.left)
        self.count = Label("", "second", "muted")
        frame = Frame(self.rows)
        frame.setMinimumHeight(130)
        self.column.addWidget(frame, 1)
        self.column.addWidget(self.count)
        self.column.addWidget(self.form)
        self.rows.ticked.connect(self._ticked)

    def refresh(self) -> None:
        """Show the supports as the steps before left them."""
        self.rows.blockSignals(True)
        self.rows.set_rows(self._plan.supports())
        self.rows.tick(one.id for one in self._plan.closed())
        self.rows.blockSignals(False)
        self.rows.select_first()
        self._say()

    def _ticked(self) -> None:
        ticked = {int(str(key)) for key in self.rows.keys()}  # noqa: SIM118 - not a dict
        ended = self._plan.ended()
        self._plan.close = {one.id for one in self._plan.supports() if one.id in ticked}
        self._plan.carry = {
            one.id for one in self._plan.supports() if one.offer_id in ended and one.id not in ticked
        }
        self._plan.touched = True
        self._say()

    def _keep(self) -> None:
        values = self.form.values()
        said = str(values["ending"] or ""), str(values["what_next"] or "")
        self._plan.touched |= said != (self._plan.ending, self._plan.what_next)
        self._plan.ending, self._plan.what_next = said

    def _say(self) -> None:
        closed, every = len(self._plan.closed()), len(self._plan.supports())
        self.form.setVisible(bool(closed))
        said = f"{every:,} supports: {every - closed:,} go on, {closed:,} end."
        self.count.setText(said if every else "No support is open.")

    def ready(self) -> bool:
        """Go on once it is said why they end and what comes next."""
        wrong = {}
        if self._plan.closed():
            if not self._plan.ending:
                wrong["ending"] = "Choose a reason."
            if not self._plan.what_next.strip():
                wrong["what_next"] = "Say what comes next, if only that nothing more is needed."
        self.form.show_problems(wrong)
        return not wrong

    def focus_first(self) -> None:
        self.rows.setFocus()


def _since(row: RollSupport) -> str:
    return f"{row.stage}, began {say_date(row.began_on)}"


_COLUMNS = (
    Column("Pupil", lambda row: row.pupil, bold=True),
    Column("Offer", lambda row: row.offer, width=22),
    Column("Domain of need", lambda row: row.domain, width=25, tone=lambda _: "muted"),
    Column("Where it stands", _since, width=30, tone=lambda _: "muted"),
)
