"""Making a named pack: what stands in it, how pupils are called, what for; the files are locked, the password shown once."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from app.errors import Invalid, Problem
from app.packs import MadePack, make_pack, make_pupils_book, preset_basis
from app.progress import Progress
from app.queries.meetings.pack import ALL_PUPILS, meeting_pack
from app.queries.meetings.pack_rows import ALL_PARTS, NAMINGS, PARTS, Pack, PackChoices
from app.queries.meetings.pack_words import NOT_ALL
from app.queries.meetings.page import MeetingPage
from app.queries.sight import ASK
from app.queries.wording import words
from app.ui.dialogs.export_map import FOLDER, folder_of
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.dialogs.pack_password import PackPasswordDialog
from app.ui.dialogs.print_tagged import tagged_tick
from app.ui.forms import Field
from app.ui.jobs import Job, JobBar
from app.ui.shell import Shell
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.fields import TextField
from app.ui.widgets.label import Label
from app.ui.widgets.one_of_field import OneOfField
from app.ui.widgets.panels import Notice
from app.ui.widgets.scrolled import scrolled_form
from app.ui.widgets.ticks_field import TicksField
from app.vocabulary import ListKind

if TYPE_CHECKING:
    from app.store import Store

EXCEL, PDF = ".xlsx", ".pdf"
_LEAD = "Locked with a password that is made now and shown once. Each pupil is noted as shared."
_ALL = "Every pupil on the roll as a workbook for the school’s own use, locked with a password that is shown once."


class PackDialog(FormDialog):
    """Everything is set as most want it, so that one press makes the pack; page None is for all pupils."""

    topic = "pack"

    def __init__(self, shell: Shell, page: MeetingPage | None) -> None:
        title = ALL_PUPILS if page is None else "Named pack"
        browse = LinkButton("Choose …", tip="Choose the folder for the files")
        super().__init__(shell.window_widget(), title, _fields(shell, page, browse), "Make the pack")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shell, self._page = shell, page
        self.job: Job | None = None
        self.bar = JobBar()
        self.trouble, self.missing = Notice("", "danger"), Notice("", "warning")
        self.for_whom = Label("", "second", "muted", wrap=True)
        browse.clicked.connect(self._browse)
        self.form.set_values(_preset(shell, page))
        self._tell_about(page)
        area = scrolled_form(self.form)
        lead = Label(_ALL if page is None else _LEAD, "body", "muted", wrap=True)
        parts = (Label(title, "figure"), lead, self.for_whom, self.missing, self.trouble, area, self.bar)
        self.lay_out(*parts, grows=area)
        self.trouble.say("")
        self.resize(620, min(640, shell.window_widget().height() - 24))

    def _tell_about(self, page: MeetingPage | None) -> None:
        """Say who gets it and where consent is missing; it stops nobody."""
        pack = None if page is None else _asked(self._shell, page)
        self.for_whom.setVisible(pack is not None)
        if pack is None:
            self.missing.say("")
            return
        self.for_whom.setText(f"For {pack.for_whom}.")
        lines = [*missing_consent(pack), *([NOT_ALL] if pack.left_out else [])]
        self.missing.say("\n".join(lines))
        if page is not None:
            self.form.field("basis").set_value(preset_basis(pack))
            self.form.mark_clean()

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Where the files go", self.form.values()["folder"])
        if chosen:
            self.form.field("folder").set_value(chosen)

    # --- making ---

    def submitted(self, values: dict[str, Any]) -> None:
        """Make the files, once."""
        if self.job is not None:
            return
        self.save_button.setEnabled(False)
        number = None if self._page is None else self._page.id
        work = partial(_make, self._shell.store, number, values)
        self.job = self._shell.run(work, "", self._made)
        self.job.ended.connect(self._ended)
        self.bar.watch(self.job, "Making the pack")

    def _ended(self) -> None:
        self.job = None
        self.save_button.setEnabled(True)

    def reject(self) -> None:
        """Leave; while a pack is being made only stop that: its password would be shown to nobody."""
        if self.job is None:
            super().reject()
        else:
            self.job.cancel()

    def _made(self, answer: MadePack | Problem | Invalid) -> None:
        if isinstance(answer, Problem | Invalid):
            self.trouble.say(str(answer))
            return
        self._shell.remembered.set_text(FOLDER, str(answer.files[0].parent))
        self.accept()
        self._shell.show_dialog(PackPasswordDialog(self._shell, answer))


def missing_consent(pack: Pack) -> list[str]:
    """Return a line for each set of pupils for whom consent is missing, with everybody it is missing for."""
    whom: dict[str, list[str]] = {}
    for one, pupils in pack.without_consent:
        whom.setdefault(pupils, []).append(one)
    every = ", ".join(pupil.label for pupil in pack.pupils)
    return [
        f"Consent is missing for {'every pupil' if pupils == every else pupils}, with {'; '.join(names)}."
        for pupils, names in whom.items()
    ]


def _fields(shell: Shell, page: MeetingPage | None, browse: LinkButton) -> list[Field]:
    bases = tuple(shell.store.read(words, ListKind.BASIS).items())
    found = [
        Field("parts", "What it holds", TicksField(PARTS)),
        Field("naming", "Pupils as", OneOfField(NAMINGS)),
        Field("purpose", "Purpose", TextField("", 200), hint="Stands on every page.", required="Say what it is for."),
    ]  # fmt: skip
    if page is not None:
        found += [
            Field("basis", "Shared on", ChoiceField(bases), hint="The basis that is noted with each pupil.",
                  required="Choose on what basis."),
            Field("kinds", "Files", TicksField(((EXCEL, "Excel"), (PDF, "PDF"))), required="Choose Excel, PDF or both."),
            Field("accessible", "", tagged_tick()),
        ]  # fmt: skip
    folder = Field(
        "folder", "Folder", TextField("", 1000), required="Choose where the files go.", beside=browse
    )
    return [*found, folder]


def _preset(shell: Shell, page: MeetingPage | None) -> dict[str, Any]:
    purpose = "For the school’s own use" if page is None else page.purpose
    return {
        "parts": ALL_PARTS,
        "naming": "names",
        "purpose": "" if purpose.startswith(ASK) else purpose,
        "kinds": (EXCEL, PDF),
        "accessible": False,
        "folder": str(folder_of(shell)),
    }


def _asked(shell: Shell, page: MeetingPage) -> Pack:
    return shell.store.read(meeting_pack, page.id, PackChoices(parts=("consents",)), shell.today())


def _make(
    store: Store, meeting_id: int | None, values: dict[str, Any], progress: Progress
) -> MadePack | Problem | Invalid:
    """Make the files; what the world does wrong comes back as the answer, so that the dialog can say it."""
    choices = PackChoices(values["parts"], values["naming"], purpose=values["purpose"])
    folder = Path(values["folder"]).expanduser()
    try:
        if meeting_id is None:
            file = _free(folder, f"Named pupils {store.today():%Y-%m-%d}", (EXCEL,))[0]
            return make_pupils_book(store, file, choices, progress=progress)
        files = _free(folder, f"Named pack {store.today():%Y-%m-%d}", values["kinds"])
        return make_pack(
            store,
            meeting_id,
            files,
            choices,
            basis=values["basis"],
            accessible=values["accessible"],
            progress=progress,
        )
    except (Problem, Invalid) as problem:
        return problem


def _free(folder: Path, stem: str, kinds: tuple[str, ...]) -> tuple[Path, ...]:
    """Return names that nothing has yet; they say the day and no more."""
    stems = [stem, *(f"{stem} ({number})" for number in range(2, 100))]
    for one in stems:
        files = tuple(folder / f"{one}{kind}" for kind in kinds)
        if not any(file.exists() for file in files):
            return files
    return tuple(folder / f"{stem}{kind}" for kind in kinds)
