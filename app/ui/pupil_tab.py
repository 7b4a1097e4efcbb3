"""The tabs of a pupil's page beyond Now and Timeline: what each must do, and where it is found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from app.queries.pupil_page import PupilPage
    from app.ui.shell import Shell

# key, title, module, class; in the order of the tabs. A tab's module loads when it is first opened.
TABS: tuple[tuple[str, str, str, str], ...] = (
    ("now", "Now", "", ""),
    ("plan", "Plan", "app.ui.pupil_plan", "PupilPlan"),
    ("supports", "Support", "app.ui.pupil_supports", "PupilSupports"),
    ("timeline", "Timeline", "", ""),
    ("measures", "Measures", "app.ui.pupil_measures", "PupilMeasures"),
    ("people", "People and consents", "app.ui.pupil_people", "PupilPeople"),
)


class PupilTab(QWidget):
    """One tab of a pupil's page; it is built when first opened and asks the store itself."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell

    def show_pupil(self, page: PupilPage, today: date) -> None:
        """Show a pupil, or the same one again after a change; called only while the tab is open."""
        raise NotImplementedError

    def stops(self) -> Sequence[QWidget]:
        """Return what Tab goes through, top to bottom: what is shown anew would come last of the window."""
        return ()

    def focus_first(self) -> None:
        """Put the focus where reading goes on."""
        self.setFocus()


def make_tab(key: str, shell: Shell) -> PupilTab:
    """Return a tab's widget, its module read in."""
    module, kind = next((module, kind) for name, _, module, kind in TABS if name == key)
    made: PupilTab = getattr(import_module(module), kind)(shell)
    return made
