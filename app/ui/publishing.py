"""Publishes a shared school for others, every few minutes where something changed, and when somebody asks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import Problem
from app.ui.doing import Doing
from app.ui.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from app.progress import Progress
    from app.shared.conflicts import Conflict
    from app.shared.pointer import Published
    from app.store import Store

EVERY_MS = 5 * 60 * 1000
NOT_YET = "Not published yet: "


class Publishing(QObject):
    """Publishes off the UI thread; what goes wrong is said once, calmly, and tried again.

    `news()` comes when something was published or could not be, `lost(Problem)` where somebody else published
    meanwhile: both are kept, and nothing more is written here.
    """

    news = Signal()
    lost = Signal(object)

    def __init__(self, doing: Doing, status: StatusBar, parent: QObject) -> None:
        super().__init__(parent)
        self._doing, self._status = doing, status
        self._store: Store | None = None
        self._said, self._asked, self._publishing = "", False, False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.publish)

    def begin(self, store: Store) -> None:
        """Begin to publish, where the school is shared and worked in."""
        self._store, self._said = (store if store.working is not None else None), ""
        if self._store is not None:
            self._timer.start()

    def end(self) -> None:
        """Publish no more."""
        self._store = None
        self._timer.stop()

    def publish(self) -> None:
        """Publish what changed, unseen."""
        self._begin("")

    def publish_now(self) -> None:
        """Publish because somebody asked, and say so."""
        self._begin("Publishing")

    def _begin(self, words: str) -> None:
        self._asked = self._asked or bool(words)
        # On a share that does not answer there is never more than one on its way.
        if self._store is None or self._publishing:
            return
        self._publishing = True
        work = partial(_publish, self._store)
        job = self._doing.run(work, words, self._done, otherwise=self._could_not)
        job.ended.connect(self._ended)

    def _ended(self) -> None:
        self._publishing = self._asked = False

    def _done(self, answer: tuple[Store, Published | Conflict]) -> None:
        from app.shared.conflicts import Conflict

        store, done = answer
        if store is not self._store:
            return
        if isinstance(done, Conflict):
            self.end()
            self.lost.emit(Problem(done.sentence, "Open the school again to go on from what is published."))
        elif self._asked or self._said:
            self._said = ""
            self._status.say(f"Published for others at {done.published_at.astimezone():%H:%M}.")
        self.news.emit()

    def _could_not(self, problem: Problem) -> None:
        sentence = f"{NOT_YET}{_small(problem.message)} {problem.what_to_do}".strip()
        if self._asked or sentence != self._said:
            self._status.say(sentence, "warning")
        self._said = sentence
        self.news.emit()


def _publish(store: Store, progress: Progress) -> tuple[Store, Published | Conflict]:
    from app.shared.publishing import publish

    assert store.working is not None
    now, who = store.now(), store.who
    return store, publish(store.working, store.database, now=now, who=who, progress=progress)


def _small(sentence: str) -> str:
    """Return a sentence as it goes on behind a colon; what begins with a name keeps its capital."""
    return (
        sentence[:1].lower() + sentence[1:]
        if sentence.startswith(("The ", "There ", "You ", "No "))
        else sentence
    )
