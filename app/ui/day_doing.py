"""The sections of Today about support, meetings and offers: their lines, each with what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from app.abilities import Ability
from app.queries.day.row import DayRow
from app.queries.day_kinds import Kind
from app.ui.allowed import refusal
from app.ui.day_verbs import register_verbs, support_verbs
from app.ui.day_verbs_more import action_verbs, meeting_verbs, offer_end_verbs, question_verbs
from app.ui.shell import Shell
from app.ui.widgets.day_lines import OPEN, Task, Verbs
from app.ui.widgets.day_more import day_line

if TYPE_CHECKING:
    from datetime import date

    from app.store import Store

# Its key, its title and its lines.
Section: TypeAlias = tuple[str, str, list[Task]]


class _Kept(NamedTuple):
    """A section: the field of DayDue that holds its rows, its title, its kind, its verbs and who may do them."""

    key: str
    title: str
    kind: Kind
    verbs: Callable[[Shell, Kind, DayRow], Verbs]
    ability: Ability = Ability.LOG


_SECTIONS = (
    _Kept("meetings", "Meetings this week", Kind.MEETING, meeting_verbs),
    _Kept("registers", "Registers not taken", Kind.REGISTER, register_verbs),
    _Kept("looks", "Supports to look at again", Kind.LOOK, support_verbs),
    _Kept("actions", "Actions due", Kind.ACTION, action_verbs),
    _Kept("overrun", "Supports past their planned end", Kind.OVERRUN, support_verbs),
    _Kept("offered", "Places offered and not answered", Kind.OFFERED, support_verbs),
    _Kept("waits", "Waiting longest", Kind.WAIT, support_verbs),
    _Kept("nothing", "In a grouping with nothing live", Kind.NOTHING, support_verbs),
    _Kept("questions", "Questions about offers", Kind.QUESTION, question_verbs, Ability.CHANGE_OFFERS),
    _Kept("offers_ending", "Offers that end soon", Kind.OFFER_END, offer_end_verbs, Ability.CHANGE_OFFERS),
)


class DayDoing:
    """Turns what waits into lines with verbs; who may not do anything about one may still open it."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    @staticmethod
    def warm(store: Store, today: date, days: int) -> None:
        """Read ahead what waits, with the tables of supports and meetings, off the UI thread."""
        from app.queries.day.day import day_due

        store.read_ahead(day_due, today=today, days=days)

    def sections(self, days: int) -> dict[str, Section]:
        """Return the sections of what waits within some days by key, empty ones too."""
        from app.queries.day.day import day_due

        due = self._shell.store.read(day_due, today=self._shell.today(), days=days)
        return {
            kept.key: (kept.key, kept.title, [self._task(kept, row) for row in getattr(due, kept.key)])
            for kept in _SECTIONS
        }

    def _task(self, kept: _Kept, row: DayRow) -> Task:
        verbs = kept.verbs(self._shell, kept.kind, row)
        if refusal(self._shell.store, kept.ability):
            opened = tuple(verb for verb in verbs if verb[0] == OPEN)
            verbs = opened or ((OPEN, partial(self._shell.go, "offers", row.offer_id)),)
        return day_line(kept.kind, row, self._shell.today(), verbs)
