"""The link that makes an empty workbook, to fill in and take in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from app.abilities import Ability
from app.going_out import write_template
from app.ui.allowed import gate
from app.ui.saving_as import ask_where, say_saved
from app.ui.shell import Shell
from app.ui.widgets.buttons import LinkButton

if TYPE_CHECKING:
    from app.done import Done
    from app.progress import Progress
    from app.store import Store

Sort = Literal["offers", "pupils"]


class TemplateLink(LinkButton):
    """Asks where the workbook goes and makes it; say: where the window's own status bar cannot be seen."""

    def __init__(self, shell: Shell, sort: Sort, say: Callable[[str], None] | None = None) -> None:
        super().__init__("Get a template", tip=f"Save an empty workbook to fill in with {sort}")
        self._shell, self._say, self.sort = shell, say, sort
        self.clicked.connect(self.ask)
        gate(shell.store, Ability.IMPORT, self)

    def ask(self) -> None:
        """Ask where it goes."""
        sort: Sort = self.sort
        name = f"{sort.capitalize()} to take in.xlsx"
        ask_where(self._shell, self.window(), "Save an empty workbook", name, partial(self.save_to, sort))

    def save_to(self, sort: Sort, name: str) -> None:
        """Make the workbook."""
        work = partial(_write, self._shell.store, sort, Path(name))
        self._shell.run(work, "Making the workbook", partial(self._saved, Path(name)), self._failed)

    def _saved(self, out: Path, done: Done) -> None:
        say_saved(self._shell, out, done.sentence)
        if self._say is not None:
            self._say(done.sentence)

    def _failed(self, problem: object) -> None:
        self._shell.say(str(problem), "danger")
        if self._say is not None:
            self._say(str(problem))


def _write(store: Store, sort: Sort, out: Path, _progress: Progress) -> Done:
    return write_template(store, sort, out)
