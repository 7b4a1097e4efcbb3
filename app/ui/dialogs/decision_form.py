"""The form of the decision sheet: which fields are seen for which grouping, their words, and what cannot be."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QWidget

from app.operations.deciding.ending_risk import GOALS_MET
from app.operations.placements import PlacementDraft
from app.queries.decision import StandsNow
from app.queries.decision_form import SheetChoices, Standing
from app.queries.sight import ASK
from app.store import Store
from app.ui.dialogs.decision_asked import AskedForm
from app.ui.dialogs.decision_details import NAMES, WHOLE, seen_details
from app.ui.dialogs.decision_draft import draft_of, missing_in
from app.ui.dialogs.decision_fields import PUPIL, DecisionFields
from app.ui.dialogs.decision_words import THRIVING, sentence, stands_words
from app.ui.forms import LABEL_WIDTH
from app.ui.theme import theme
from app.ui.widgets.grouping_tiles import RISK
from app.vocabulary import band_of, within

# After a grouping's key the focus goes to the first of these that is seen and empty.
# Asked for every grouping; like all else but who and where, not where nothing can be logged.
_ALWAYS = ("grouping", "reason", "participants")
_NEXT = ("ending", "help_unused", "risk", "reason")


def _fits(label: str) -> bool:
    """Whether a label has room beside its field; there are names of sixty letters."""
    return QFontMetricsF(theme().font()).horizontalAdvance(label) <= LABEL_WIDTH


class DecisionForm(AskedForm):
    """The sheet's form. It knows what the chosen grouping asks for; the sheet around it saves."""

    def __init__(
        self,
        store: Store,
        offered: SheetChoices,
        today: date,
        correcting: bool = False,
        inside: QWidget | None = None,
    ) -> None:
        self._offered, self._today = offered, today
        self._standing = Standing((), ())
        self._asked_reference, self._made_behind = False, False
        # Whether the whole sheet is asked for, whatever the grouping; a decision that is corrected shows all of it.
        self.whole = correcting
        # A correction puts right what was said; what was left open before stays so.
        self.was_open = False
        self.parts = parts = DecisionFields(store, offered, today, correcting)
        self.tiles, self.pupil = parts.tiles, parts.pupil
        super().__init__([*parts.first_rows(), *parts.later_rows()], inside)
        parts.reference.clicked.connect(self._give_reference)
        parts.all_of_it.clicked.connect(self.unfold)
        for tile in self.tiles.tiles():
            tile.installEventFilter(self)
        parts.offer_people(store.person)
        if not offered.risk_for:
            self.tiles.turn_off(RISK, f"Not for you to choose: {within(ASK)}.")
        self.changed.connect(self.settle)
        self.settle()

    # --- what is seen ---

    def stand(self, standing: Standing) -> None:
        """Take how the chosen pupil stands in the chosen domain."""
        self._standing, self.silent = standing, standing.ask
        domain = next((row for row in self._offered.domains if row.id == self.value("domain_id")), None)
        needs = domain.needs if domain else ()
        risk = any(row.grouping == RISK for row in standing.open)
        # Managing risk has no goals to meet.
        self.field("ending").set_choices(
            [row for row in self._offered.endings if not (risk and row[0] == GOALS_MET)]
        )
        noted = [need.name for need in needs if need.id in standing.needs]
        self.parts.noted.setText(f"Noted already: {', '.join(noted)}." if noted else "")
        self.parts.noted.setVisible(bool(noted))
        self.field("needs").set_choices(
            [(need.id, need.name) for need in needs if need.id not in standing.needs]
        )
        self.settle()

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
        for name in _ALWAYS:
            self.ask(name, True)
        risk, full = code == RISK, self.full
        self.ask("goes_on", other is not None)
        self.ask("ending", code == THRIVING)
        self.ask("approved_by", self.ends_risk)
        self.ask("help_unused", risk)
        self.ask("risk", risk)
        self.ask("heard", full or bool(self.parts.heard.value()))
        # An ending keeps why and who decided; what could not be kept is not asked for.
        self.ask("next_look_on", code != THRIVING)
        self.ask("needs", code != THRIVING and (full or bool(self.value("needs"))))
        if full:
            self.make_behind()
        said = {name: self.value(name) for name in NAMES if name in self._fields}
        for name, shown in seen_details(said, code, full).items():
            self.ask(name, shown)
        self.parts.later.setVisible(not full)
        reference = full or bool(self.value("safeguarding_ref")) or self._asked_reference
        self.ask("safeguarding_ref", reference and code != THRIVING)
        self.parts.reference.setVisible(not reference and code != THRIVING)
        if other is not None:
            self.field("goes_on").setText(f"{other.label} goes on beside this")
            self.parts.beside.setText(
                "Without the tick it ends here, and this is managing risk only." if risk else ""
            )
            self.parts.beside.setVisible(risk)
        known = bool(self.pupil.pupil and self.value("domain_id"))
        self.parts.now.setText(stands_words(self._standing.open, self._today) if known else "")
        self.parts.about.setText(self._about(code))
        who = first if _fits(f"{first} says") else "the pupil"
        self.relabel("reason", "Why now", f"can be read by {who}")
        self.relabel("pupil_words", f"{who[:1].upper()}{who[1:]} says")
        for people in (self.parts.decided, self.parts.heard):
            people.say(PUPIL, f"{first[:1].upper()}{first[1:]}")

    def make_behind(self) -> None:
        """Make the fields that the short way leaves out: it opens sooner without them."""
        if not self._made_behind:
            self._made_behind = True
            self.ask_more(self.parts.behind_rows(), after=self.parts.all_of_it)

    @property
    def full(self) -> bool:
        """Whether the whole sheet is asked: where somebody wants it, and for the groupings that need it."""
        return self.whole or self.tiles.value() in WHOLE

    @property
    def ends_risk(self) -> bool:
        """Whether the decision ends Risk Support, which somebody approves by name."""
        if self.tiles.value() == THRIVING:
            return any(row.grouping == RISK for row in self._standing.open)
        return self.other is not None and self.other.grouping == RISK and not self.value("goes_on")

    def unfold(self) -> None:
        """Ask for all of it, and go to the first thing that the short way leaves out."""
        self.whole = True
        self.settle()
        self.field("needs").setFocus()

    def _about(self, code: str | None) -> str:
        if self.nothing_to_end():
            return self._no_record()
        row = next((row for row in self._offered.groupings if row.code == code), None)
        if row is not None:
            return row.definition
        ask = "" if self._offered.risk_for else f" {ASK} about {theme().look(RISK).name}."
        return f"None is suggested: this is decided together.{ask}"

    def _no_record(self) -> str:
        return f"No record is needed: {self.first_name()} is {theme().look(THRIVING).name} here without one."

    @property
    def refused(self) -> str:
        """Why nothing can be logged for this pupil in this domain; "" where it can."""
        return f"{ASK} about {self.first_name()} here." if self._standing.ask else ""

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
            if tile is not None and not tile.off:
                tile.setChecked(True)
                self._go_on_from(tile)
                return True
        return super().eventFilter(watched, event)

    def _go_on_from(self, tile: QWidget) -> None:
        asked = [name for name in _NEXT if self.asks(name) and self.value(name) in (None, "")]
        goal = self.field(asked[0]) if asked else tile
        goal.setFocus(Qt.FocusReason.TabFocusReason)

    # --- out ---

    def draft(self) -> PlacementDraft:
        """Return the decision as far as it is filled in."""
        ends = self.other is not None and not self.value("goes_on")
        return draft_of(self.values(), end_other=ends, left_open=self.was_open or not self.full)

    def check(self) -> dict[str, str]:
        """What cannot be: what cannot be read, what is missing, and what the decision itself refuses."""
        if self.refused:
            return {"domain_id": self.refused}
        if self.nothing_to_end():
            return {"grouping": self._no_record()}
        unread = {name: words for name, words in super().check().items() if self.asks(name)}
        return missing_in(self.draft(), self._today) | unread

    def sentence(self) -> str:
        """Return the sentence of what will be logged."""
        if self.refused:
            return f"{self.refused} Choose another domain, or leave."
        code = self.tiles.value()
        label = next(
            (row.short_label for row in self._offered.groupings if row.code == code),
            theme().look(THRIVING).name,
        )
        domain = next((row.name for row in self._offered.domains if row.id == self.value("domain_id")), "")
        if self.nothing_to_end():
            return self._no_record()
        name = self.pupil.pupil.name if self.pupil.pupil else ""
        days = (self.value("on"), self.value("next_look_on"))
        return sentence(name, (code, label) if code else None, domain, days, self._today)
