"""The button that writes the external offers for a directory of services."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.abilities import Ability
from app.going_out import Listed, write_offers
from app.ui.allowed import gate, refused
from app.ui.saving_as import ask_where, say_saved
from app.ui.shell import Shell
from app.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from app.progress import Progress
    from app.store import Store


class DirectoryButton(Button):
    """Asks where the file goes and makes it; off for who may make nothing for others."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(
            "For a directory", "save", tip="Save external offers as Open Referral, without pupil data"
        )
        self._shell = shell
        self.clicked.connect(self.ask)
        gate(shell.store, Ability.EXPORT, self)

    def ask(self) -> None:
        """Ask where it goes."""
        if not refused(self._shell, Ability.EXPORT):
            name = f"Offers for a directory {self._shell.today():%Y-%m-%d}.json"
            ask_where(self._shell, self.window(), "Save external offers for a directory", name, self.save_to)

    def save_to(self, name: str) -> None:
        """Make the file."""
        out = Path(name)
        work = partial(_write, self._shell.store, out)
        self._shell.run(work, "Listing external offers", partial(self._saved, out))

    def _saved(self, out: Path, listed: Listed) -> None:
        say_saved(self._shell, out, f"{listed.sentence} {listed.about_contacts}".strip())


def _write(store: Store, out: Path, progress: Progress) -> Listed:
    return write_offers(store, out, progress)
