"""What each role may do, as a table that is made from the one the program asks."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QFontMetricsF, QResizeEvent

from app.abilities import ROLE_LABELS, ROLES, SWITCH_ABILITY, USUAL_SWITCHES, Ability, Role
from app.ui.tables import Column
from app.ui.theme import theme
from app.ui.widgets.row_delegate import INSET
from app.ui.widgets.rows_view import RowsView

YES, NO, USUALLY, IF_GIVEN = "yes", "–", "usually", "if given"
_SWITCHES = {ability: switch for switch, ability in SWITCH_ABILITY.items()}


def words(ability: Ability) -> str:
    """Return an ability as the head of its row."""
    return f"{ability.value[:1].upper()}{ability.value[1:]}"


def answer(role: Role, ability: Ability) -> str:
    """Return whether a role may do something; what is switched says how the switch stands at first."""
    if ability in ROLES[role]:
        return YES
    if (switch := _SWITCHES.get(ability)) is not None:
        return USUALLY if switch in USUAL_SWITCHES[role] else IF_GIVEN
    return NO


class RoleTable(RowsView):
    """Abilities down, roles across; as high as its rows, and each column as wide as its words at least."""

    def __init__(self) -> None:
        columns = [Column("", words, width=29, bold=True)]
        columns += [
            Column(label, partial(answer, role), width=15, tone=partial(_tone, role))
            for role, label in ROLE_LABELS.items()
        ]
        super().__init__(columns, "What each role may do", key=str)
        self.horizontalHeader().setSortIndicatorShown(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.set_rows(list(Ability), neighbour=False)
        self._fit()
        theme().changed.connect(self._fit)

    def _fit(self) -> None:
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + theme().row_height() * (len(Ability) + 1))
        self._spread()

    def _spread(self) -> None:
        """Give each column what its words need, and the roles what is left."""
        bold, plain, small = (QFontMetricsF(theme().font(role)) for role in ("name", "body", "second"))
        wanted = [max(bold.horizontalAdvance(words(ability)) for ability in Ability)]
        answers = max(plain.horizontalAdvance(answer) for answer in (YES, NO, USUALLY, IF_GIVEN))
        wanted += [max(answers, small.horizontalAdvance(label)) for label in ROLE_LABELS.values()]
        spare = self.viewport().width() - sum(wanted) - 2 * (INSET + 1) * len(wanted)
        more = max(0, int(spare / len(ROLE_LABELS)))
        for at, width in enumerate(wanted):
            self.setColumnWidth(at, round(width) + 2 * (INSET + 1) + (more if at else 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()


def _tone(role: Role, ability: Ability) -> str:
    return "text" if answer(role, ability) in (YES, USUALLY) else "muted"
