"""What a page may ask of the window around it, so that pages know neither the window nor each other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from PySide6.QtWidgets import QDialog, QWidget

if TYPE_CHECKING:
    from datetime import date

    from app.abilities import Ability
    from app.done import Done
    from app.progress import Progress
    from app.store import Store
    from app.ui.forms import Form
    from app.ui.jobs import Job
    from app.ui.keeper import Keeper
    from app.ui.settings import Remembered

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class LogTarget:
    """What the decision sheet starts with: what is known where it was opened."""

    pupil_id: int | None = None
    domain_id: int | None = None
    grouping: str | None = None


@dataclass(frozen=True, slots=True)
class OfferTarget:
    """Which offer the form opens; without an id a new one, standing in a cell where one is given."""

    offer_id: int | None = None
    grouping_id: int | None = None
    domain_id: int | None = None
    in_cell: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """Something "Find or do anything" can do: words to find it by, its key for people, and what it calls.

    Who has not the ability it needs does not find it.
    """

    words: str
    keys: str
    call: Callable[[], None]
    icon: str = "forward"
    needs: Ability | None = None


class Shell(Protocol):
    """The window, as pages and dialogs see it."""

    @property
    def store(self) -> Store:
        """The door to the open school."""
        ...

    def shows(self, store: Store) -> bool:
        """Say whether it is this school that is open."""
        ...

    @property
    def remembered(self) -> Remembered:
        """What this computer remembers between two starts."""
        ...

    @property
    def keeper(self) -> Keeper:
        """What makes backups of the open school and puts one back."""
        ...

    def today(self) -> date:
        """Return today's date."""
        ...

    def go(self, page: str, target: object = None) -> None:
        """Show a page ("today", "map", "offers", "pupils", "board", "settings"), opened at a target such as an id."""
        ...

    def write(
        self,
        operation: Callable[..., Done],
        *args: Any,
        form: Form | None = None,
        then: Callable[[Done], None] | None = None,
        **kwargs: Any,
    ) -> bool:
        """Write through the store and say the outcome in the status bar.

        What cannot be typed is shown under the form's fields, with the form kept; what the world does wrong is
        said in the status bar. Returns whether it was written now; while an import holds the store it waits off
        the UI thread and `then` comes later.
        """
        ...

    def run(
        self,
        work: Callable[[Progress], T],
        words: str,
        then: Callable[[T], None],
        otherwise: Callable[[Any], None] | None = None,
    ) -> Job:
        """Do long work off the UI thread with progress and Cancel, then call back on the UI thread.

        otherwise takes the Invalid or Problem, where the status bar is not the place to say it.
        """
        ...

    def say(self, sentence: str, kind: str = "good") -> None:
        """Say something in the status bar: kind is "good", "warning" or "danger"."""
        ...

    def say_with(self, sentence: str, action: str, call: Callable[[], None], kind: str = "warning") -> None:
        """Say something in the status bar with one button beside it."""
        ...

    def undo(self, step: int | None = None, then: Callable[[], None] | None = None) -> None:
        """Take back one step, by default the last, say so, and then call back; of an import that comes later."""
        ...

    def show_dialog(self, dialog: QDialog) -> None:
        """Open a window-modal dialog with the page dimmed behind it."""
        ...

    def log_grouping(self, target: LogTarget | None = None) -> None:
        """Open the decision sheet."""
        ...

    def edit_offer(self, target: OfferTarget) -> None:
        """Open the form of an offer."""
        ...

    def window_widget(self) -> QWidget:
        """Return the window, as the parent of dialogs."""
        ...
