"""Going through everything held on a pupil before it is given away: keep, take names out, or withhold."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout

from app.errors import Invalid, Problem
from app.progress import Progress
from app.queries.rights.held import Held
from app.queries.rights.review import Choice, Review, Verdict, apply
from app.rights.giving import Given, give_record
from app.ui.dialogs.record_rows import ReviewRow, columns, review_rows, totals, words_of
from app.ui.dialogs.record_verdicts import VerdictButtons
from app.ui.forms import Field, Form
from app.ui.opening_files import open_file
from app.ui.search import Search
from app.ui.shell import Shell
from app.ui.theme import ink
from app.ui.widgets.buttons import Button, PrimaryButton
from app.ui.widgets.fields import TextField
from app.ui.widgets.filter_button import FilterButton
from app.ui.widgets.label import Label
from app.ui.widgets.panels import Frame, Notice
from app.ui.widgets.rows_view import RowsView, keep_typing
from app.ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from app.store import Store

FOLDER = "record_folder"
_LEAD = "Read it before you give it away. Other people’s names are taken out unless you keep them."
_NOTHING = "Nothing held is like that. Look for other words, or show everything."
_SHOWN = (("all", "Everything"), ("others", "With other people"), ("changed", "Not kept as it is"))


class RecordReview(QDialog):
    """A table of everything held, a verdict on each item, a preview, and the two files."""

    topic = "rights"

    def __init__(self, shell: Shell, held: Held) -> None:
        super().__init__(shell.window_widget())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Everything held on a pupil")
        self._shell, self._held, self._running = shell, held, False
        self.verdicts: dict[str, Verdict] = {}
        self.rows: list[ReviewRow] = []
        self.form = Form(
            [
                (
                    Field("made_for", "Made for", TextField("the pupil, or who asks for them", 120),
                          required="Say for whom the copy is."),
                    Field("purpose", "Request", TextField("asked on 2 November, by letter", 200)),
                )
            ],
            self,
        )  # fmt: skip
        self.trouble = Notice("", "danger")
        self.search = SearchField("Find in the record", "Ctrl+F")
        self.shown = FilterButton("Show", _SHOWN)
        self.table = RowsView(columns(), "Everything held", key=_key)
        self.buttons = VerdictButtons()
        self.totals = Label("", "second", "muted", wrap=True)
        self.preview, self.make = (
            Button("Preview", "eye"),
            PrimaryButton("Make the files …", keys="Ctrl+Enter"),
        )
        self.leave = Button("Leave", keys="Esc")
        self._lay_out()
        self._connect()
        self.trouble.say("")
        self.refill()
        self.table.select_first()
        self.resize(
            min(1180, shell.window_widget().width() - 40), min(760, shell.window_widget().height() - 24)
        )

    def _lay_out(self) -> None:
        find, foot = QHBoxLayout(), QHBoxLayout()
        find.addWidget(self.search, 1)
        find.addWidget(self.shown)
        foot.addWidget(self.totals, 1)
        for button in (self.leave, self.preview, self.make):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(Label(self._held.name, "figure", wrap=True))
        column.addWidget(Label(_LEAD, "body", "muted", wrap=True))
        column.addWidget(self.form)
        column.addWidget(self.trouble)
        column.addLayout(find)
        column.addWidget(Frame(self.table), 1)
        column.addWidget(self.buttons)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(self.refill)
        self.search.down.connect(self.table.setFocus)
        self.shown.chosen.connect(self.refill)
        self.table.row_changed.connect(self.buttons.show_row)
        self.table.typed.connect(partial(keep_typing, self.search))
        self.buttons.decided.connect(self._decide)
        self.leave.clicked.connect(self.reject)
        self.preview.clicked.connect(self._preview)
        self.make.clicked.connect(self.form.submit)
        self.form.submitted.connect(self._choose_folder)
        self.form.left.connect(self.reject)
        self.form.add_save_keys(self)
        QShortcut(QKeySequence("Ctrl+F"), self, self.search.setFocus)

    # --- going through ---

    def refill(self) -> None:
        """Show the items that are looked for, as they are decided by now."""
        self.rows = review_rows(self._held, self.verdicts)
        chosen = self.shown.value()
        found = [row for row in self.rows if _fits(row, chosen)]
        if self.search.text().strip():
            found = list(Search(found, words_of).find(self.search.text()))
        self.table.set_rows(found)
        self.buttons.show_row(self.table.selected(), "" if found else _NOTHING)
        self.totals.setText(totals(self.rows))

    def _decide(self, verdict: Verdict) -> None:
        row = self.table.selected()
        if row is not None:
            self.verdicts[row.item.key] = verdict
            self.refill()
            # The next item is one key away.
            self.table.setFocus()

    def review(self) -> Review:
        """Return what was decided so far."""
        values = self.form.values()
        return Review(values["made_for"], values["purpose"], dict(self.verdicts))

    def _preview(self) -> None:
        from app.paper.record_pages import lay_out_record
        from app.ui.dialogs.record_preview import RecordPreview

        RecordPreview(self, lay_out_record(apply(self._held, self.review()))).open()

    # --- making ---

    def _choose_folder(self, values: dict[str, object]) -> None:
        start = self._shell.remembered.text(FOLDER) or str(Path.home())
        folder = QFileDialog.getExistingDirectory(self, "Where the files go", start)
        if folder:
            self.make_files(Path(folder))

    def make_files(self, folder: Path) -> None:
        """Write the PDF and the JSON into a folder, once."""
        if self._running:
            return
        self._running = True
        self.make.setEnabled(False)
        work = partial(_give, self._shell.store, self._held, self.review(), folder)
        self._shell.run(work, "Making the record", self._made)

    def _made(self, answer: Given | Problem | Invalid) -> None:
        self._running = False
        self.make.setEnabled(True)
        if isinstance(answer, Problem | Invalid):
            self.trouble.say(str(answer))
            return
        folder = answer.files[0].parent
        self._shell.remembered.set_text(FOLDER, str(folder))
        self.accept()
        sentence = f"Made {answer.files[0].name} and its JSON."
        self._shell.say_with(sentence, "Open", partial(open_file, answer.files[0]), "good")

    def reject(self) -> None:
        """Leave; what was decided and typed can be brought back from the status bar."""
        review, dirty = self.review(), self.form.dirty
        super().reject()
        if (dirty or self.verdicts) and not self._running:
            again = partial(_bring_back, self._shell, self._held, review)
            self._shell.say_with("No copy made.", "Bring it back", again)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), ink("raised"))


def _bring_back(shell: Shell, held: Held, review: Review) -> None:
    dialog = RecordReview(shell, held)
    dialog.form.type_again({"made_for": review.made_for, "purpose": review.purpose})
    dialog.verdicts.update(review.verdicts)
    dialog.refill()
    shell.show_dialog(dialog)


def _key(row: ReviewRow) -> str:
    return row.item.key


def _fits(row: ReviewRow, shown: str) -> bool:
    if shown == "others":
        return bool(row.item.others)
    return shown == "all" or row.verdict.choice is not Choice.KEEP


def _give(
    store: Store, held: Held, review: Review, folder: Path, progress: Progress
) -> Given | Problem | Invalid:
    """Give the copy; what the world does wrong comes back as the answer, so that the dialog can say it."""
    try:
        return give_record(store, held, review, folder, progress)
    except (Problem, Invalid) as problem:
        return problem
