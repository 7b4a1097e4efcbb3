"""The new year's third step: what each class is called now; blank for none until a pupil list says it."""

from __future__ import annotations

from app.ui.dialogs.new_year_plan import YearPlan
from app.ui.dialogs.steps import FormStep
from app.ui.forms import Field
from app.ui.widgets.fields import TextField
from app.ui.widgets.label import Label
from app.vocabulary import year_label

_LEAD = "Where the new classes come with a pupil list, leave them blank. Classes with a number go on by themselves."
_NONE = "No class has to be renamed."


class ClassesStep(FormStep):
    """A field for each class of a year whose pupils go up."""

    def __init__(self, plan: YearPlan) -> None:
        self._plan = plan
        rows = plan.choices.classes
        fields = [
            Field(
                f"class_{place}",
                f"{year_label(row.year) or 'No year'}, {row.name}",
                TextField("no class yet", 60),
            )
            for place, row in enumerate(rows)
        ]
        super().__init__("Classes", fields, lead=_LEAD)
        if not rows:
            self.column.insertWidget(1, Label(_NONE))
        self.form.set_values({f"class_{place}": plan.class_name(row) for place, row in enumerate(rows)})
        self.form.mark_clean()
        self.form.changed.connect(self._keep)

    def _keep(self) -> None:
        values = self.form.values()
        for place, row in enumerate(self._plan.choices.classes):
            name = str(values[f"class_{place}"])
            self._plan.touched |= name != self._plan.class_name(row)
            self._plan.classes[row.year, row.name] = name

    def focus_first(self) -> None:
        """Put the focus into the first field, if there is a class."""
        if self._plan.choices.classes:
            self.form.field("class_0").setFocus()
        else:
            self.setFocus()
