"""What stands under the choice of a group that several are to go into: it would be over-full, who is elsewhere then."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from app.queries.supports.support_choices import GroupChoice
from app.ui.dialogs.support_hints import group_hint
from app.ui.shell import Shell
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.label import Label


class GroupHint(Label):
    """Follows a choice of groups for supports that are to go into one."""

    def __init__(
        self, shell: Shell, field: ChoiceField, groups: Sequence[GroupChoice], supports: Sequence[int]
    ) -> None:
        super().__init__("", "second", "muted", wrap=True)
        self._asked = partial(shell.store.read, today=shell.today())
        self._field, self._groups, self._supports = field, {row.id: row for row in groups}, supports
        field.changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Say what is worth knowing of the group that is chosen; nothing where there is nothing."""
        group = self._groups.get(self._field.value())
        words = group_hint(self._asked, group, (), self._supports)
        self.setText(words)
        self.setVisible(bool(words))
