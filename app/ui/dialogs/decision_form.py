"""The fields of the decision sheet: which there are, which are seen for which grouping, and what cannot be."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.operations.placements import ParticipantDraft, PlacementDraft
from app.queries.decision import StandsNow
from app.queries.decision_form import SheetChoices, Standing
from app.store import Store
from app.ui.dialogs.decision_look import LookField
from app.ui.dialogs.decision_words import THRIVING, sentence, stands_words
from app.ui.forms import LABEL_WIDTH, Field, Form
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.chips_field import ChipsField
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import LongTextField, TextField, TickField
from app.ui.widgets.grouping_tiles import RISK, GroupingTiles
from app.ui.widgets.label import Elided, Label, caption
from app.ui.widgets.people_field import PeopleField
from app.ui.widgets.pupil_field import PupilField
from app.vocabulary import band_of

FULL = {"more_help", RISK}
PUPIL, PARENT = "young_person", "parent"
# After a grouping's key the focus goes to the first of these that is seen and empty.
_NEXT = ("ending", "help_unused", "risk", "reason")


class DecisionForm(Form):
    """The sheet's form. It knows what the chosen grouping asks for; the sheet around it saves."""

    def __init__(self, store: Store, offered: SheetChoices, today: date, correcting: bool = False) -> None:
        self._offered, self._today, self._correcting = offered, today, correcting
        self._standing = Standing((), ())
        self._shown: dict[str, bool] = {}
        self._asked_reference = False
        self.now, self.about = Elided("", "body", "muted"), caption("")
        self.noted, self.beside = caption(""), caption("")
        self.reference = LinkButton("Give its reference instead")
        allowed = {row.code for row in offered.groupings} | {THRIVING}
        if correcting:
            # A mistake is withdrawn; coming back to Thriving is a decision of its own.
            allowed.discard(THRIVING)
        self.tiles = GroupingTiles(allowed)
        self.pupil = PupilField(store)
        self.decided, self.heard = PeopleField(offered.staff), PeopleField(offered.staff, decided=False)
        super().__init__([*self._first_rows(), *self._later_rows()])
        for name, label in self._labels.items():
            label.setMaximumWidth(LABEL_WIDTH if name != "on" else label.sizeHint().width())
        self.reference.clicked.connect(self._give_reference)
        for tile in self.tiles.tiles():
            tile.installEventFilter(self)
        self._offer_people(store.person)
        self.changed.connect(self.settle)
        self.settle()

    # --- fields ---

    def _first_rows(self) -> list[Field | tuple[Field, ...]]:
        domains = [(row.id, row.name) for row in self._offered.domains]
        domain = ChoiceField(domains, placeholder="Choose a domain")
        domain.setFixedWidth(310)
        return [
            (
                Field("pupil_id", "Pupil", self.pupil),
                Field("on", "Date", DateField(self._today, weekday=True), stretch=False),
            ),
            Field("domain_id", "Domain of need", domain, beside=self.now, stretch=False),
            Field("grouping", "Grouping", self.tiles, help="keys 1 to 5", hint=self.about),
            Field("goes_on", "Beside it", TickField(""), hint=self.beside),
            Field("ending", "Why it ends", ChoiceField(self._offered.endings, placeholder="Choose a reason")),
            Field(
                "help_unused",
                "Help not used",
                ChoiceField(self._offered.help_unused, placeholder="Choose a reason"),
                help="why, at present",
            ),
            Field(
                "risk",
                "What the risk is",
                TextField("The detail belongs to safeguarding", 300),
                help="in one sentence",
            ),
        ]

    def _later_rows(self) -> list[Field | tuple[Field, ...]]:
        return [
            Field("needs", "Need", ChipsField((), "add a need"), hint=self.noted),
            Field(
                "reason",
                "Why now",
                LongTextField(2),
                help="can be read by the pupil",
                hint=self._safeguarding(),
            ),
            Field(
                "safeguarding_ref",
                "Safeguarding",
                TextField("The number of the record there", 80),
                help="its reference",
            ),
            Field("participants", "Decided by", self.decided),
            Field("heard", "Also took part", self.heard, help="heard, did not decide"),
            Field("pupil_words", "The pupil says", TextField("", 1000)),
            Field("parent_view", "Family says", TextField("", 1000)),
            Field("next_look_on", "Look again on", LookField(self._today, self._offered.reviews)),
        ]

    def _safeguarding(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Label("Safeguarding detail does not belong here.", "second", "muted"))
        row.addWidget(self.reference)
        row.addStretch(1)
        return line

    def _offer_people(self, person: str) -> None:
        names = dict(self._offered.staff)
        likely = [self._offered.me] if self._offered.me else []
        likely += self._offered.likely
        for field, decided in ((self.decided, True), (self.heard, False)):
            field.offer(
                [
                    (ParticipantDraft(PUPIL, decided=decided), "The pupil"),
                    (ParticipantDraft(PARENT, decided=decided), "Parent or carer"),
                    *[(ParticipantDraft("staff", "", row_id, decided), names[row_id]) for row_id in likely],
                ]
            )
        # Deciding together is the rule: the pupil and who writes it down, plain to see and to change.
        usual = [ParticipantDraft(PUPIL)]
        if self._offered.me:
            usual.append(ParticipantDraft("staff", "", self._offered.me))
        elif person:
            usual.append(ParticipantDraft("other", person))
        self.decided.set_value(usual)

    # --- what is seen ---

    def stand(self, standing: Standing) -> None:
        """Take how the chosen pupil stands in the chosen domain."""
        self._standing = standing
        domain = next((row for row in self._offered.domains if row.id == self.value("domain_id")), None)
        needs = domain.needs if domain else ()
        noted = [need.name for need in needs if need.id in standing.needs]
        self.noted.setText(f"Noted already: {', '.join(noted)}." if noted else "")
        self.noted.setVisible(bool(noted))
        self.field("needs").set_choices(
            [(need.id, need.name) for need in needs if need.id not in standing.needs]
        )
        self.settle()

    def value(self, name: str) -> Any:
        """One field's value."""
        return self.field(name).value()

    def first_name(self) -> str:
        """How the pupil is called here, until one is chosen "the pupil"."""
        return self.pupil.pupil.first if self.pupil.pupil else "the pupil"

    @property
    def other(self) -> StandsNow | None:
        """What is open in the other band, and would go on beside this decision."""
        code = self.tiles.value()
        if code is None or code == THRIVING:
            return None
        return next((row for row in self._standing.open if row.band != band_of(code)), None)

    def settle(self) -> None:
        """Show what the grouping asks for, with the names and words of now."""
        code, first, other = self.tiles.value(), self.first_name(), self.other
        risk, full = code == RISK, code in FULL
        self._show("goes_on", other is not None)
        self._show("ending", code == THRIVING)
        self._show("help_unused", risk)
        self._show("risk", risk)
        self._show("heard", full or bool(self.heard.value()))
        self._show("next_look_on", code != THRIVING)
        reference = full or bool(self.value("safeguarding_ref")) or self._asked_reference
        self._show("safeguarding_ref", reference)
        self.reference.setVisible(not reference)
        if other is not None:
            self.field("goes_on").setText(f"{other.label} goes on beside this")
            self.beside.setText(
                "Without the tick it ends here, and this is managing risk only." if risk else ""
            )
            self.beside.setVisible(risk)
        known = bool(self.pupil.pupil and self.value("domain_id"))
        self.now.setText(stands_words(self._standing.open, self._today) if known else "")
        self.about.setText(self._about(code))
        self.relabel("reason", "Why now", f"can be read by {first}")
        self.relabel("pupil_words", f"{first[:1].upper()}{first[1:]} says")
        for people in (self.decided, self.heard):
            people.say(PUPIL, f"{first[:1].upper()}{first[1:]}")

    def _about(self, code: str | None) -> str:
        if self.nothing_to_end():
            return f"No record is needed: {self.first_name()} is Thriving here without one."
        row = next((row for row in self._offered.groupings if row.code == code), None)
        return row.definition if row else "None is suggested: this is decided together."

    def nothing_to_end(self) -> bool:
        """Whether Thriving is chosen for a pupil who has nothing open here."""
        known = self.pupil.pupil is not None and self.value("domain_id") is not None
        return self.tiles.value() == THRIVING and known and not self._standing.open

    def _give_reference(self) -> None:
        self._asked_reference = True
        self.settle()
        self.field("safeguarding_ref").setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A grouping's key chooses it and goes on to what it asks for first, so that nobody needs Tab."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            tile = next((tile for tile in self.tiles.tiles() if event.text() == str(tile.key)), None)
            if tile is not None:
                tile.setChecked(True)
                self._go_on_from(tile)
                return True
        return super().eventFilter(watched, event)

    def _go_on_from(self, tile: QWidget) -> None:
        asked = [name for name in _NEXT if self._shown.get(name, True) and self.value(name) in (None, "")]
        goal = self.field(asked[0]) if asked else tile
        goal.setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self, name: str, shown: bool) -> None:
        if self._shown.get(name) != shown:
            self._shown[name] = shown
            self.show_field(name, shown)

    def relabel(self, name: str, label: str, help: str = "") -> None:
        """Say other words beside a field."""
        words = self._labels[name].findChildren(Label)
        for part, text in zip(words, (label, help), strict=False):
            part.setText(text)
        self.field(name).setAccessibleName(label)

    # --- out ---

    def draft(self) -> PlacementDraft | None:
        """Return the decision, or None while pupil, domain or grouping are still to choose."""
        values = self.values()
        if not (values["pupil_id"] and values["domain_id"] and values["grouping"]):
            return None
        risk, thriving = values["grouping"] == RISK, values["grouping"] == THRIVING
        decided = values["participants"]
        kinds = {(who.kind, who.staff_id, who.name) for who in decided}
        heard = [who for who in values["heard"] if (who.kind, who.staff_id, who.name) not in kinds]
        return PlacementDraft(
            values["pupil_id"],
            values["domain_id"],
            values["grouping"],
            on=values["on"],
            reason=values["reason"],
            participants=(*decided, *heard),
            pupil_words=values["pupil_words"],
            parent_view=values["parent_view"],
            next_look_on=None if thriving else values["next_look_on"],
            needs=values["needs"],
            help_unused=values["help_unused"] if risk else None,
            risk=values["risk"] if risk else "",
            safeguarding_ref=values["safeguarding_ref"],
            end_other=self.other is not None and not values["goes_on"],
            ending=values["ending"] if thriving else None,
        )

    def check(self) -> dict[str, str]:
        """What cannot be: what cannot be read, what is missing, and what the decision itself refuses."""
        found = {name: words for name, words in super().check().items() if self._shown.get(name, True)}
        missing = {
            "pupil_id": "Choose a pupil.",
            "domain_id": "Choose a domain of need.",
            "grouping": "Choose a grouping.",
        }
        found |= {
            name: words for name, words in missing.items() if not self.value(name) and name not in found
        }
        draft = self.draft() or PlacementDraft(0, 0, self.tiles.value() or "", **self._asked())
        found = draft.problems(self._today) | found
        if self.tiles.value() == THRIVING and not self.value("ending"):
            found["ending"] = "Say why it ends."
        if self.nothing_to_end():
            return {"grouping": f"No record is needed: {self.first_name()} is Thriving here without one."}
        return found

    def _asked(self) -> dict[str, Any]:
        asked = ("on", "reason", "participants", "next_look_on", "help_unused", "risk")
        return {name: self.value(name) for name in asked}

    def sentence(self) -> str:
        """Return the sentence of what will be logged."""
        code = self.tiles.value()
        label = next((row.short_label for row in self._offered.groupings if row.code == code), "Thriving")
        domain = next((row.name for row in self._offered.domains if row.id == self.value("domain_id")), "")
        if self.nothing_to_end():
            return f"No record is needed: {self.first_name()} is Thriving here without one."
        name = self.pupil.pupil.name if self.pupil.pupil else ""
        days = (self.value("on"), self.value("next_look_on"))
        return sentence(name, (code, label) if code else None, domain, days, self._today)
