"""How the import dialog comes to know a file: it is read, and what it leaves open is asked of a person."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from app.imports.date_question import date_question
from app.imports.remembered import draft_of
from app.imports.sheets_question import sheets_question
from app.imports.source import Reading, Sort
from app.imports.table import ALL_SHEETS
from app.operations.mappings import MappingDraft, forget_mapping, keep_mapping
from app.queries.mappings import KeptMapping, mappings
from app.taking_in.sitting import TABLES, Question, Sitting, begin, compare, read_by, to_look_at
from app.taking_in.ways import Wish
from app.ui.dialogs.import_frame import FOLDER, ImportFrame
from app.ui.shell import Shell
from app.vocabulary import fold

GO_ON = "Go on"
_SORTS = [(Sort.PUPILS, "A list of pupils"), (Sort.OFFERS, "A table of offers")]
_DATES = [(False, "The day comes first"), (True, "The month comes first")]
_NO_HEADINGS = "The headings of this file are not known. Say which of them holds what."


class ImportReading(ImportFrame):
    """Reads a file, asks, and hands on what can be shown: `likely` is what a table is where nothing says it."""

    def __init__(self, shell: Shell, likely: Sort) -> None:
        super().__init__(shell)
        self.sitting: Sitting | None = None
        self._likely = likely
        self.ask_page.answered.connect(self._answered)
        self.change.clicked.connect(self.show_columns)
        self.columns.forget.clicked.connect(self._forget)
        self.columns.table.sheet_chosen.connect(self._other_sheet)
        self.columns.table.kept_chosen.connect(self._other_way)

    def show_plan(self, sitting: Sitting) -> None:
        """Show what a file just read would do."""
        raise NotImplementedError

    # --- reading ---

    def read(self, path: Path) -> None:
        """Read a file off the UI thread and show what importing it would do, or ask what it leaves open."""
        if self.job is not None:
            return
        self.shell.remembered.set_text(FOLDER, str(path.parent))
        self.file.setText(path.name)
        self.sitting = None
        self._begin(path)

    def _begin(self, path: Path, *, sheet: str = "", sort: Sort | None = None) -> None:
        self._show_waiting()
        work = partial(begin, self.shell.store, path, sheet=sheet, sort=sort)
        self.run(partial(to_look_at, work), "Reading the file", self._read)

    def _show_waiting(self) -> None:
        self.say("")
        self.change.hide()
        self.show_page(self.drop)

    def _read(self, sitting: Sitting) -> None:
        """Show a file that was just opened, or read in another way: what was said of its rows is forgotten."""
        self.sitting = sitting
        table = sitting.source.sort in TABLES
        self.change.setVisible(table)
        self.say("")
        if sitting.question is Question.SHEETS and sitting.source.sheet is not None:
            self.show_page(self.ask_page)
            self.ask_page.ask(*sheets_question(sitting.source.sheet), ALL_SHEETS)
        elif sitting.question is Question.SORT:
            words = "It is a table, and its headings do not say what it is."
            self.show_page(self.ask_page)
            self.ask_page.ask("What is in this file?", words, _SORTS, self._likely)
        elif sitting.question is Question.COLUMNS:
            self._show_columns(sitting)
            self.say(_NO_HEADINGS, "warning")
        elif sitting.question is Question.DATES and sitting.plan is not None:
            words = date_question(sitting.source.sheet, sitting.plan.ambiguous_dates)
            self.show_page(self.ask_page)
            self.ask_page.ask("How are the dates of this file written?", words, _DATES, False)
        else:
            self.show_plan(sitting)

    def _answered(self, answer: object) -> None:
        if self.sitting is None or self.job is not None:
            return
        if isinstance(answer, Sort):
            self._begin(self.sitting.path, sheet=_sheet(self.sitting), sort=answer)
        elif isinstance(answer, str):
            self._begin(self.sitting.path, sheet=answer)
        else:
            reading = replace(self.sitting.wish.reading, month_first=bool(answer))
            if self.sitting.kept is not None:
                # So that it is asked once, and not of every such file.
                self._keep_as(self.sitting.kept.name, reading)
            self._read_as(reading)

    def _read_as(self, reading: Reading) -> None:
        assert self.sitting is not None
        wish = replace(self.sitting.wish, reading=reading, choices={})
        sitting = replace(self.sitting, wish=wish)
        work = partial(to_look_at, partial(compare, self.shell.store, sitting))
        self.run(work, "Comparing the rows", self._read)

    # --- columns ---

    def show_columns(self) -> None:
        """Show which heading holds what, to be changed."""
        if self.sitting is None or self.sitting.source.sheet is None or self.job is not None:
            return
        self.say("")
        self._show_columns(self.sitting)

    def _show_columns(self, sitting: Sitting) -> None:
        self.sitting = sitting
        kept = self.shell.store.read(mappings, str(sitting.source.sort))
        self.change.hide()
        self.show_page(self.columns, GO_ON)
        self.columns.show_sitting(sitting, kept)

    def _other_sheet(self, title: str) -> None:
        assert self.sitting is not None
        if self.job is None:
            path, sort = self.sitting.path, self.sitting.source.sort
            work = partial(begin, self.shell.store, path, sheet=title, sort=sort)
            self.run(work, "Reading the file", self._show_columns)

    def _other_way(self, kept: KeptMapping | None) -> None:
        assert self.sitting is not None
        wish = Wish(yearly=self.sitting.wish.yearly)
        sitting = replace(self.sitting, kept=None, wish=wish)
        if self.job is not None:
            return
        if kept is not None:
            sitting = read_by(sitting, kept)
        work = partial(compare, self.shell.store, sitting)
        self.run(work, "Comparing the rows", self._show_columns)

    def take_columns(self) -> None:
        """Remember the way of reading where it has a name, and compare."""
        reading, name = self.columns.reading(), self.columns.name.value()
        assert self.sitting is not None
        if not name:
            self.sitting = replace(self.sitting, kept=None)
        if not name or self._keep_as(name, reading):
            self._read_as(reading)

    def _keep_as(self, name: str, reading: Reading) -> bool:
        """Remember under a name how the file is read; says whether that could be."""
        assert self.sitting is not None
        assert self.sitting.source.sheet is not None
        sort = self.sitting.source.sort
        draft = draft_of(name, sort, self.sitting.source.sheet, reading)
        if not _is_kept(draft, self.sitting.kept) and not self._keep(draft):
            return False
        every = self.shell.store.read(mappings, str(sort))
        kept = next((one for one in every if fold(one.name) == fold(name)), None)
        self.sitting = replace(self.sitting, kept=kept)
        return True

    def _forget(self) -> None:
        """Forget the remembered way; the file stays read as it is."""
        assert self.sitting is not None
        kept = self.sitting.kept
        if kept is not None and self.shell.write(forget_mapping, kept.id, today=self.shell.today()):
            wish = replace(self.sitting.wish, reading=self.columns.reading())
            self._show_columns(replace(self.sitting, kept=None, wish=wish))

    def _keep(self, draft: MappingDraft) -> bool:
        if wrong := draft.problems():
            self.say(" ".join(wrong.values()))
            return False
        return self.shell.write(keep_mapping, draft, today=self.shell.today())


def _is_kept(draft: MappingDraft, kept: KeptMapping | None) -> bool:
    if kept is None:
        return False
    words = {field: dict(said) for field, said in draft.words.items() if said}
    said = draft.name, dict(draft.columns), draft.dates, words
    return said == (kept.name, dict(kept.columns), kept.dates, dict(kept.words))


def _sheet(sitting: Sitting) -> str:
    return sitting.source.sheet.chosen if sitting.source.sheet is not None else ""
