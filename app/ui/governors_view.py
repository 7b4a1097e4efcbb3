"""The governors' report on the Reports page: the very page that is printed, and beside it what the school will do."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.abilities import Ability
from app.governing import governors_page
from app.queries.years import year_name, year_start
from app.ui.allowed import gate
from app.ui.governors_doing import GovernorsDoing
from app.ui.governors_steps import GovernorsSteps
from app.ui.shell import Shell
from app.ui.widgets.bars import Line
from app.ui.widgets.buttons import Button
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.label import Label
from app.ui.widgets.paper_view import WHOLE, WIDTH, PaperView
from app.ui.widgets.tabs import Tabs

if TYPE_CHECKING:
    from app.progress import Progress
    from app.queries.governors.page import Governors
    from app.store import Store

CODE, TITLE = "governors", "Governors’ report"
ANSWERS = (
    "One page on which no child can be worked out: where pupils are, reach, effect, cost, gaps, what next."
)
_SIDE, _BESIDE = 330, 810
_SIZES = ((WIDTH, "Page width"), (WHOLE, "Whole page"), (1.5, "150 %"), (2.0, "200 %"))


class GovernorsView(QWidget):
    """Shows the page of a year, prints and saves it, and holds the list of next steps."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.page: Governors | None = None
        self._asked = 0
        first = shell.store.read(year_start, shell.today())
        years = [date(first.year - back, first.month, first.day) for back in range(3)]
        self.year = ChoiceField([(year, year_name(year)) for year in years])
        self.year.set_value(first)
        self.doing = GovernorsDoing(shell, self)
        self.print_button = Button("Print page …", "print", tip="Look at the page, print it", keys="Ctrl+P")
        self.pdf_button = Button("Page as PDF …", "save", tip="Save the page as a PDF")
        self.excel_button = Button(
            "Excel sheet …", "excel", tip="Save it as a sheet with charts", keys="Ctrl+E"
        )
        gate(shell.store, Ability.EXPORT, self.print_button, self.pdf_button, self.excel_button)
        self.paper, self.steps = PaperView(), GovernorsSteps(shell)
        self.tabs = Tabs((("page", "The page"), ("steps", "What we will do")), "Page or what we will do")
        self.size_field = ChoiceField(_SIZES)
        self.size_field.set_value(WIDTH)
        self._resize()
        self._lay_out()
        self.year.changed.connect(self.refresh)
        self.size_field.changed.connect(self._resize)
        self.tabs.opened.connect(self._arrange)
        self.print_button.clicked.connect(self.doing.print_report)
        self.pdf_button.clicked.connect(self.doing.save_pdf)
        self.excel_button.clicked.connect(self.doing.save_workbook)

    def _lay_out(self) -> None:
        bar = FlowLayout(8)
        bar.addWidget(_named("Academic year", self.year))
        bar.addWidget(_named("Size", self.size_field))
        for button in (self.print_button, self.pdf_button, self.excel_button):
            bar.addWidget(button)
        parts = QHBoxLayout()
        parts.setSpacing(12)
        parts.addWidget(self.paper, 1)
        parts.addWidget(self.steps)
        self._line = Line()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(8)
        column.addLayout(bar)
        column.addWidget(self._line)
        column.addWidget(self.tabs)
        column.addLayout(parts, 1)

    def refresh(self) -> None:
        """Ask for the page again, off the UI thread."""
        if self.year.value() is None:
            return
        self._asked += 1
        work = partial(_asked, self._shell.store, self.year.value())
        self._shell.run(work, "Making the governors’ report", partial(self._show, self._asked))

    def _show(self, asked: int, page: Governors) -> None:
        # Paper is measured with Qt, so on this thread; it takes a few milliseconds.
        from app.paper.governors_page import lay_out_governors

        if asked != self._asked:
            return
        self.page = self.doing.page = page
        self.paper.show_pages(lay_out_governors(page))
        self.steps.show_steps(page.steps, page.year)

    def _resize(self) -> None:
        if self.size_field.value() is not None:
            self.paper.set_zoom(self.size_field.value())

    def focus_first(self) -> None:
        """Go to the page, or to the list where that is shown alone."""
        (self.steps.list if self.paper.isHidden() else self.paper).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the page or the list where there is no room for both."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= _BESIDE
        self._line.setVisible(beside)
        self.tabs.setVisible(not beside)
        self.paper.setVisible(beside or self.tabs.key() == "page")
        self.steps.setVisible(beside or self.tabs.key() == "steps")
        self.steps.setMaximumWidth(_SIDE if beside else 16_777_215)
        self.steps.setMinimumWidth(_SIDE if beside else 0)


def _named(words: str, field: QWidget) -> QWidget:
    """Return a field with its name before it, which are not parted."""
    both, name = QWidget(), Label(words, "second", "muted")
    name.setBuddy(field)
    line = QHBoxLayout(both)
    line.setContentsMargins(0, 0, 8, 0)
    line.setSpacing(8)
    line.addWidget(name)
    line.addWidget(field)
    return both


def _asked(store: Store, year: date, _progress: Progress) -> Governors:
    return governors_page(store, year)
