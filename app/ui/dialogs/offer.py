"""The form of an offer, in short sections: a draft needs only a name, and what readers will ask is said gently."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.done import Done
from app.operations.offer_draft import PlaceDraft
from app.operations.offer_saved import saved_draft
from app.operations.offers import add_offer, change_offer
from app.queries.offer_choices import offer_choices
from app.queries.offer_pages import OfferRecord, offer_record, possible_duplicates
from app.ui.dialogs.offer_fields import first_fields
from app.ui.dialogs.offer_form import OfferForm
from app.ui.dialogs.offer_organisation import AddOrganisationDialog
from app.ui.dialogs.offer_side import OfferSide
from app.ui.shell import OfferTarget, Shell
from app.ui.theme import ink
from app.ui.widgets.bars import Line
from app.ui.widgets.buttons import Button, PrimaryButton
from app.ui.widgets.label import Elided, Label
from app.ui.widgets.panels import Notice
from app.ui.widgets.scrolled import scrolled
from app.vocabulary import OfferStatus

WIDTH, HEIGHT = 800, 640
THRESHOLD = "who can come (threshold)"
_IMPORTED = (
    "This came from the file of a directory, which cannot say its groupings, who can come (the threshold) or "
    "how your school refers. Say what you know and let it run; the rest can wait."
)


@dataclass(frozen=True, slots=True)
class Left:
    """What was typed when the form was left, to bring it back."""

    values: Mapping[str, Any]
    target: OfferTarget


class OfferDialog(QDialog):
    """Adds an offer, or changes the one that the target names."""

    topic = "offers"

    def __init__(self, shell: Shell, target: OfferTarget) -> None:
        super().__init__(shell.window_widget())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shell, self._target = shell, target
        self._record: OfferRecord | None = None
        if target.offer_id is not None:
            self._record = shell.store.read(offer_record, target.offer_id)
        self._choices = shell.store.read(offer_choices, self._record)
        self._status: str | None = None
        self._lay_out()
        self._fill()
        self._connect()
        self._follow()
        self._fit()
        self.form.field("name").setFocus()

    @property
    def status(self) -> str:
        """The state that the main button saves in: what it has, or running for what is new or a draft."""
        now = self._record.status if self._record else OfferStatus.DRAFT
        return OfferStatus.ACTIVE if now == OfferStatus.DRAFT else now

    # --- building ---

    def _lay_out(self) -> None:
        title = str(self._record.values["name"]) if self._record else "Add an offer"
        self.setWindowTitle("Change an offer" if self._record else title)
        head = QHBoxLayout()
        head.setContentsMargins(24, 16, 24, 10)
        head.addWidget(Elided(title, "panel"), 1)
        head.addWidget(Label("Ctrl+Enter saves it, Esc leaves everything as it was", "second", "muted"))
        inner = QWidget()
        self.area: QScrollArea = scrolled(inner)
        for ground in (inner, self.area.viewport()):
            ground.setAutoFillBackground(False)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(middle, 1)
        middle.addWidget(self.area, 1)
        self._fill_area(inner)
        column.addWidget(Line())
        column.addLayout(self._foot())
        self.side = OfferSide(first_fields(self.form.parts), self)
        middle.insertWidget(0, self.side)
        self.form.add_save_keys(self)

    def _fill_area(self, inner: QWidget) -> None:
        """Build the form where it will stay: moving a hundred fields dresses each of them again."""
        room = QVBoxLayout(inner)
        room.setContentsMargins(8, 4, 20, 16)
        if self._record is not None and self._record.values.get("source"):
            room.addWidget(Notice(_IMPORTED))
            room.addSpacing(6)
        self.form = OfferForm(self._choices, self._shell.today(), self._alike, inner)
        room.addWidget(self.form)
        room.addStretch(1)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 14)
        foot.setSpacing(8)
        foot.addWidget(Label("A draft needs only a name.", "second", "muted"), 1)
        now = self._record.status if self._record else OfferStatus.DRAFT
        words = "Save and run" if now == OfferStatus.DRAFT else "Save"
        self.leave = Button("Leave", keys="Esc")
        self.save = PrimaryButton(words, keys="Ctrl+Enter")
        self.other = Button("Save as draft", keys="Ctrl+S")
        if now != OfferStatus.DRAFT:
            self.other.setText("Save and run")
            self.other.setToolTip("Save and run")
            self.other.setVisible(now != OfferStatus.ACTIVE)
        for button in (self.leave, self.other, self.save):
            foot.addWidget(button)
        return foot

    def _connect(self) -> None:
        self.leave.clicked.connect(self.reject)
        self.save.clicked.connect(self.form.submit)
        self.other.clicked.connect(self.save_other)
        if not self.other.isHidden():
            QShortcut(QKeySequence("Ctrl+S"), self, self.save_other)
        self.form.submitted.connect(self._save)
        self.form.left.connect(self.reject)
        self.form.changed.connect(self._follow)
        self.side.wanted.connect(self.go_to)
        self.form.parts.add_organisation.clicked.connect(self.add_organisation)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _fit(self) -> None:
        window = self._shell.window_widget()
        self.resize(min(WIDTH, window.width() - 32), min(HEIGHT, window.height() - 32))

    def _fill(self) -> None:
        self.form.show_field("since", self._record is None)
        if self._record is not None:
            draft = saved_draft(self._record)
            self.form.set_values({field.name: getattr(draft, field.name) for field in fields(draft)})
        elif self._target.grouping_id is not None:
            domain = self._target.domain_id
            known = domain is not None or self._target.in_cell
            place = PlaceDraft(self._target.grouping_id, domain if known else -1)
            self.form.set_values({"places": (place,)})
        self.form.settle()
        self.form.mark_clean()

    def take(self, values: Mapping[str, Any]) -> None:
        """Show these values as if they had been typed."""
        # The needs on offer and the usual language follow the places, so these come first.
        for name in sorted(values, key=lambda name: name in {"needs", "register"}):
            self.form.field(name).set_value(values[name])
        self._follow()

    # --- while typing ---

    def _alike(self, name: str, organisation: int | None) -> tuple[str, ...]:
        return self._shell.store.read(possible_duplicates, name, organisation, self._target.offer_id)

    def _follow(self) -> None:
        asks = self.form.draft().asks()
        imported = self._record is not None and self._record.values.get("source")
        if imported and not self.form.field("entry_criteria").value():
            asks["entry_criteria"] = THRESHOLD
        self.side.show_asks(asks)

    def go_to(self, field: str) -> None:
        """Bring a field into view, with its section above it, and go there."""
        widget: QWidget = self.form.field(field)
        top = widget.mapTo(self.form, widget.rect().topLeft()).y() + self.form.y()
        self.area.verticalScrollBar().setValue(max(0, top - 44))
        widget.setFocus(Qt.FocusReason.TabFocusReason)

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is None or not self.form.isAncestorOf(now):
            return
        for name in self.form.values():
            widget = self.form.field(name)
            if widget is now or widget.isAncestorOf(now):
                self.side.show_current(name)
        self.area.ensureWidgetVisible(now, 0, 24)

    def add_organisation(self) -> None:
        """Ask for a new organisation, beginning with what is typed, and choose it."""
        typed = self.form.parts.organisation
        name = typed.currentText().strip() if typed.value() is None else ""
        dialog = AddOrganisationDialog(self._shell, self, name, self._choices.lists["sector"])
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.added.connect(self._organisation_added)
        dialog.open()

    def _organisation_added(self, row_id: int) -> None:
        self._choices = self._shell.store.read(offer_choices, self._record)
        self.form.take_choices(self._choices)
        self.form.field("organisation_id").set_value(row_id)
        self.form.field("what").setFocus()

    # --- saving and leaving ---

    def save_other(self) -> None:
        """Save in the other state: as a draft where the main button runs it, running where it does not."""
        draft = self.status == OfferStatus.ACTIVE
        self._status = OfferStatus.DRAFT if draft else OfferStatus.ACTIVE
        self.form.submit()
        self._status = None

    def _save(self, _values: object) -> None:
        draft = self.form.draft(self._status or self.status)
        if self._record is not None:
            # The form asks only who offers it: while nobody is named, what came from outside stays external.
            draft = replace(draft, in_house=bool(self._record.values["in_house"]))
        write = partial(self._shell.write, form=self.form, then=self._saved, today=self._shell.today())
        if self._target.offer_id is None:
            write(add_offer, draft)
        else:
            write(change_offer, self._target.offer_id, draft)

    def _saved(self, _done: Done) -> None:
        self.accept()

    def reject(self) -> None:
        """Leave; what was typed can be brought back from the status bar."""
        if self.form.dirty:
            left = Left(self.form.values(), self._target)
            self._shell.say_with("Not saved.", "Bring it back", partial(bring_back, self._shell, left))
        super().reject()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), ink("raised"))


def bring_back(shell: Shell, left: Left) -> None:
    """Open the form again with everything that was typed."""
    dialog = OfferDialog(shell, left.target)
    dialog.take(left.values)
    shell.show_dialog(dialog)
