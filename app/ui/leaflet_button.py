"""The button that shows the family leaflet, to print or save it."""

from __future__ import annotations

from app.abilities import Ability
from app.ui.allowed import gate
from app.ui.shell import Shell
from app.ui.widgets.buttons import Button


class LeafletButton(Button):
    """Opens the preview of what families can use by themselves; off for who may make nothing for others."""

    def __init__(self, shell: Shell) -> None:
        super().__init__("Leaflet", "print", tip="Print the family leaflet, without pupil data")
        self._shell = shell
        self.clicked.connect(self._open)
        gate(shell.store, Ability.EXPORT, self)

    def _open(self) -> None:
        from app.ui.dialogs.print_leaflet import open_leaflet

        open_leaflet(self._shell)
