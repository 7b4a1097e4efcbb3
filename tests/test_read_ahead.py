"""What is read ahead answers the next same question without asking the school again, until something is written."""

from __future__ import annotations

from sqlalchemy.orm import Session

from app.done import Done
from app.models import Organisation
from app.store import Store

asked: list[str] = []


def answer(session: Session, word: str) -> str:
    asked.append(word)
    return word.upper()


def add(session: Session) -> Done:
    session.add(Organisation(name="Kite Project", in_house=False))
    return Done("Added.")


def times_asked(store: Store, word: str) -> int:
    """Ask once, and return how often the school itself has been asked this so far."""
    assert store.read(answer, word) == word.upper()
    return asked.count(word)


def test_what_was_read_ahead_is_answered_once_without_asking_again(store: Store) -> None:
    store.read_ahead(answer, "once")
    assert times_asked(store, "once") == 1
    assert times_asked(store, "once") == 2


def test_another_question_is_asked_as_always(store: Store) -> None:
    store.read_ahead(answer, "one thing")
    assert times_asked(store, "another") == 1


def test_what_cannot_be_read_ahead_is_asked_beside_what_was(store: Store) -> None:
    def count(session: Session, choices: dict[int, str]) -> int:
        return len(choices)

    store.read_ahead(answer, "beside")
    assert store.read(count, {2: "new"}) == 1
    assert times_asked(store, "beside") == 1


def test_a_write_makes_what_was_read_ahead_old(store: Store) -> None:
    store.read_ahead(answer, "before")
    store.write(add)
    assert times_asked(store, "before") == 2


def test_what_was_read_ahead_can_be_dropped(store: Store) -> None:
    store.read_ahead(answer, "dropped")
    store.forget_ahead()
    assert times_asked(store, "dropped") == 2
