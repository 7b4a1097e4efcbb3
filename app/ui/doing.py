"""How the window does things: writes, long work and Undo, each with its sentence and its way out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from app.abilities import NotAllowed
from app.errors import DiskFull, Invalid, Problem
from app.ui.jobs import Job, JobBar, wait_for_all
from app.ui.undoing import Undoing
from app.ui.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from app.done import Done
    from app.progress import Progress
    from app.store import Store
    from app.ui.forms import Form


# A short write of the program's own, such as that a pupil was looked at, is over before anybody notices.
PATIENCE_S = 0.08


class Doing(QObject):
    """Does what pages ask, through the store, and lets the status bar say the outcome.

    `no_room(problem, again)` comes where the disk is full: the reserve may make room to save again.
    """

    no_room = Signal(object, object)

    def __init__(self, status: StatusBar, bar: JobBar, parent: QObject) -> None:
        super().__init__(parent)
        self._status, self._bar = status, bar
        self.store: Store | None = None
        self._call: Callable[[], None] | None = None
        self.undoing = Undoing(self.run, status.say, self)
        status.undo.connect(self.undo)
        status.redo.connect(self.redo)
        status.acted.connect(self._act)

    # --- writing ---

    def write(
        self,
        operation: Callable[..., Done],
        *args: Any,
        form: Form | None = None,
        then: Callable[[Done], None] | None = None,
        **kwargs: Any,
    ) -> bool:
        """Write now, or, while an import holds the store, wait for it off the UI thread with the form kept."""
        store = self._open_store()
        if store.busy(PATIENCE_S):
            work = partial(_write_later, store, operation, args, kwargs)
            self.run(
                work,
                "Waiting for the import to finish",
                partial(_tell, then),
                otherwise=partial(self._failed_form, form),
            )
            return False
        try:
            done = store.write(operation, *args, **kwargs)
        except DiskFull as full:
            self._no_room(full, partial(self.write, operation, *args, form=form, then=then, **kwargs))
            return False
        except (Invalid, Problem) as error:
            self.failed(error, form)
            return False
        _tell(then, done)
        return True

    def failed(self, error: Invalid | Problem, form: Form | None = None) -> None:
        """Show what could not be: under its fields where there is a form, else in the status bar."""
        if isinstance(error, Invalid) and form is not None:
            form.show_problems(dict(error.problems))
            return
        # Nothing went wrong where somebody may not: it says so, without alarm.
        self._status.say(str(error), "warning" if isinstance(error, NotAllowed) else "danger")

    def _no_room(self, problem: DiskFull, again: Callable[[], bool]) -> None:
        """Ask, over whatever is being typed, whether the reserve may be used to save it."""
        self._status.say(str(problem), "danger")
        self.no_room.emit(problem, again)

    def _failed_form(self, form: Form | None, error: Invalid | Problem) -> None:
        self.failed(error, form)

    # --- long work ---

    def run(
        self,
        work: Callable[[Progress], Any],
        words: str,
        then: Callable[[Any], None],
        otherwise: Callable[[Any], None] | None = None,
    ) -> Job:
        """Do long work off the UI thread and return it; after half a second a bar with Cancel appears.

        Without words it goes on unseen.
        otherwise takes the Invalid or Problem, where the status bar is not the place to say it.
        """
        job = Job(work, self)
        job.succeeded.connect(then)
        job.failed.connect(otherwise or self.failed)
        job.cancelled.connect(self._cancelled)
        if words:
            self._bar.watch(job, words)
        job.start()
        return job

    def _cancelled(self) -> None:
        self._status.say("Stopped. Nothing was changed.", "warning")

    def stop(self) -> None:
        """End all work, a dialog's own too, before the school or the window closes: nothing may write after that."""
        wait_for_all()

    # --- undo and the voice ---

    def undo(self, step: int | None = None, then: Callable[[], None] | None = None) -> None:
        """Take back one step, by default the last, and call then after it."""
        self.undoing.undo(self._open_store(), step, then)

    def redo(self) -> None:
        """Do again what was undone last."""
        self.undoing.redo(self._open_store())

    def said(self, done: Done) -> None:
        """Say what a write did, with Undo or, after an undo, with Redo."""
        undone = done.sentence.startswith("Undone: ")
        self._call = None
        self._status.say(done.sentence, undo=not undone and done.step is not None, redo=undone)

    def say_with(self, sentence: str, action: str, call: Callable[[], None], kind: str = "warning") -> None:
        """Say something with one button beside it."""
        self._call = call
        self._status.say(sentence, kind, action=action)

    def _act(self) -> None:
        call, self._call = self._call, None
        if call is not None:
            self._status.say("")
            call()

    def _open_store(self) -> Store:
        assert self.store is not None, "no school is open"
        return self.store


def _write_later(
    store: Store, operation: Callable[..., Done], args: Any, kwargs: Any, progress: Progress
) -> Done:
    progress.step(0, 0)
    return store.write(operation, *args, **kwargs)


def _tell(then: Callable[[Done], None] | None, done: Done) -> None:
    if then is not None:
        then(done)
