"""Importing a file of any kind: choose or drop it, see what every row would do, and write it in one step."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer

from app.errors import Problem
from app.imports.real_school import refuse_in_sample
from app.imports.source import Sort
from app.taking_in.sitting import Sitting, compare, to_look_at
from app.taking_in.ways import way_of
from app.ui.allowed import gate_with
from app.ui.dialogs.import_reading import ImportReading
from app.ui.dialogs.import_ticks import ImportTicks
from app.ui.dialogs.import_words import COLUMNS, COLUMNS_AND_WORDS, nothing, said_of, spoken, verb
from app.ui.shell import Shell
from app.ui.template_link import TemplateLink
from app.ui.widgets.status_bar import announce

# Several ticks soon after each other are compared once.
SOON_MS = 150


class ImportDialog(ImportReading):
    """Takes a file in; likely: "pupils" or "offers", where it was opened. What cannot be is said here, and it stays."""

    def __init__(self, shell: Shell, likely: str = "pupils") -> None:
        super().__init__(shell, Sort(likely))
        link = TemplateLink(
            shell, "offers" if likely == "offers" else "pupils", partial(self.say, kind="good")
        )
        self.drop.add_link(link)
        self.setTabOrder(self.choose, link)
        self.ticks = ImportTicks()
        self.preview.add_ticks(self.ticks)
        self.ticks.follow(self.another)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self._compare_again)
        self.preview.said.connect(self._said)
        self.ticks.changed.connect(self._said)
        self.choose.setFocus()
        self._look_for_the_sample()

    def _look_for_the_sample(self) -> None:
        """Say at once that the sample takes in nothing, before anybody looks for a file with real pupils."""
        try:
            self.shell.store.read(refuse_in_sample)
        except Problem as problem:
            self.say(str(problem))
            gate_with(self.choose, str(problem))
            self.setAcceptDrops(False)
            self.leave.setFocus()

    # --- what would be done ---

    def show_plan(self, sitting: Sitting) -> None:
        """Show what a file just read would do."""
        self.preview.begin(way_of(sitting.source.sort).one)
        self._show(sitting)
        self.preview.select_first_asked()
        self.preview.rows.setFocus()

    def _show(self, sitting: Sitting) -> None:
        assert sitting.plan is not None
        assert sitting.preview is not None
        self.sitting = sitting
        words = verb(way_of(sitting.source.sort), sitting.plan)
        self.show_page(self.preview, words)
        self.change.setText(COLUMNS_AND_WORDS if sitting.strange else COLUMNS)
        self.file.setText(said_of(sitting))
        self.preview.show_plan(sitting.preview)
        self.ticks.show_wish(sitting.source, sitting.wish)
        self.say(nothing(sitting.plan), "warning")
        announce(self, spoken(sitting.plan))

    def _said(self) -> None:
        """Compare again soon; until then nothing can be written, because what is shown is not what would be done."""
        self.add.setEnabled(False)
        self._soon.start()

    def _compare_again(self) -> None:
        if self.sitting is None:
            return
        if self.job is not None:
            self._soon.start()
            return
        wish = replace(
            self.sitting.wish,
            choices=self.preview.choices(),
            yearly=bool(self.ticks.yearly.value()),
            take=self.ticks.take(),
        )
        sitting = replace(self.sitting, wish=wish, settled=True)
        work = partial(to_look_at, partial(compare, self.shell.store, sitting))
        self.run(work, "Comparing the rows", self._show)

    @property
    def idle(self) -> bool:
        """Whether everything that was said is compared and nothing goes on."""
        return self.job is None and not self._soon.isActive()

    def ended(self) -> None:
        """Let the buttons be used again, but the green one not before what was said meanwhile is compared."""
        super().ended()
        self.add.setEnabled(not self._soon.isActive())
        if self.sitting is None:
            self.choose.setFocus()

    # --- writing ---

    def go_on(self) -> None:
        """Do what the green button says: take the columns, or write what the preview shows."""
        if not self.idle:
            return
        if self.page is self.ask_page:
            self.ask_page.take()
        elif self.add.isHidden():
            return
        elif self.page is self.columns:
            self.take_columns()
        elif self.sitting is not None and self.sitting.plan is not None:
            way = way_of(self.sitting.source.sort)
            work = partial(way.write, self.shell.store, self.sitting.plan)
            self.run(work, f"Adding {way.many}", self._written)

    def _written(self, _done: object) -> None:
        self.job = None
        self.accept()
