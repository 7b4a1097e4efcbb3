"""What stands under the choice of a group that several are to go into: it would be over-full, who is elsewhere then."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from app.operations.supports.drafts import ALONE
from app.queries.supports.support_choices import GroupChoice
from app.ui.dialogs.support_hints import group_hint, room_hint
from app.ui.shell import Shell
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.label import Label


class GroupHint(Label):
    """Follows a choice of groups of an offer for supports that are to go into one; no offer where theirs differ."""

    def __init__(
        self,
        shell: Shell,
        field: ChoiceField,
        offer_id: int | None,
        groups: Sequence[GroupChoice],
        supports: Sequence[int],
    ) -> None:
        super().__init__("", "second", "muted", wrap=True)
        self._asked = partial(shell.store.read, today=shell.today())
        self._field, self._offer_id = field, offer_id
        self._groups, self._supports = {row.id: row for row in groups}, supports
        field.changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Say what is worth knowing of the group that is chosen, or of the offer without one."""
        chosen = self._field.value()
        if chosen in (None, ALONE):
            words = room_hint(self._asked, self._offer_id, (), self._supports, alone=chosen == ALONE)
        else:
            words = group_hint(self._asked, self._groups.get(chosen), (), self._supports)
        self.setText(words)
        self.setVisible(bool(words))
