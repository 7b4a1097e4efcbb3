"""Settings: who may sign in, as what, and what each role may do."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.abilities import ROLE_LABELS, Ability
from app.queries.people import staff
from app.sign_ins import SignIn, sign_ins
from app.ui.allowed import gate_with
from app.ui.dialogs.sign_in_fields import switch_words
from app.ui.sections.section import SettingsSection
from app.ui.shell import Shell
from app.ui.tables import Column
from app.ui.widgets.label import caption, heading
from app.ui.widgets.list_editor import ListEditor, Verb
from app.ui.widgets.panels import EmptyState, Frame
from app.ui.widgets.role_table import RoleTable
from app.ui.widgets.scrolled import scrolled

HONEST = (
    "Roles keep people from mistakes. They are no walls: whoever can unlock the school has its key. Each change is "
    "signed by who made it, and that can be checked."
)

# So many people are seen without scrolling in the list; the section scrolls as a whole.
AT_ONCE = 8
OWN = (
    "Change your own password under your name, at the foot of the window.",
    "Only another administrator can remove you.",
)


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody who may sign in, as the table shows them."""

    number: int
    person: SignIn
    me: bool

    @property
    def name(self) -> str:
        """The name, with a mark on who is signed in."""
        return f"{self.person.name} (you)" if self.me else self.person.name

    @property
    def switches(self) -> str:
        """What they may do besides their role's own, in words."""
        given = [words for switch, words in switch_words().items() if switch in self.person.switches]
        return ", ".join(given) or "–"


class SignInsSection(SettingsSection):
    """The people with their verbs, and below them the table of roles."""

    title = "People who sign in"
    lead = "Who can open this school with a password of their own, and what they may do in it."
    ability = Ability.MANAGE_PEOPLE

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.nobody = EmptyState(
            "Nobody signs in here",
            "This is the sample school, which has no passwords: everybody may do everything with its invented pupils. "
            "In a school of your own, the people who sign in stand here.",
        )
        self.list = ListEditor(
            [
                Column("Name", lambda row: row.name, width=27, bold=True),
                Column("Role", lambda row: ROLE_LABELS[row.person.role], width=15),
                Column("May also see or make", lambda row: row.switches, tooltip=lambda row: row.switches),
            ],
            "People who sign in",
            [
                Verb("Add a person", self._add, "add", adds=True),
                Verb("Change", self._change, "edit"),
                Verb("New password …", self._reset, "lock", fits=_other),
                Verb("Remove …", self._remove, "remove", fits=_other),
                Verb("New recovery code …", self._new_code, "print", adds=True),
            ],
            key=lambda row: row.number,
        )
        self.list.keep_open(AT_ONCE)
        self.roles = RoleTable()
        self._lay_out()
        self.gate(self.list)
        if not self.reason:
            self.list.table.row_changed.connect(self._explain)

    def _lay_out(self) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        column.addWidget(self.nobody)
        column.addWidget(self.list)
        column.addSpacing(6)
        column.addWidget(heading("What each role may do"))
        column.addWidget(caption(HONEST))
        column.addWidget(Frame(self.roles))
        column.addStretch(1)
        area = scrolled(inner)
        for ground in (inner, area.viewport()):
            ground.setAutoFillBackground(False)
        self.column.addWidget(area, 1)

    def refresh(self) -> None:
        unlocked = self.shell.store.unlocked
        self.nobody.setVisible(unlocked is None)
        self.list.setVisible(unlocked is not None)
        if unlocked is not None:
            found = sign_ins(self.shell.store)
            self.list.set_rows([Row(number, person, number == unlocked.number) for number, person in found])

    def _explain(self, row: Row | None) -> None:
        """Say at the two buttons that are not for oneself where that is done."""
        for button, reason in zip(self.list.buttons()[2:4], OWN, strict=True):
            gate_with(button, reason if row is not None and row.me else "")

    # --- doing ---

    def _add(self, row: Row | None) -> None:
        from app.ui.dialogs.sign_in_person import AddSignIn

        taken = {person.name for _, person in sign_ins(self.shell.store)}
        names = [one.name for one in self.shell.store.read(staff) if one.name not in taken]
        self.shell.show_dialog(AddSignIn(self.shell, names, self.refresh))

    def _change(self, row: Row) -> None:
        from app.ui.dialogs.sign_in_person import ChangeSignIn

        self.shell.show_dialog(ChangeSignIn(self.shell, row.number, row.person, self.refresh, own=row.me))

    def _reset(self, row: Row) -> None:
        from app.ui.dialogs.sign_in_password import ResetPassword

        self.shell.show_dialog(ResetPassword(self.shell, row.number, row.person.name, self.refresh))

    def _remove(self, row: Row) -> None:
        from app.ui.dialogs.sign_in_remove import RemoveSignIn

        self.shell.show_dialog(RemoveSignIn(self.shell, row.number, row.person.name, self.refresh))

    def _new_code(self, row: Row | None) -> None:
        from app.ui.dialogs.sign_in_code import NewCodeDialog

        self.shell.show_dialog(NewCodeDialog(self.shell))


def _other(row: Row) -> bool:
    """Say whether it is somebody else: one's own password is changed under one's name."""
    return not row.me
