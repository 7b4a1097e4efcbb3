"""Letting somebody sign in no more: asked first, since Undo cannot take it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from app.sign_ins import remove_sign_in
from app.ui.dialogs.working_form import WorkingForm
from app.ui.shell import Shell
from app.ui.widgets.label import Label

if TYPE_CHECKING:
    from app.done import Done
    from app.progress import Progress
    from app.store import Store

WHAT = (
    "{name} can no longer sign in. Undo does not take this back; they can be added again, with a new password.",
    "Their name stays on every decision, need and check of the past, and on the staff list.",
    "The school gets a new key, which they never had. Copies of it that they took away before still open for them.",
    "For the new key the school is copied once: no other window and no other computer may have it open meanwhile.",
)


class RemoveSignIn(WorkingForm):
    """Says what happens, and removes somebody; `then` is called when it is done."""

    def __init__(self, shell: Shell, number: int, name: str, then: Callable[[], None]) -> None:
        self._number, self._then = number, then
        super().__init__(shell, "Remove somebody", [], "Remove")
        said = Label("\n\n".join(WHAT).format(name=name), "body", wrap=True)
        title = Label(f"Remove {name}?", "figure")
        self.lay_out(title, said, self.form, self.trouble, self.bar, grows=said)
        self.resize(560, self.sizeHint().height() + 20)
        self._leave.setFocus()

    def submitted(self, values: dict[str, Any]) -> None:
        """Remove them."""
        number = self._number

        def work(store: Store, progress: Progress) -> Done:
            return remove_sign_in(store, number, progress)

        self.do(work, "Giving the school a new key", self._removed, can_stop=True)

    def _removed(self, _done: Done) -> None:
        self._then()
