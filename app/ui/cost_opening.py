"""Opening a row of the cost report: which of its figures, then how that one is made up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from app.queries.costs.school import costs
from app.queries.costs.sums import Sum, say_money
from app.queries.reports.cost_keys import CostLine, figures_at
from app.ui.offer_came import open_sum
from app.ui.shell import Shell

if TYPE_CHECKING:
    from app.progress import Progress
    from app.queries.costs.school import Costs
    from app.store import Store


class CostOpening(QObject):
    """Reckons the costs of the report's time off the UI thread; the menu stands over what was opened."""

    def __init__(self, shell: Shell, over: QWidget) -> None:
        super().__init__(over)
        self._shell, self._over = shell, over
        self.menu = QMenu(over)

    def open(self, line: CostLine) -> None:
        """Let one of the three figures of a line be chosen, and show how it is made up."""
        work = partial(_reckoned, self._shell.store, line)
        self._shell.run(work, "Reckoning costs", partial(self._choose, line))

    def _choose(self, line: CostLine, found: Costs) -> None:
        label, figures = figures_at(found, line)
        self.menu.clear()
        for name, figure in figures.each():
            action = self.menu.addAction(f"{name}: {say_money(figure)}")
            action.triggered.connect(partial(_open, self._shell, f"{label}, {name.lower()}", figure))
        self.menu.popup(self._over.mapToGlobal(self._over.rect().center()))
        self.menu.setActiveAction(self.menu.actions()[1])


def _reckoned(store: Store, line: CostLine, _progress: Progress) -> Costs:
    return store.read(costs, line.period, store.today())


def _open(shell: Shell, title: str, figure: Sum, _checked: bool = False) -> None:
    open_sum(shell, title, figure)
