"""Making the Excel map: which copy, for whom, what for, and where it goes; it is made as the filters stand."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from app.abilities import Ability
from app.errors import Problem
from app.noting import copy_name, note_file, require_copy
from app.progress import Progress
from app.queries.map_about import SHARED, map_about
from app.queries.provision_map import MapFilters, provision_map
from app.queries.supports.capacity_rows import capacity_rows
from app.queries.wording import has_treatment_words
from app.ui.allowed import gate_with, refusal
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.forms import Field
from app.ui.opening_files import open_file
from app.ui.shell import Shell
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.fields import TextField, TickField
from app.ui.widgets.label import Label
from app.ui.widgets.scrolled import scrolled
from app.vocabulary import Register

if TYPE_CHECKING:
    from app.store import Store

FOLDER = "export_folder"
WORDINGS = (
    (Register.WELLNESS.value, "The usual words"),
    (Register.TREATMENT.value, "Words of treatment and outcomes"),
)
INTERNAL_WORDS = "With numbers of pupils and gaps. Internal, not for sharing: every page says so."


class ExportMapDialog(FormDialog):
    """Asks what the copy is for and writes it as a job; a file that cannot be written keeps the dialog."""

    topic = "map"

    ground = "window"

    def __init__(self, shell: Shell, filters: MapFilters, narrowed: str = "") -> None:
        self._shell, self._filters = shell, filters
        self._again = partial(_bring_back, shell, filters, narrowed)
        self._running, self._replacing = False, ""
        self._copy = TickField("Internal copy, with numbers of pupils")
        reason = refusal(shell.store, Ability.EXPORT_INTERNAL)
        self._copy_words = Label(f"{SHARED} {reason}".strip(), "second", "muted", wrap=True)
        gate_with(self._copy, reason)
        self._place = TextField("")
        self._place.set_value(str(_new_file(folder_of(shell), shell)))
        browse = LinkButton("Choose …", tip="Choose where the file goes")
        fields = [
            Field("internal", "Copy", self._copy, hint=self._copy_words),
            Field("made_for", "Made for", TextField("the planning meeting in November", 120)),
            Field("purpose", "Purpose", TextField("to plan together what we offer", 200)),
            Field("place", "Save as", self._place, required="Choose where the file goes.", beside=browse),
        ]
        if shell.store.read(has_treatment_words):
            wording = ChoiceField(WORDINGS)
            wording.set_value(Register.WELLNESS.value)
            fields.insert(1, Field("register", "Words", wording))
        super().__init__(shell.window_widget(), "Excel map", fields, "Save the Excel map")
        browse.clicked.connect(self._browse)
        self._copy.changed.connect(self._copy_changed)
        words = f"As the map is filtered now: {narrowed}." if narrowed else "The whole map, without filters."
        about = Label(words, "second", "warning" if narrowed else "muted", wrap=True)
        area = scrolled(self.form)
        self.lay_out(Label("Excel map", "figure"), about, area, grows=area)
        self.resize(600, min(self.sizeHint().height(), shell.window_widget().height()))

    def _copy_changed(self) -> None:
        self._copy_words.setText(INTERNAL_WORDS if self._copy.value() else SHARED)

    def _browse(self) -> None:
        start = str(self._place.value())
        chosen, _ = QFileDialog.getSaveFileName(self, "Save the Excel map", start, "Excel workbook (*.xlsx)")
        if chosen:
            self._place.set_value(_with_ending(chosen))
            self._replacing = str(self._place.value())  # the file dialog has asked already

    # --- saving ---

    def submitted(self, values: dict[str, Any]) -> None:
        """Write the workbook, once a file that is there already may be replaced."""
        # A name alone goes where the dialog offered to save, not wherever the program was started.
        out = folder_of(self._shell) / Path(_with_ending(str(values["place"]).strip())).expanduser()
        if self._running:
            return
        if out.exists() and self._replacing != str(out):
            self._replacing = str(out)
            self.form.show_problems({"place": f"{out.name} is there already. Save again to replace it."})
            return
        self._running = True
        work = partial(_write, self._shell.store, self._filters, values, out)
        self._shell.run(work, "Making the Excel map", self._written)

    def _written(self, answer: Path | Problem) -> None:
        self._running = False
        if isinstance(answer, Problem):
            self.form.show_problems({"place": str(answer)})
            if self.isHidden():
                self._shell.say(str(answer), "danger")
            return
        self._shell.remembered.set_text(FOLDER, str(answer.parent))
        self.accept()
        self._shell.say_with(f"Saved {answer.name}.", "Open", partial(open_file, answer), "good")

    def reject(self) -> None:
        """Leave; what was typed can be brought back from the status bar."""
        super().reject()
        if self.form.dirty and not self._running:
            again = partial(self._again, self.form.values())
            self._shell.say_with("No Excel map made.", "Bring it back", again)


def _bring_back(shell: Shell, filters: MapFilters, narrowed: str, typed: dict[str, object]) -> None:
    dialog = ExportMapDialog(shell, filters, narrowed)
    dialog.form.type_again(typed)
    shell.show_dialog(dialog)


def _write(
    store: Store, filters: MapFilters, values: dict[str, object], out: Path, progress: Progress
) -> Path | Problem:
    """Write the workbook; what the world does wrong comes back as the answer, so that the dialog can say it."""
    # The workbook library is heavy, and only this needs it.
    from app.exports.excel_map import write_excel_map

    filters = replace(filters, register=str(values.get("register") or Register.WELLNESS))
    view = store.read(provision_map, filters)
    about = store.read(
        map_about,
        filters,
        store.today(),
        made_by=store.person,
        made_for=str(values["made_for"]),
        purpose=str(values["purpose"]),
    )
    internal = bool(values["internal"])
    try:
        require_copy(store, internal=internal)
        rooms = store.read(capacity_rows, as_at=filters.as_at) if internal else ()
        write_excel_map(
            view,
            about,
            out,
            internal=internal,
            progress=progress,
            before=partial(_note, store, internal, len(view.offers)),
            rooms=rooms,
        )
    except Problem as problem:
        return problem
    return out


def _note(store: Store, internal: bool, offers: int, content: bytes) -> None:
    note_file(store, "export_map", content, file="xlsx", copy=copy_name(internal=internal), offers=offers)


def folder_of(shell: Shell) -> Path:
    """Return where files went last, else the person's documents."""
    last = Path(shell.remembered.text(FOLDER))
    if shell.remembered.text(FOLDER) and last.is_dir():
        return last
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    found = Path(documents)
    return found if documents and found.is_dir() else Path.home()


def _new_file(folder: Path, shell: Shell) -> Path:
    """Return a name of today that nothing has yet."""
    stem = f"Wellbeing map {shell.today():%Y-%m-%d}"
    names = [f"{stem}.xlsx", *(f"{stem} ({number}).xlsx" for number in range(2, 100))]
    return next((folder / name for name in names if not (folder / name).exists()), folder / names[0])


def _with_ending(name: str) -> str:
    return name if not name or name.casefold().endswith(".xlsx") else f"{name}.xlsx"
