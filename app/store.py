"""The door: every read and every write of the program goes through it, one session and one transaction a call."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Row, select
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.orm import Session

from app import audit, journal
from app.abilities import Ability
from app.ahead import Ahead
from app.db import Database, gone
from app.done import FINAL, IMPORTS, Done
from app.door import needed_to_read, needed_to_write
from app.errors import Problem
from app.opened import Opened, moment
from app.operations.record import set_record
from app.operations.typed import fit_to_keep
from app.person import Person
from app.progress import Progress, Silent
from app.queries.back.steps import last_standing
from app.queries.sight import ASK, COSTS, HOLDS, PUPILS, SIGHT
from app.schema import journal_step
from app.storage_words import reading_in_words, storage_problem

__all__ = ["Store", "moment"]

P = ParamSpec("P")
R = TypeVar("R")
Listener = Callable[[frozenset[str], Done], None]

# Kinds that an undo writes; they are not themselves undone by Ctrl+Z, but by Redo.
UNDO, REDO = journal.UNDO, "redo"


class Store(Opened):
    """A school that is open: reads, writes, Undo, and news of what changed. Knows nothing of windows.

    Every call is checked against what the person may do, and raises NotAllowed where they may not.
    """

    def __init__(
        self, database: Database, person: Person | str = "", clock: Callable[[], datetime] | None = None
    ) -> None:
        """Stand in front of an open database; a mere name may do everything. The clock is given in tests only."""
        super().__init__(database, person, clock)
        self._listeners: list[Listener] = []
        self._writing = threading.Lock()
        self._redo: list[int] = []
        self._ahead = Ahead()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep every other write of this program waiting inside the block."""
        with self._writing, self._in_words(), self._ahead.none_kept():
            yield

    # --- news ---

    def listen(self, listener: Listener) -> None:
        """Call the listener after each write with the tables that changed and what was done.

        It is called on the thread that wrote.
        """
        self._listeners.append(listener)

    def busy(self, patience: float = 0) -> bool:
        """Say whether another write, such as an import, still holds the lock after so many seconds."""
        free = self._writing.acquire(timeout=patience)
        if free:
            self._writing.release()
        return not free

    # --- reading and writing ---

    def read(self, query: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what a query answers, of one moment; raises Problem where the file is damaged or out of reach."""
        if (kept := self._ahead.take(query, args, kwargs)) is not None:
            answer: R = kept[0]
            return answer
        self.who.require(needed_to_read(_name(query)))
        # The database is looked up inside: it is another one after the file was exchanged.
        with self.reading.passing(), reading_in_words(self.database.newer):
            session = Session(self.database.engine, autoflush=False, info=_sight(self.who))
            with session, session.begin():
                return query(session, *args, **kwargs)

    def read_ahead(self, query: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Return what a query answers, and keep it for the next time the same is read, unless something is written.

        While a school is opened this is done off the UI thread with what its first page will ask.
        """
        age = self._ahead.age
        answer = self.read(query, *args, **kwargs)
        self._ahead.keep(age, answer, query, args, kwargs)
        return answer

    def is_ahead(
        self, query: Callable[Concatenate[Session, P], R], *args: P.args, **kwargs: P.kwargs
    ) -> bool:
        """Say whether the answer was read ahead, as for a page that is shown for the first time."""
        return self._ahead.has(query, args, kwargs)

    def forget_ahead(self) -> None:
        """Drop what was read ahead and not asked for."""
        self._ahead.forget()

    def write(
        self, operation: Callable[Concatenate[Session, P], Done], *args: P.args, **kwargs: P.kwargs
    ) -> Done:
        """Run an operation in one transaction with its journal and audit; then tell who listens.

        Raises what the operation raises (Invalid, Problem) with nothing written, and Problem where the
        disk is full, the folder read only or the school busy.
        """
        self.who.require(needed_to_write(_name(operation)))
        given = [fit_to_keep(value) for value in args]
        named: dict[str, Any] = {name: fit_to_keep(value) for name, value in kwargs.items()}
        done = self._transact(_name(operation), lambda session: operation(session, *given, **named))
        self._redo.clear()
        return done

    def note(self, kind: str, touched: Iterable[tuple[str, int]] = (), **facts: audit.Fact) -> None:
        """Write into the audit trail what changes nothing: a look, an export, a print, a sign-in.

        facts are ids, counts and hashes, never anything about a pupil. Raises Problem where it cannot be
        written, and then what was to be noted must not be done.
        """
        with self._writing, self._in_words(), self.database.writing.begin() as connection:
            audit.append(
                connection, at=self.now(), who=self.who, kind=kind, touched=tuple(touched), facts=facts
            )

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        if self.stopped is not None:
            raise self.stopped
        try:
            yield
        except IntegrityError:
            raise
        except DatabaseError as error:
            # A file that was emptied or replaced looks damaged.
            if problem := gone(self.database) or storage_problem(error):
                raise problem from error
            raise

    def _transact(
        self,
        kind: str,
        change: Callable[[Session], Done],
        finish: Callable[[Session, int | None], None] | None = None,
    ) -> Done:
        with self._writing, self._in_words(), self._ahead.none_kept():
            done, tables = self._one_transaction(kind, change, finish)
        for listener in self._listeners:
            listener(tables, done)
        return done

    def _one_transaction(
        self,
        kind: str,
        change: Callable[[Session], Done],
        finish: Callable[[Session, int | None], None] | None,
    ) -> tuple[Done, frozenset[str]]:
        with Session(self.database.writing, info=_sight(self.who)) as session, session.begin():
            now = self.now()
            set_record(session, now, self.person)
            with journal.recording(session) as recorder:
                done = change(session)
                session.flush()
            connection = session.connection()
            step = journal.close_step(
                connection, recorder, at=now, person=self.person, kind=kind, sentence=done.sentence
            )
            if finish is not None:
                finish(session, step)
            if step is not None:
                touched = recorder.touched() if recorder.bare else None
                audit.append(connection, at=now, who=self.who, kind=kind, step=step, touched=touched)
            # What is final offers no Undo: it would take back whatever was done before it.
            return replace(done, step=None if kind in FINAL else step), recorder.tables()

    # --- undo ---

    def undo(self, step: int | None = None, progress: Progress | None = None) -> Done:
        """Take back one step, by default the last that stands; raises Problem when that cannot be.

        Of an import, what was changed or used since stays (see app/operations/taking_back.py).
        """
        if step is None and (step := self.last_standing()) is None:
            raise Problem("There is nothing to undo.")
        done = self._revert(step, UNDO, progress or Silent())
        if done.step is not None:
            self._redo.append(done.step)
        return done

    def redo(self) -> Done:
        """Do again what was undone last; raises Problem when there is nothing, or it cannot be."""
        if not self._redo:
            raise Problem("There is nothing to redo.")
        done = self._revert(self._redo[-1], REDO, Silent())
        self._redo.pop()
        return done

    @property
    def can_redo(self) -> bool:
        """Say whether Redo has something to do."""
        return bool(self._redo)

    def last_standing(self) -> int | None:
        """Return the step that Undo takes back when no other is named: not an import that was taken back in part."""
        with self.database.engine.connect() as connection:
            return last_standing(connection, but=(UNDO, REDO, *FINAL))

    def _revert(self, step: int, kind: str, progress: Progress) -> Done:
        whole = True

        def change(session: Session) -> Done:
            nonlocal whole
            found = _standing_step(session, step)
            if found.kind not in (UNDO, REDO):
                self.who.require(needed_to_write(found.kind))
            if kind == UNDO and found.kind in (UNDO, REDO):
                raise Problem("That was Undo or Redo itself.", "Undo what it was about, or use Redo.")
            done, whole = _taken_back(session, found, progress)
            return done

        def finish(session: Session, new: int | None) -> None:
            if new is not None:
                journal.link(session.connection(), step, new, again=kind == REDO, whole=whole)

        return self._transact(kind, change, finish)


def _sight(who: Person) -> dict[str, bool]:
    holds = who.may(Ability.CHANGE_PUPILS) or who.may(Ability.SUBJECT_ACCESS)
    risk, pupils, costs = (who.may(one) for one in (Ability.SEE_RISK, Ability.SEE_PUPILS, Ability.SEE_COSTS))
    return {SIGHT: risk, PUPILS: pupils, HOLDS: holds, COSTS: costs}


def _standing_step(session: Session, step: int) -> Row[Any]:
    """Return a step that can be undone by whoever asks, as far as can be told without trying; else raise Problem."""
    from app.queries.sight_of_steps import is_hidden_step  # for Undo only, as what looks for misfits

    found = session.execute(select(journal_step).where(journal_step.c.id == step)).first()
    if found is None or (found.erased_at is not None and found.kind not in IMPORTS):
        raise Problem("That can't be undone: its details are no longer kept.")
    if found.undone_by is not None:
        raise Problem("That has already been undone.")
    if found.kind in FINAL:
        raise Problem("That can't be undone.", FINAL[found.kind])
    if is_hidden_step(session, step):
        raise Problem("You may not undo a change that only some may see.", f"{ASK}.")
    return found


def _again(session: Session, undo: Row[Any]) -> str:
    """Return what was done first, of which an undo took back a part or the whole."""
    first = session.execute(select(journal_step.c.sentence).where(journal_step.c.id == undo.undoes)).scalar()
    return str(first or undo.sentence.removeprefix("Undone: "))


def _taken_back(session: Session, step: Row[Any], progress: Progress) -> tuple[Done, bool]:
    """Write back what a step changed; says too whether that was all of it."""
    if step.kind in IMPORTS:
        # For Undo of an import only, as what looks for misfits.
        from app.operations.taking_back import take_back

        taken = take_back(session, step, progress)
        return Done(taken.sentence, counts=taken.counts), taken.whole
    if _misfit(session, step.kind, journal.revert(session, step.id)):
        raise Problem("That can't be undone: something done since would no longer fit.")
    return Done(f"Undone: {step.sentence}" if step.kind != UNDO else _again(session, step)), True


def _misfit(session: Session, kind: str, rows: Collection[tuple[str, Mapping[str, Any]]]) -> bool:
    # What looks at every table brings all of them in, which opening a school, as every start does, can do without.
    from app.queries.check import look_for_misfits

    return look_for_misfits(session, kind, rows)


def _name(function: Callable[..., Any]) -> str:
    """Return what the table of the door and the journal call a function; a partial goes by what it calls."""
    inner = getattr(function, "func", function)
    return str(inner.__name__)
