"""What the Map says when no offer runs yet: what would be here, and the one next step."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.widgets.buttons import Button, LinkButton
from app.ui.widgets.map_words import counted
from app.ui.widgets.panels import EmptyState

NONE = (
    "No offers here yet",
    "The map shows what your school and its partners can do, for which need and in which grouping.",
)


class MapEmpty(EmptyState):
    """Offers to add the first offer, to open the catalogue, or to show the drafts there are."""

    add = Signal()
    offers = Signal()
    drafts = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.add_button = add = Button("Add an offer", "add")
        self._open, self._drafts = LinkButton("Open Offers"), LinkButton("Show the drafts")
        super().__init__(*NONE, [add, self._open, self._drafts], parent)
        add.clicked.connect(self.add)
        self._open.clicked.connect(self.offers)
        self._drafts.clicked.connect(self.drafts)
        self.hide()

    def show_for(self, drafts: int) -> None:
        """Show itself; where there are drafts, it says that they only have to run."""
        if drafts:
            are = "is a draft" if drafts == 1 else "are drafts"
            self.say(
                "No offer runs yet", f"{counted(drafts, 'offer')} {are}. Open one and run it, and it is here."
            )
        else:
            self.say(*NONE)
        self._drafts.setVisible(drafts > 0)
        self.show()
