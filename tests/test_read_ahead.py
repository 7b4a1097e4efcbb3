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


def test_what_is_read_while_something_is_written_is_not_kept(store: Store) -> None:
    def asked_first(session: Session) -> str:
        # Another thread reads ahead; the write it knows nothing of is over before it has kept what it found.
        store.write(add)
        return "of before"

    assert store.read_ahead(asked_first) == "of before"
    assert not store.is_ahead(asked_first)


def test_what_is_read_before_a_write_is_through_is_not_kept(store: Store) -> None:
    def add_slowly(session: Session) -> Done:
        store.read_ahead(answer, "meanwhile")
        return add(session)

    store.write(add_slowly)
    assert times_asked(store, "meanwhile") == 2
