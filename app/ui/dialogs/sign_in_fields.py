"""What is asked of somebody who may sign in: a name, a role, and the switches, which follow the role until touched."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from app.abilities import ROLE_LABELS, USUAL_SWITCHES, Role, Switch
from app.sign_ins import SignIn
from app.ui.forms import Field
from app.ui.theme import theme
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.label import Label
from app.ui.widgets.ticks_field import TicksField
from app.vocabulary import GroupingCode

LATER = "What somebody may do changes when they sign in next."
OWN = "This is your own role: what you may do yourself changes when you sign in next."


def switch_words() -> dict[Switch, str]:
    """Return what each switch gives, in the school's own words."""
    return {
        Switch.COSTS: "Costs",
        Switch.RISK: theme().look(GroupingCode.RISK_SUPPORT).name,
        Switch.INTERNAL: "Internal copies",
        Switch.NAMED: "Files with names",
    }


class SignInFields(QObject):
    """The fields, and the draft that they say.

    names are those to choose from; any other can be typed. later is what the switches say below them.
    """

    def __init__(
        self, names: Sequence[str], parent: QObject, *, own: bool = False, later: str = LATER
    ) -> None:
        super().__init__(parent)
        self._touched = self._following = False
        self.name = ChoiceField([(name, name) for name in names], free=True)
        self.role = ChoiceField(list(ROLE_LABELS.items()))
        self.switches = TicksField(list(switch_words().items()))
        self.warning = Label(OWN, "alert", "warning", wrap=True)
        self.warning.hide()
        self._own, self._later = own, later
        self._was: Role | None = None
        self.role.changed.connect(self._follow)
        self.switches.changed.connect(self._touch)

    def fields(self) -> list[Field]:
        """Return the fields, for a form that is being made."""
        return [
            Field("name", "Name", self.name, required="Say who it is.", hint="As decisions name them."),
            Field("role", "Role", self.role, required="Choose a role.", hint=self.warning),
            Field("switches", "May also see or make", self.switches, hint=self._later),
        ]

    def show(self, person: SignIn) -> None:
        """Show somebody; their switches are theirs, whatever role is chosen next."""
        self._was, self._touched = person.role, True
        self.name.set_value(person.name)
        self.role.set_value(person.role)
        self.switches.set_value(person.switches)
        self._touched = person.switches != USUAL_SWITCHES[person.role]
        self.warning.hide()

    def draft(self) -> SignIn:
        """Return what is said."""
        role = self._role()
        assert role is not None, "the form asks for a role"
        return SignIn(self.name.value() or "", role, frozenset(self.switches.value()))

    def _role(self) -> Role | None:
        # A combo box gives back plain text.
        chosen = self.role.value()
        return None if chosen is None else Role(chosen)

    def _follow(self) -> None:
        role = self._role()
        self.warning.setVisible(self._own and role is not None and role is not self._was)
        if role is None or self._touched:
            return
        self._following = True
        self.switches.set_value(USUAL_SWITCHES[role])
        self._following = False

    def _touch(self) -> None:
        self._touched = self._touched or not self._following
