"""Putting pupils on an offer: one or many at once, at whichever stage they are, in a group where it runs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from app.operations.supports.beginning import begin_support
from app.operations.supports.drafts import ALONE, SupportDraft
from app.queries.find import pupil_names
from app.queries.pupil_page import PupilPage, pupil_page
from app.queries.story.said import need_title
from app.queries.supports.support_choices import SupportChoices, support_choices
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.support_fields import (
    ELSEWHERE,
    STAGES,
    group_choices,
    planned_rows,
    usual_group,
    written_rows,
)
from app.ui.dialogs.support_hints import Asked, group_hint, offer_hint, room_hint
from app.ui.forms import Field, Fields
from app.ui.shell import Shell
from app.ui.widgets.chips_field import ChipsField
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import LongTextField
from app.ui.widgets.label import Label
from app.ui.widgets.one_of_field import OneOfField
from app.ui.widgets.scrolled import scrolled_form
from app.vocabulary import Stage


@dataclass(frozen=True, slots=True)
class AddTarget:
    """What is known when the form opens."""

    offer_id: int | None = None
    pupil_ids: tuple[int, ...] = ()
    group_id: int | None = None
    domain_id: int | None = None


def open_add_support(
    shell: Shell, *, offer_id: int | None = None, pupil_ids: tuple[int, ...] = (), group_id: int | None = None
) -> None:
    """Open the form that puts pupils on an offer; what is given stands in it already."""
    shell.show_dialog(AddSupport(shell, AddTarget(offer_id, tuple(pupil_ids), group_id)))


class AddSupport(FormDialog):
    """What is chosen fills in the rest: the offer its groups and domain, one pupil the needs."""

    topic = "supports"

    def __init__(self, shell: Shell, target: AddTarget) -> None:
        self._shell, self._target, self._today = shell, target, shell.today()
        self._offered = shell.store.read(support_choices, person=shell.store.person, today=self._today)
        self._offer_hint, self._group_hint = (Label("", "second", "muted", wrap=True) for _ in range(2))
        super().__init__(shell.window_widget(), "Add a support", self._fields(self._offered), "Save")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._seen: dict[str, Any] = {}
        self._guessed: int | None = None
        self._page: PupilPage | None = None
        self.form.set_values(self._first())
        self._settle()
        self.form.mark_clean()
        self.form.changed.connect(self._settle)
        area = scrolled_form(self.form)
        self.lay_out(Label("Add a support", "figure"), area, grows=area)
        self.resize(640, min(720, shell.window_widget().height() - 24))
        first = "offer_id" if target.pupil_ids else "pupil_ids"
        self.form.field("domain_id" if target.offer_id and target.pupil_ids else first).setFocus()

    def _fields(self, offered: SupportChoices) -> Fields:
        names = [
            (row.id, f"{row.name}, {row.where}")
            for row in self._shell.store.read(pupil_names, today=self._today)
        ]
        offers = [(row.id, row.name + (" (paused)" if row.paused else "")) for row in offered.offers]
        return [
            Field(
                "pupil_ids", "Pupils", ChipsField(names, "add a pupil"), required="Choose at least one pupil."
            ),
            Field(
                "offer_id",
                "Offer",
                ChoiceField(offers, placeholder="Type a part of its name"),
                hint=self._offer_hint,
                required="Choose an offer.",
            ),
            Field("domain_id", "For", ChoiceField(offered.domains), required="Choose a domain of need."),
            Field("stage", "Now", OneOfField(STAGES), required="Choose where it stands."),
            Field("group_id", "Group", ChoiceField((), nothing=ELSEWHERE), hint=self._group_hint),
            Field("on", "Since", DateField(self._today), stretch=False, required="Say since when."),
            Field("why", "Why", LongTextField(2, "What it is for, in words that the pupil can read", 1000)),
            planned_rows(offered, self._today),
            written_rows(offered, (), None),
        ]

    def _first(self) -> dict[str, Any]:
        target = self._target
        return {
            "pupil_ids": target.pupil_ids,
            "offer_id": target.offer_id,
            "domain_id": target.domain_id,
            "stage": Stage.RUNNING.value,
            "on": self._today,
            "next_look_on": self._offered.review_on,
            "asked_by_id": self._offered.me,
        }

    def _settle(self) -> None:
        """Let what is chosen fill in the rest; only what differs from before is asked for anew."""
        form, before = self.form, self._seen
        now = {name: form.field(name).value() for name in ("pupil_ids", "offer_id", "stage", "group_id")}
        self._seen = now
        differs = {name for name, value in now.items() if before.get(name, self) != value}
        if "pupil_ids" in differs:
            self._read_page(now["pupil_ids"])
        if "offer_id" in differs:
            self._offer_groups(now["offer_id"])
        if differs & {"pupil_ids", "offer_id"}:
            self._guess_domain(now["offer_id"])
        self._offer_needs(form.field("domain_id").value())
        form.show_field("group_id", now["stage"] == Stage.RUNNING)
        if differs:
            asked = partial(self._shell.store.read, today=self._today)
            pupils = now["pupil_ids"]
            _say(self._offer_hint, offer_hint(asked, self._offered.offer(now["offer_id"]), pupils))
            _say(self._group_hint, self._of_room(asked, pupils) if now["stage"] == Stage.RUNNING else "")

    def _of_room(self, asked: Asked, pupils: tuple[int, ...]) -> str:
        """Return what is worth knowing of the group that is chosen, or of the offer without one."""
        group = self.form.field("group_id").value()
        if group in (None, ALONE):
            return room_hint(asked, self.form.field("offer_id").value(), pupils, alone=group == ALONE)
        return group_hint(asked, next(row for row in self._offered.groups if row.id == group), pupils)

    def _offer_groups(self, offer_id: int | None) -> None:
        choices = group_choices(self._offered.groups, offer_id)
        field = self.form.field("group_id")
        field.set_choices(choices if offer_id is not None else ())
        first = usual_group(self._offered, offer_id)
        given = self._target.group_id
        field.set_value(given if given in dict(choices) else first)
        self._seen["group_id"] = field.value()

    def _read_page(self, pupils: tuple[int, ...]) -> None:
        """Read what is known of one pupil; several each have their own needs and groupings."""
        read = self._shell.store.read
        self._page = read(pupil_page, pupils[0], today=self._today) if len(pupils) == 1 else None

    def _offer_needs(self, domain_id: int | None) -> None:
        rows = self._page.needs if self._page is not None else ()
        known = [row for row in rows if row.closed_on is None and row.domain_id == domain_id]
        self.form.field("need_id").set_choices([(row.id, need_title(row)) for row in known])
        self.form.show_field("need_id", bool(known))

    def _guess_domain(self, offer_id: int | None) -> None:
        """Choose the domain that the offer stands in, or the pupil in a grouping, until somebody has chosen."""
        field, offer = self.form.field("domain_id"), self._offered.offer(offer_id)
        if field.value() not in (None, self._guessed) or self._target.domain_id is not None:
            return
        known = set(offer.domains) if offer is not None else set()
        held: list[int] = []
        if (page := self._page) is not None:
            held = [one.id for one in page.domains if page.standing_in(one.id, self._today)]
        fits = [one for one in held if one in known or not known]
        guess = next(iter(fits), None) or (next(iter(offer.domains), None) if offer is not None else None)
        self._guessed = guess or next(iter(held), None)
        field.set_value(self._guessed)

    def submitted(self, values: dict[str, Any]) -> None:
        """Put the pupils on the offer."""
        values["need_id"] = values["need_id"] if len(values["pupil_ids"]) == 1 else None
        values["group_id"] = values["group_id"] if values["stage"] == Stage.RUNNING else None
        draft = SupportDraft(**values)
        self._shell.write(begin_support, draft, today=self._today, form=self.form, then=self.saved)

    def reject(self) -> None:
        """Leave; what was typed can be brought back from the status bar."""
        typed, dirty = self.form.values(), self.form.dirty
        super().reject()
        if dirty:
            self._shell.say_with(
                "Not saved.", "Bring it back", partial(_bring_back, self._shell, self._target, typed)
            )


def _bring_back(shell: Shell, target: AddTarget, typed: dict[str, Any]) -> None:
    dialog = AddSupport(shell, target)
    dialog.form.type_again(typed)
    shell.show_dialog(dialog)


def _say(label: Label, words: str) -> None:
    label.setText(words)
    label.setVisible(bool(words))
