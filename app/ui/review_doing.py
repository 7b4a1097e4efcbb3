"""What can be done from the Pupils page about reviews and contacts of the pupil that is open."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.abilities import Ability
from app.queries.plans.contacts import ContactRow, contacts_of
from app.queries.plans.reviews import reviews_of
from app.ui.allowed import gate, refused
from app.ui.pupil_view import PupilView
from app.ui.shell import Command, Shell


class ReviewDoing(QObject):
    """Opens the forms of reviews and contacts; does nothing where no pupil is open."""

    def __init__(self, shell: Shell, view: PupilView, page: QWidget) -> None:
        super().__init__(page)
        self._shell, self._view = shell, view
        for keys, call in (("Ctrl+Shift+R", self.review), ("Ctrl+Shift+C", self.note_contact)):
            shortcut = QShortcut(QKeySequence(keys), page)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(call)
        self.contact_action = view.menu.addAction("Note a contact …\tCtrl+Shift+C")
        view.menu.insertAction(view.roll_action, self.contact_action)
        self.contact_action.triggered.connect(self.note_contact)
        view.review_button.clicked.connect(self.review)
        view.now.domains.review.connect(self.review_domain)
        verbs = view.timeline.behind
        verbs.follow_up.connect(self._follow_up)
        verbs.correct.connect(self._correct)
        verbs.take_back.connect(self._take_back)
        gate(shell.store, Ability.LOG, self.contact_action, view.review_button, *verbs.buttons)

    def review(self) -> None:
        """Review what is open; of several, what is to be looked at first."""
        self._review(None)

    def review_domain(self, domain_id: int) -> None:
        """Review what is open in a domain."""
        self._review(domain_id)

    def note_contact(self) -> None:
        """Note a contact: advice given, and what was pointed to."""
        page = self._view.page
        if page is None or page.standing is None or refused(self._shell, Ability.LOG):
            return
        from app.ui.dialogs.contact import contact_dialog

        self._shell.show_dialog(contact_dialog(self._shell, page))

    def commands(self) -> list[Command]:
        """Return what "Find or do anything" can do for the pupil."""
        return [
            Command("Review this pupil", "Ctrl+Shift+R", self.review, "check", Ability.LOG),
            Command("Note a contact", "Ctrl+Shift+C", self.note_contact, "phone", Ability.LOG),
        ]

    def _review(self, domain_id: int | None) -> None:
        page = self._view.page
        if page is None or page.standing is None or refused(self._shell, Ability.LOG):
            return
        from app.ui.dialogs.review import open_review

        open_review(self._shell, page.id, domain_id=domain_id)

    # --- from the timeline ---

    def _follow_up(self, _kind: str, number: int) -> None:
        from app.ui.dialogs.contact import follow_up_dialog

        row = self._contact(number)
        if row is not None and self._view.page is not None:
            name = self._view.page.name
            dialog = follow_up_dialog(self._shell, row.id, name, row.advice or row.domain)
            self._shell.show_dialog(dialog)

    def _correct(self, kind: str, number: int) -> None:
        page = self._view.page
        if page is None:
            return
        if kind == "contact":
            from app.ui.dialogs.contact import contact_dialog

            row = self._contact(number)
            if row is not None:
                self._shell.show_dialog(contact_dialog(self._shell, page, row))
            return
        from app.ui.dialogs.review import open_review

        review = next((one for one in self._shell.store.read(reviews_of, page.id) if one.id == number), None)
        if review is not None:
            open_review(self._shell, page.id, correcting=review)

    def _take_back(self, kind: str, number: int) -> None:
        from app.operations.plans.contacting import take_back_contact
        from app.operations.plans.reviewing import take_back_review

        operation = take_back_contact if kind == "contact" else take_back_review
        # The buttons go with the entry: the focus must not go with them.
        self._view.timeline.list.setFocus()
        self._shell.write(operation, number, today=self._shell.today())

    def _contact(self, number: int) -> ContactRow | None:
        page = self._view.page
        rows = self._shell.store.read(contacts_of, page.id) if page is not None else ()
        return next((row for row in rows if row.id == number), None)
