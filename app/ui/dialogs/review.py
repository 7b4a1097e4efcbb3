"""Reviewing a placement: who was there, what has changed, and whether it goes on, changes or ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from app.operations.plans.review_draft import ReviewDraft
from app.operations.plans.reviewing import correct_review, hold_review
from app.queries.decision_form import sheet_choices
from app.queries.plans.plan import plans_of
from app.queries.plans.reviewable import Reviewable, reviewable
from app.queries.plans.reviews import ReviewRow
from app.queries.supports.going_on import going_on
from app.queries.wording import words
from app.ui.dates import say_date
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.review_aims import ReviewAims
from app.ui.dialogs.review_fields import ASKED, SOMETIMES, ReviewFields
from app.ui.shell import LogTarget, Shell
from app.ui.theme import theme
from app.ui.widgets.label import Label
from app.ui.widgets.scrolled import scrolled_form
from app.vocabulary import Band, ListKind

_TEXT = (
    "changed",
    "pupil_words",
    "safety",
    "costs_harms",
    "what_next",
    "who_told",
    "way_back",
    "approved_by",
)


class ReviewDialog(FormDialog):
    """Reviews one of a pupil's open placements; with the row of a review it corrects that."""

    topic = "reviews"

    def __init__(
        self, shell: Shell, rows: Sequence[Reviewable], first: int, correcting: ReviewRow | None = None
    ) -> None:
        self._shell, self._rows, self._first, self._correcting = shell, rows, first, correcting
        self._today = shell.today()
        offered = shell.store.read(sheet_choices, person=shell.store.person, today=self._today)
        plans = shell.store.read(plans_of, rows[0].pupil_id, today=self._today)
        respondents = tuple(shell.store.read(words, ListKind.RESPONDENT).items())
        self.aims = ReviewAims(plans, respondents, self._today)
        supports = shell.store.read(going_on, rows[0].pupil_id) if correcting is None else ()
        self.parts = ReviewFields(rows, offered, self.aims, supports, self._today)
        title = "Review" if correcting is None else "Correct a review"
        super().__init__(shell.window_widget(), title, self.parts.rows(), "Save")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form.changed.connect(self._settle)
        self.form.set_values(self.parts.usual(first))
        if correcting is not None:
            self.form.set_values(self._values_of(correcting))
        self._settle()
        self.form.mark_clean()
        area = scrolled_form(self.form)
        self.lay_out(Label(f"{title}: {rows[0].pupil}", "figure", wrap=True), area, grows=area)
        self.resize(680, min(700, shell.window_widget().height() - 24))
        self.form.field("changed").setFocus()

    @property
    def _row(self) -> Reviewable | None:
        chosen = self.form.field("placement_id").value()
        return next((row for row in self._rows if row.placement_id == chosen), None)

    def _values_of(self, row: ReviewRow) -> dict[str, Any]:
        same = {name: getattr(row, name) for name in _TEXT}
        return {
            **same,
            "on": row.held_on,
            "decision": row.decision,
            "ending": row.ending or None,
            "next_look_on": row.next_look_on,
            "participants": self.parts.present(row.present),
        }

    def _settle(self) -> None:
        """Show what the placement and the outcome ask for."""
        row, decision = self._row, self.form.field("decision").value()
        asked = ASKED.get(decision or "", set())
        risk = row is not None and row.band == Band.RISK
        for name in SOMETIMES:
            self.form.show_field(name, name in asked)
        self.form.show_field("safety", risk)
        self.form.show_field("approved_by", risk and decision == "end")
        self.parts.supports.show_for(None if row is None else row.domain_id)
        self.form.show_field("ends_too", decision == "end" and self.parts.supports.asked)
        self.form.show_field("placement_id", len(self._rows) > 1 or row is not None)
        self.parts.offer_endings(risk=risk)
        self.parts.now.setText(_since(row))
        if row is not None:
            self.aims.show_behind(row.domain_id, row.band)
        self.form.show_field("aims", bool(self.aims.asked))
        left_open = self.aims.left_open()
        self.parts.left_open.setText(left_open)
        self.parts.left_open.setVisible(bool(left_open))
        self.save_button.setText("Save and decide" if decision == "change" else "Save")

    def draft(self, values: Mapping[str, Any]) -> ReviewDraft:
        """Return the review, without what its outcome does not ask for."""
        decision = values["decision"] or ""
        left_out = SOMETIMES - ASKED.get(decision, set())
        said = {name: values[name] for name in _TEXT if name not in left_out}
        return ReviewDraft(
            values["placement_id"] or 0,
            decision,
            on=values["on"],
            participants=tuple(values["participants"]),
            ending=values["ending"] if decision == "end" else None,
            next_look_on=values["next_look_on"] if decision == "continue" else None,
            aims=values["aims"],
            ends_too=tuple(values["ends_too"]) if decision == "end" else (),
            **said,
        )

    def submitted(self, values: dict[str, Any]) -> None:
        """Write the review."""
        write = partial(self._shell.write, form=self.form, then=self._held, today=self._today)
        if self._correcting is None:
            write(hold_review, self.draft(values))
        else:
            write(correct_review, self._correcting.id, self.draft(values))

    def _held(self, done: object) -> None:
        shell, row, decision = self._shell, self._row, self.form.field("decision").value()
        self.accept()
        if decision == "change" and row is not None and self._correcting is None:
            # The review is kept by now; the new decision is one of its own, with its own Undo.
            shell.log_grouping(LogTarget(row.pupil_id, row.domain_id))

    def reject(self) -> None:
        """Leave; what was typed can be brought back from the status bar."""
        typed, dirty = self.form.values(), self.form.dirty
        super().reject()
        if dirty:
            again = partial(_bring_back, self._shell, self._rows, self._first, self._correcting, typed)
            self._shell.say_with("Not reviewed.", "Bring it back", again)


def open_review(
    shell: Shell,
    pupil_id: int,
    *,
    placement_id: int | None = None,
    domain_id: int | None = None,
    correcting: ReviewRow | None = None,
) -> None:
    """Open the dialog on a pupil's open placements, at one of them where it is given or in a domain.

    Says in a sentence where nothing is open.
    """
    also = placement_id if correcting is None else correcting.placement_id
    rows = shell.store.read(
        reviewable, pupil_id, today=shell.today(), also=None if correcting is None else also
    )
    if not rows:
        shell.say(f"Nothing is open to review: no record means {theme().look('thriving').name}.", "warning")
        return
    known = also if any(row.placement_id == also for row in rows) else None
    here = [row for row in rows if row.domain_id == domain_id]
    shell.show_dialog(ReviewDialog(shell, rows, known or _soonest(here or rows), correcting))


def _soonest(rows: Sequence[Reviewable]) -> int:
    return min(rows, key=lambda row: row.next_look_on or row.starts_on).placement_id


def _since(row: Reviewable | None) -> str:
    if row is None:
        return ""
    look = f"; to look again on {say_date(row.next_look_on)}" if row.next_look_on else ""
    risk = " Managing risk only: this looks at safety." if row.band == Band.RISK else ""
    return f"Since {say_date(row.starts_on)}{look}.{risk}"


def _bring_back(
    shell: Shell,
    rows: Sequence[Reviewable],
    first: int,
    correcting: ReviewRow | None,
    typed: Mapping[str, Any],
) -> None:
    dialog = ReviewDialog(shell, rows, first, correcting)
    dialog.form.type_again(typed)
    shell.show_dialog(dialog)
