"""The print preview of any paged layout: look at the pages, choose paper and copy, print or save a PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.abilities import Ability, NotAllowed
from app.errors import Problem
from app.paper.page import Page
from app.paper.pdf import write_pdf
from app.paper.tagged import TaggedDocument, write_tagged
from app.ui.dialogs.print_tagged import tagged_tick
from app.ui.printing import print_pages, printer_for
from app.ui.shell import Shell
from app.ui.widgets.bars import Line
from app.ui.widgets.buttons import Button, IconButton, PrimaryButton
from app.ui.widgets.completing import dress_list
from app.ui.widgets.fields import TextField
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.label import Label
from app.ui.widgets.paper_view import WHOLE, WIDTH, PaperView
from app.vocabulary import Register

FOLDER, PAPER = "print_folder", "print_paper"
_PAPERS = (("A3", "A3 landscape"), ("A4", "A4 landscape"))
_ZOOMS = ((WHOLE, "Whole page"), (WIDTH, "Page width"), (1.0, "100 %"), (1.5, "150 %"), (2.0, "200 %"))
_WORDS = ((Register.WELLNESS.value, "Usual words"), (Register.TREATMENT.value, "Treatment words"))
_COPIES = ((False, "Shared, no pupil data"), (True, "Internal, with numbers"))


@dataclass(frozen=True, slots=True)
class Wish:
    """What was chosen: the paper, the internal copy or the shared one, for whom it is made, and in whose words."""

    size: Literal["A3", "A4"]
    internal: bool
    made_for: str
    register: str = Register.WELLNESS


@dataclass(frozen=True, slots=True)
class Paged:
    """Something that can be printed: its name, its file's name, and its pages as wished.

    for_others False asks neither for the copy nor for whom it is, for what exists in one copy only. leaving is
    called with what was wished and the PDF, or None for the printer, before anything leaves; its Problem stops it.
    wordings says that the groupings can be named in the words of treatment, too. one_paper: its pages are laid out for
    one size of paper, and none is asked for.
    """

    title: str
    file_name: str
    lay_out: Callable[[Wish], Sequence[Page]]
    for_others: bool = True
    leaving: Callable[[Wish, bytes | None], object] | None = None
    wordings: bool = False
    one_paper: bool = False
    # The same as it is read aloud, for an accessible PDF; None where there is no such.
    tagged: Callable[[Wish], TaggedDocument] | None = None


class PrintPreview(QDialog):
    """Pages with page buttons and zoom; Ctrl+P prints, Ctrl+S saves a PDF, Esc leaves."""

    def __init__(self, shell: Shell, paged: Paged) -> None:
        super().__init__(shell.window_widget())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shell, self._paged = shell, paged
        self.pages: Sequence[Page] = ()
        self._printer: QPrinter | None = None
        self.setWindowTitle(f"Print: {paged.title}")
        self.view = PaperView()
        self.paper, self.copy_kind, self.zoom = _pick(_PAPERS), _pick(_COPIES), _pick(_ZOOMS)
        self.wording = _pick(_WORDS)
        self.paper.setCurrentIndex(max(0, self.paper.findData(shell.remembered.text(PAPER))))
        if not shell.store.may(Ability.EXPORT_INTERNAL):
            self.copy_kind.removeItem(1)
            self.copy_kind.setToolTip(str(NotAllowed(Ability.EXPORT_INTERNAL)))
        self.accessible = tagged_tick()
        self.made_for = TextField("such as the planning meeting", 120)
        self.made_for.setFixedWidth(220)
        self.page_words = Label("", "second")
        self.back, self.on = (
            IconButton("back", "Page before", "Page Up"),
            IconButton("forward", "Next page", "Page Down"),
        )
        self.said = Label("", "second", "muted", wrap=True)
        self.print = PrimaryButton("Print …", "print", keys="Ctrl+P")
        self.save = Button("Save PDF …", "save", keys="Ctrl+S")
        self.leave = Button("Close", keys="Esc")
        self._lay_out()
        self._connect()
        self._make()
        self.view.setFocus()

    # --- building ---

    def _lay_out(self) -> None:
        window = self._shell.window_widget()
        self.resize(min(1100, window.width() - 32), min(760, window.height() - 32))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._choices())
        column.addWidget(Line())
        column.addWidget(self.view, 1)
        column.addWidget(Line())
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 12, 16, 12)
        foot.setSpacing(8)
        foot.addWidget(self.said, 1)
        for button in (self.leave, self.save, self.print):
            foot.addWidget(button)
        column.addLayout(foot)

    def _choices(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(12)
        row.setLayout(flow)
        flow.setContentsMargins(16, 10, 16, 10)
        fields: list[tuple[str, QWidget]] = [("Zoom", self.zoom)]
        if not self._paged.one_paper:
            fields.insert(0, ("Paper", self.paper))
        if self._paged.for_others:
            fields[1:1] = [("Copy", self.copy_kind), ("Made for", self.made_for)]
        if self._paged.wordings:
            fields.insert(2, ("Words", self.wording))
        for name, field in fields:
            flow.addWidget(_labelled(name, field))
        self.accessible.setVisible(self._paged.tagged is not None)
        flow.addWidget(self.accessible)
        turn = QWidget()
        buttons = QHBoxLayout(turn)
        buttons.setContentsMargins(0, 0, 0, 0)
        for widget in (self.back, self.page_words, self.on):
            buttons.addWidget(widget)
        flow.addWidget(turn)
        return row

    def _connect(self) -> None:
        for choice in (self.paper, self.copy_kind, self.wording):
            choice.currentIndexChanged.connect(self._make)
        self.made_for.editingFinished.connect(self._make)
        self.zoom.currentIndexChanged.connect(self._zoom)
        self.view.turned.connect(self._turned)
        self.back.clicked.connect(self._page_before)
        self.on.clicked.connect(self._next_page)
        self.print.clicked.connect(self._ask_printer)
        self.save.clicked.connect(self._ask_file)
        self.leave.clicked.connect(self.reject)
        self.print.setShortcut("Ctrl+P")
        self.save.setShortcut("Ctrl+S")

    # --- looking ---

    @property
    def internal(self) -> bool:
        """Say whether the internal copy is chosen."""
        return self._paged.for_others and bool(self.copy_kind.currentData())

    def _make(self) -> None:
        self.pages = self._paged.lay_out(self._wish())
        if not self._paged.one_paper:
            self._shell.remembered.set_text(PAPER, self.paper.currentData())
        self.said.set_tone("warning" if self.internal else "muted")
        self.said.setText("Internal, not for sharing: it holds numbers of pupils." if self.internal else "")
        self.view.show_pages(self.pages)

    def _wish(self) -> Wish:
        return Wish(
            self.paper.currentData(), self.internal, self.made_for.value(), self.wording.currentData()
        )

    def _zoom(self) -> None:
        self.view.set_zoom(self.zoom.currentData())

    def _turned(self, number: int) -> None:
        self.page_words.setText(f"Page {number} of {len(self.pages)}")
        self.back.setEnabled(number > 1)
        self.on.setEnabled(number < len(self.pages))

    def _page_before(self) -> None:
        self.view.turn(self.view.number - 1)

    def _next_page(self) -> None:
        self.view.turn(self.view.number + 1)

    # --- printing and saving ---

    def _ask_printer(self) -> None:
        self._printer = printer_for(self.pages, self._paged.title)
        dialog = QPrintDialog(self._printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setMinMax(1, len(self.pages))
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.accepted.connect(self._print)
        # Its own open wants a slot by name.
        QDialog.open(dialog)

    def _print(self) -> None:
        if self._printer is not None:
            self.send_to(self._printer)

    def send_to(self, printer: QPrinter) -> None:
        """Print the pages and say so."""
        try:
            self._leaving(None)
            sent = print_pages(printer, self.pages)
        except Problem as problem:
            self._tell(str(problem), "danger")
            return
        self._tell(f"Sent {_pages(sent)} to the printer.", "good")

    def _ask_file(self) -> None:
        folder = Path(self._shell.remembered.text(FOLDER) or Path.home())
        dialog = QFileDialog(self, "Save as PDF", str(folder), "PDF (*.pdf)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(self._paged.file_name)
        dialog.fileSelected.connect(self.save_to)
        dialog.open()

    def save_to(self, name: str) -> None:
        """Save the pages as a PDF and say so; what the disk refuses is said in the same place."""
        out = Path(name)
        try:
            if self._paged.tagged is not None and self.accessible.value():
                write_tagged(self._paged.tagged(self._wish()), out, self._leaving)
            else:
                write_pdf(self.pages, out, title=self._paged.title, before=self._leaving)
        except Problem as problem:
            self._tell(str(problem), "danger")
            return
        self._shell.remembered.set_text(FOLDER, str(out.parent))
        kind = "accessible" if self.accessible.value() else _pages(len(self.pages))
        self._tell(f"Saved {out.name}, {kind}.", "good")

    def _leaving(self, content: bytes | None) -> None:
        if self._paged.leaving is not None:
            self._paged.leaving(self._wish(), content)

    def _tell(self, sentence: str, tone: str) -> None:
        self.said.set_tone(tone)
        self.said.setText(sentence)
        self._shell.say(sentence, tone)


def _pick(choices: Sequence[tuple[Any, str]]) -> QComboBox:
    box = QComboBox()
    for value, text in choices:
        box.addItem(text, value)
    dress_list(box.view())
    return box


def _labelled(name: str, field: QWidget) -> QWidget:
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    label = Label(name, "second", "muted")
    label.setBuddy(field)
    field.setAccessibleName(name)
    row.addWidget(label)
    row.addWidget(field)
    # A row that wraps would give an expanding field the rest of its line, away from its label.
    both.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return both


def _pages(count: int) -> str:
    return f"{count} page{'' if count == 1 else 's'}"
