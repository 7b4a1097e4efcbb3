"""The calm line of the weeks around a new year: it is there to be rolled forward, and opens the dialog."""

from __future__ import annotations

from app.abilities import Ability
from app.queries.new_year.the_year import new_year_due
from app.ui.allowed import gate
from app.ui.dates import say_date
from app.ui.shell import Shell
from app.ui.widgets.buttons import LinkButton


class NewYearLine(LinkButton):
    """A link that is shown only while a school has a new year to think of."""

    def __init__(self, shell: Shell) -> None:
        super().__init__("")
        self._shell = shell
        self.hide()
        self.clicked.connect(self._open)
        gate(shell.store, Ability.CHANGE_SETTINGS, self)

    def refresh(self) -> None:
        """Ask whether it is time."""
        year = self._shell.store.read(new_year_due, today=self._shell.today())
        if year is not None:
            when = (
                f"Roll forward to {year.name} …"
                if year.begun
                else f"{year.name} begins on {say_date(year.first)}"
            )
            self.setText(when)
        self.setVisible(year is not None)

    def _open(self) -> None:
        from app.ui.dialogs.new_year import open_new_year

        open_new_year(self._shell)
