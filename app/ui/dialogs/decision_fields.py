"""The fields of the decision sheet, in their order."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.operations.placements import ParticipantDraft
from app.queries.decision_form import SheetChoices
from app.store import Store
from app.ui.dialogs.decision_details import Row, behind_rows, said_rows
from app.ui.dialogs.decision_look import LookField
from app.ui.dialogs.decision_words import THRIVING
from app.ui.dialogs.review_supports import SupportsGoOn
from app.ui.forms import Field
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.chips_field import ChipsField
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import LongTextField, TextField, TickField
from app.ui.widgets.grouping_tiles import GroupingTiles
from app.ui.widgets.label import Label, caption
from app.ui.widgets.people_field import PeopleField
from app.ui.widgets.pupil_field import PupilField

PUPIL, PARENT = "young_person", "parent"


class DecisionFields:
    """The widgets that the sheet speaks to by name, and the rows they stand in."""

    def __init__(self, store: Store, offered: SheetChoices, today: date, correcting: bool) -> None:
        self.offered, self.today, self._store = offered, today, store
        self.now, self.about = Label("", "body", "muted", wrap=True), caption("")
        # What stands beside the domain takes the rest of its line, and a second line only for long names.
        self.now.setMinimumWidth(270)
        self.now.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.noted, self.beside = caption(""), caption("")
        self.reference = LinkButton("Give its reference instead")
        self.all_of_it = LinkButton("All of it", tip="Fill in the whole sheet now", keys="Ctrl+Shift+A")
        allowed = {row.code for row in offered.groupings} | {THRIVING}
        if correcting:
            # A mistake is withdrawn; coming back to Thriving is a decision of its own.
            allowed.discard(THRIVING)
        self.tiles = GroupingTiles(allowed)
        self.pupil = PupilField(store)
        self.supports = SupportsGoOn(())
        self.decided = PeopleField(offered.staff, offered.kinds)
        self.heard = PeopleField(offered.staff, offered.kinds, decided=False)

    def first_rows(self) -> list[Row]:
        """Who, in what, in which grouping, and what that grouping asks."""
        domains = [(row.id, row.name) for row in self.offered.domains]
        domain = ChoiceField(domains, placeholder="Choose a domain")
        domain.setFixedWidth(310)
        return [
            (
                Field("pupil_id", "Pupil", self.pupil),
                Field("on", "Date", DateField(self.today, weekday=True), stretch=False),
            ),
            Field("domain_id", "Domain of need", domain, beside=self.now, stretch=False),
            Field("grouping", "Grouping", self.tiles, help="keys 1 to 5", hint=self.about),
            Field("goes_on", "Beside it", TickField(""), hint=self.beside),
            Field("ending", "Why it ends", ChoiceField(self.offered.endings, placeholder="Choose a reason")),
            Field("ends_too", "Supports", self.supports),
            Field("approved_by", "Approved by", TextField("Who approved that it ends", 200)),
            Field(
                "help_unused",
                "Help not used",
                ChoiceField(self.offered.help_unused, placeholder="Choose a reason"),
                help="why, at present",
            ),
            Field(
                "risk",
                "What the risk is",
                TextField("The detail belongs to safeguarding", 300),
                help="in one sentence",
            ),
        ]

    def later_rows(self) -> list[Row]:
        """Needs, why, who decided, what pupil and family say, and when we look again."""
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
            *said_rows(self.offered),
            Field(
                "next_look_on",
                "Look again on",
                LookField(self.today, self.offered.reviews),
                hint=self._later(),
            ),
        ]

    def behind_rows(self) -> list[Row]:
        """What stands behind it: parents, whether views differ, options, the prompt."""
        return behind_rows(self._store, self.offered, self.today)

    def _safeguarding(self) -> QWidget:
        return _line("Safeguarding detail does not belong here.", self.reference)

    def _later(self) -> QWidget:
        self.later = _line("The rest can wait; it is shown as still open.", self.all_of_it)
        return self.later

    def offer_people(self, person: str) -> None:
        """Put the likely people beside the boxes and tick those who usually decide; person is at the program."""
        names = dict(self.offered.staff)
        likely = [self.offered.me] if self.offered.me else []
        likely += self.offered.likely
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
        if self.offered.me:
            usual.append(ParticipantDraft("staff", "", self.offered.me))
        elif person:
            usual.append(ParticipantDraft("other", person))
        self.decided.set_value(usual)


def _line(words: str, button: QWidget) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(Label(words, "second", "muted"))
    row.addWidget(button)
    row.addStretch(1)
    return line
