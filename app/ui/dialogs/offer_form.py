"""The form of an offer: what it says while typing, the needs of its domains, and the draft it makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.operations.offer_draft import OfferDraft
from app.queries.offer_choices import OfferChoices
from app.ui.dialogs.offer_fields import OfferFields, organisation_names
from app.ui.forms import LABEL_WIDTH, Form
from app.vocabulary import OfferStatus, fold, usual_register

THRIVE = (
    "Do you mean the Thrive Approach (a programme) or the THRIVE Framework (these groupings)? "
    "Its full name saves readers from asking."
)


class OfferForm(Form):
    """The fields of an offer; `alike(name, organisation)` answers with the names of offers that read alike."""

    def __init__(
        self,
        choices: OfferChoices,
        today: date,
        alike: Callable[[str, int | None], tuple[str, ...]],
        parent: QWidget | None = None,
    ) -> None:
        self.parts = OfferFields(choices, today)
        self._choices, self._alike = choices, alike
        self._asked: tuple[str, int | None] | None = None
        self._offered: list[tuple[int, str]] | None = None
        self._held: frozenset[int] = frozenset()
        # What the places suggest as its language; somebody who says otherwise has the last word.
        self._usual: str | None = None
        self._suggests = True
        super().__init__(self.parts.sections, parent)
        for label in self._labels.values():
            label.setMaximumWidth(LABEL_WIDTH)
        self.changed.connect(self.settle)
        self.settle()

    def set_values(self, values: Mapping[str, Any]) -> None:
        """Show an offer; needs that it has are offered whatever has been retired since, or saving would lose them."""
        self._held = frozenset(values.get("needs", ()))
        self._suggests = "register" not in values
        self._offer_needs()
        # Said once for the whole offer, not for each of its fields.
        self.blockSignals(True)
        super().set_values(values)
        self.blockSignals(False)
        self.settle()

    def take_choices(self, choices: OfferChoices) -> None:
        """Offer the organisations as they are now."""
        self._choices = choices
        self.parts.organisation.set_choices(organisation_names(choices))

    def draft(self, status: str = OfferStatus.DRAFT) -> OfferDraft:
        """Return what the form says now as a draft of this status, unfinished places left out."""
        values: dict[str, Any] = self.values() | {"places": self.parts.places.finished()}
        return OfferDraft(status=status, **values)

    # --- while typing ---

    def settle(self) -> None:
        """Say what belongs under the name and the organisation, and offer the needs of the domains."""
        name, organisation = self.field("name").value(), self.field("organisation_id").value()
        if (name, organisation) != self._asked:
            self._asked = (name, organisation)
            _say(self.parts.about_name, self._about(name, organisation))
            row = next((row for row in self._choices.organisations if row.id == organisation), None)
            words = "" if row is None else "In-house" if row.in_house else "External"
            sector = f", {row.sector_label}" if row and row.sector_label and not row.in_house else ""
            _say(self.parts.about_organisation, words and f"{words}{sector}.")
        self._offer_needs()
        self._suggest_language()

    def _about(self, name: str, organisation: int | None) -> str:
        if fold(name) == "thrive":
            return THRIVE
        names = self._alike(name, organisation) if name else ()
        return f"There is one already that reads like this: {', '.join(names)}." if names else ""

    def _suggest_language(self) -> None:
        """Fill in the language usual where the offer stands, until somebody chooses one (requirements 19 and 20)."""
        field = self.field("register")
        if not self._suggests or field.value() != self._usual:
            return
        codes = {row.id: row.code for row in self._choices.groupings}
        usual = usual_register(codes[place.grouping_id] for place in self.parts.places.finished())
        if usual != self._usual:
            self._usual = usual
            field.set_value(usual)

    def _offer_needs(self) -> None:
        """Offer the needs of the chosen domains; what is chosen already stays until somebody takes it off."""
        places = self.parts.places.finished()
        domains = {place.domain_id for place in places}
        everywhere = not places or None in domains
        chosen = {*self.parts.needs.value(), *self._held}
        offered = [
            (need.id, need.name)
            for row in self._choices.domains
            for need in row.needs
            if need.id in chosen or (not need.retired and (everywhere or row.id in domains))
        ]
        if offered != self._offered:
            self._offered = offered
            self.parts.needs.set_choices(offered)


def _say(label: Any, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
