"""Undo and Redo as the window does them: at once, or, of a file that was taken in, off the UI thread and after asking."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.abilities import Ability
from app.errors import Problem

if TYPE_CHECKING:
    from app.done import Done
    from app.progress import Progress
    from app.queries.back.taking_back import TakingBack
    from app.store import Store

LOOKING, BACK, AGAIN = "Looking what can be taken back", "Taking it back", "Doing it again"


class Undoing(QObject):
    """Takes back and does again; `asked(what, go)` where some of an import stays, and a person should say yes first."""

    asked = Signal(object, object)

    def __init__(
        self, run: Callable[..., object], say: Callable[[str, str], object], parent: QObject
    ) -> None:
        """Take how long work is done off the UI thread, and how something is said: see Doing and StatusBar."""
        super().__init__(parent)
        self._run, self._say = run, say
        # Since an import was taken back, what is done again may be long too.
        self._long = False

    def undo(self, store: Store, step: int | None = None, then: Callable[[], None] | None = None) -> None:
        """Take back one step, by default the last, and call then after it, whatever came of it."""
        chosen = step if step is not None else store.last_standing()
        if chosen is None or not self._of_a_file(store, chosen):
            self._at_once(lambda: store.undo(step))
            _call(then)
            return
        work = partial(_look, store, chosen)
        self._run(work, LOOKING, partial(self._looked, store, chosen, then), self._calmly)

    def redo(self, store: Store) -> None:
        """Do again what was undone last."""
        if self._long:
            self._run(partial(_redo, store), AGAIN, _said, self._calmly)
        else:
            self._at_once(store.redo)

    def _of_a_file(self, store: Store, step: int) -> bool:
        from app.queries.imports_done import is_import

        return store.who.may(Ability.IMPORT) and store.read(is_import, step)

    def _looked(
        self, store: Store, step: int, then: Callable[[], None] | None, back: TakingBack | None
    ) -> None:
        go = partial(self._take_back, store, step, then)
        if back is not None and back.kept and back.anything:
            self.asked.emit(back, go)
        else:
            go()

    def _take_back(self, store: Store, step: int, then: Callable[[], None] | None) -> None:
        self._long = True
        self._run(partial(_take_back, store, step), BACK, partial(_after, then), partial(self._failed, then))

    def _failed(self, then: Callable[[], None] | None, error: Exception) -> None:
        self._calmly(error)
        _call(then)

    def _at_once(self, change: Callable[[], Done]) -> None:
        try:
            change()
        except Problem as error:
            self._calmly(error)

    def _calmly(self, error: Any) -> None:
        # Nothing went wrong and nothing is lost: it says why, without alarm.
        self._say(str(error), "warning")


def _look(store: Store, step: int, progress: Progress) -> TakingBack | None:
    from app.queries.back.taking_back import taking_back

    return store.read(taking_back, step, progress=progress)


def _take_back(store: Store, step: int, progress: Progress) -> Done:
    return store.undo(step, progress)


def _redo(store: Store, progress: Progress) -> Done:
    progress.step(0, 0, AGAIN)
    return store.redo()


def _said(_done: Done) -> None:
    # The store's news has said it.
    return


def _after(then: Callable[[], None] | None, _done: Done) -> None:
    _call(then)


def _call(then: Callable[[], None] | None) -> None:
    if then is not None:
        then()
