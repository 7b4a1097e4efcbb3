"""Adding, moving and ending the supports of a pupil or of several at once, from the Pupils page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from app.abilities import Ability
from app.queries.supports.open_on import OpenOn, open_on
from app.ui.allowed import gate, refused
from app.ui.pupil_view import PupilView
from app.ui.shell import Command, Shell
from app.ui.widgets.pupil_list import PupilList

Open = Callable[[OpenOn], None]


class BulkDoing(QObject):
    """Acts on the pupils chosen in the list; adding acts on the open one where no others are chosen."""

    def __init__(self, shell: Shell, pupils: PupilList, view: PupilView, page: QWidget) -> None:
        super().__init__(page)
        self._shell, self._bulk, self._view = shell, pupils.bulk, view
        shortcut = QShortcut(QKeySequence("Ctrl+Shift+S"), page)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self.add)
        self._menu, self._many = QMenu(page), 0
        self._bulk.adding.connect(self.add)
        self._bulk.moving.connect(self.move)
        self._bulk.ending.connect(self.end)
        view.now.supports.add.connect(self.add)
        gate(shell.store, Ability.LOG, *self._bulk.buttons)

    def commands(self) -> list[Command]:
        """Return what "Find or do anything" can do."""
        return [Command("Add a support", "Ctrl+Shift+S", self.add, "add", Ability.LOG)]

    def add(self) -> None:
        """Put the chosen pupils on an offer, or the one whose page is open."""
        from app.ui.dialogs.support_add import open_add_support

        if refused(self._shell, Ability.LOG):
            return
        chosen, page = self._bulk.chosen(), self._view.page
        if len(chosen) < 2:
            chosen = (page.id,) if page is not None and page.standing is not None else ()
        open_add_support(self._shell, pupil_ids=chosen)

    def move(self) -> None:
        """Move on what the chosen pupils have; where they are on several offers, choose one first."""
        self._choose(self._move_on)

    def end(self) -> None:
        """End what the chosen pupils have; where they are on several offers, choose one first."""
        self._choose(self._end)

    def _choose(self, then: Open) -> None:
        if refused(self._shell, Ability.LOG):
            return
        self._many = len(self._bulk.chosen())
        found = self._shell.store.read(open_on, self._bulk.chosen())
        if not found:
            self._shell.say("None of them has support that is open.", "warning")
        elif len(found) == 1:
            then(found[0])
        else:
            self._menu.clear()
            for row in found:
                self._menu.addAction(f"{row.offer}, {_pupils(row)}").triggered.connect(
                    partial(_call, then, row)
                )
            self._menu.popup(self._bulk.mapToGlobal(self._bulk.rect().bottomLeft()))
            self._menu.setActiveAction(self._menu.actions()[0])

    def _move_on(self, row: OpenOn) -> None:
        from app.ui.dialogs.support_move import open_move_supports

        open_move_supports(self._shell, row.support_ids, row.offer_id, self._about(row))

    def _end(self, row: OpenOn) -> None:
        from app.ui.dialogs.support_end import open_end_supports

        open_end_supports(self._shell, row.support_ids, self._about(row))

    def _about(self, row: OpenOn) -> str:
        """Return whom the form is about, and of how many that were chosen: the others have nothing open there."""
        of = "" if row.pupils == self._many else f" of the {self._many} chosen"
        return f"{_pupils(row)}{of}: {row.offer}"


def _pupils(row: OpenOn) -> str:
    return f"{row.pupils} pupil{'' if row.pupils == 1 else 's'}"


def _call(then: Open, row: OpenOn, _checked: bool = False) -> None:
    then(row)
