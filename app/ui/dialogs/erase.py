"""Erasing a pupil's record, or making it anonymous: what goes, what stays, where else the name is; typed to confirm."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut

from app.errors import Problem
from app.progress import Progress
from app.queries.rights.erasure_preview import STAYS, ErasurePreview, erasure_preview
from app.queries.rights.grounds import ERASURE_LABELS
from app.rights.forgetting import anonymise, erase
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.forms import Field, Fields
from app.ui.shell import Shell
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.fields import TextField
from app.ui.widgets.label import Label, heading
from app.ui.widgets.panels import Notice
from app.ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from app.done import Done
    from app.store import Store

_MOST = 12
# Where one sentence ends and another begins.
_SENTENCES = ". "
_ANONYMOUS = (
    "Names, numbers, the date of birth and everything written go. Dates and groupings stay for your figures."
)
_ELSEWHERE = (
    "The name also stands here. What is written about others stays as it is: look at it first, and change it where it"
    " means this pupil."
)


class EraseDialog(FormDialog):
    """Shows what an erasure does, and does it once the number or name is typed."""

    topic = "rights"

    def __init__(self, shell: Shell, preview: ErasurePreview, *, figures_stay: bool = False) -> None:
        title = "Make anonymous" if figures_stay else "Erase"
        super().__init__(
            shell.window_widget(), f"{title} a pupil’s record", _fields(figures_stay), title, keys=""
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._shell, self._figures_stay, self._running = shell, figures_stay, False
        self.preview, self._finished = preview, False
        # Two keys held by habit must not do what cannot be undone.
        for shortcut in self.findChildren(QShortcut):
            shortcut.setEnabled(False)
        self.trouble = Notice("", "danger")
        self.told = Label(_said(self.preview, figures_stay=figures_stay), "body", wrap=True)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        area = scrolled(self.told)
        for ground in (self.told, area.viewport()):
            ground.setAutoFillBackground(False)
        area.setAccessibleName("What goes and what stays")
        self.head = Label(f"{title}: {self.preview.name}", "figure", wrap=True)
        self.final = Notice("This cannot be undone.", "danger")
        self.whole, self.asks = Label("", "body", wrap=True), heading("To confirm")
        self.whole.hide()
        parts = (
            self.head,
            self.final,
            self.whole,
            area,
            self.asks,
            self.form,
            self.trouble,
        )
        self.lay_out(*parts, grows=area)
        self.trouble.say(_in_the_way(self.preview, figures_stay=figures_stay))
        self.form.changed.connect(self._look)
        self._look()
        self.resize(660, min(680, shell.window_widget().height() - 24))

    def _look(self) -> None:
        blocked = bool(_in_the_way(self.preview, figures_stay=self._figures_stay))
        ready = not blocked and self.preview.confirmed(self.form.values()["typed"])
        self.save_button.setEnabled(ready and not self._running)

    def submitted(self, values: dict[str, Any]) -> None:
        """Do it, if what was typed names the pupil."""
        if self._running or not self.save_button.isEnabled():
            return
        self._running = True
        self._look()
        ground = "" if self._figures_stay else values["ground"]
        work = partial(_do, self._shell.store, self.preview.pupil_id, ground)
        self._shell.run(work, "Erasing", self._done)

    def _done(self, answer: Done | Problem) -> None:
        self._running = False
        if isinstance(answer, Problem):
            self.trouble.say(str(answer))
            self._look()
            return
        self._shell.say(answer.sentence)
        if _SENTENCES not in answer.sentence:
            self.accept()
            return
        # The status bar cuts what is long, and nobody may miss where the name still stands.
        self._finished = True
        self.whole.setText(answer.sentence)
        self.whole.show()
        self.head.setText("It is done, but for this")
        self.told.setText("")
        for part in (self.final, self.form, self.asks, self.save_button):
            part.hide()
        self.resize(self.width(), 260)
        self._leave.setText("Close")
        self._leave.setFocus()

    def reject(self) -> None:
        """Leave; where it is done already, as one that is done."""
        if self._finished:
            self.accept()
        else:
            super().reject()


def ask_to_erase(shell: Shell, pupil_id: int, *, figures_stay: bool = False) -> None:
    """Look off the UI thread what an erasure would do, then open the dialog that says it."""
    then = partial(_show, shell, figures_stay)
    shell.run(partial(_look_at, shell.store, pupil_id), "Looking where the name stands", then)


def _fields(figures_stay: bool) -> Fields:
    choices = [(str(ground), words) for ground, words in ERASURE_LABELS.items()]
    why = Field("ground", "Why", ChoiceField(choices, placeholder="Choose why"), required="Say why.")
    hint = "The admission number, or the whole name."
    typed = Field(
        "typed", "Type it", TextField("", 200), hint=hint, required="Type the admission number or the name."
    )
    return [typed] if figures_stay else [why, typed]


def _said(preview: ErasurePreview, *, figures_stay: bool) -> str:
    lines = [_ANONYMOUS] if figures_stay else ["This goes:"]
    if not figures_stay:
        lines += [f"·  {title}: {count}" for title, count in preview.goes]
    if preview.steps:
        lines.append(f"·  What the history keeps of it, in {_many(preview.steps, 'change')}")
    lines += ["", "This stays:", *(f"·  {one}" for one in STAYS)]
    if preview.mentions:
        lines += ["", _ELSEWHERE]
        for one in preview.mentions[:_MOST]:
            perhaps = "" if one.sure else " (perhaps somebody else)"
            lines.append(f"·  {one.where}, {one.label.lower()}: “… {one.words} …”{perhaps}")
        if len(preview.mentions) > _MOST:
            lines.append(f"·  and {len(preview.mentions) - _MOST} more")
    return "\n".join(lines)


def _in_the_way(preview: ErasurePreview, *, figures_stay: bool) -> str:
    if preview.held_on is not None:
        return f"This record is on hold: {preview.held_why}. End the hold first, if it may end."
    if figures_stay and preview.anonymised:
        return "This record is anonymous already."
    if figures_stay and preview.left_on is None:
        return "Only the record of a pupil who has left can be made anonymous."
    return ""


def _many(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count} {what}s"


def _look_at(store: Store, pupil_id: int, progress: Progress) -> tuple[Store, ErasurePreview]:
    return store, store.read(erasure_preview, pupil_id, progress=progress)


def _show(shell: Shell, figures_stay: bool, found: tuple[Store, ErasurePreview]) -> None:
    store, preview = found
    # Somebody may have gone to another school meanwhile.
    if shell.shows(store):
        shell.show_dialog(EraseDialog(shell, preview, figures_stay=figures_stay))


def _do(store: Store, pupil_id: int, ground: str, progress: Progress) -> Done | Problem:
    """Do it; what stands in its way comes back as the answer, so that the dialog can say it."""
    progress.step(0, 0)
    try:
        return erase(store, pupil_id, ground) if ground else anonymise(store, pupil_id)
    except Problem as problem:
        return problem
