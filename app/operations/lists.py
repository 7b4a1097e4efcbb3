"""The lists of words the school may reword, extend, order and retire; a word is known by list and code."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import ListWord
from app.operations.ordered import clean, code_from, next_position, put_at
from app.operations.retiring import added, name_taken, refuse_last, restore, retire
from app.vocabulary import ListKind

# Lists whose codes mean something to the program, by what is said to who would add to them.
FIXED: dict[str, str] = {
    ListKind.OUTCOME: "What came of a support is a scale from the best to the worst, so nothing can be added to it.",
}


def add_word(session: Session, kind: str, label: str) -> Done:
    """Add a word at the end of a list; its code is made from the label and never changes."""
    if kind in FIXED:
        raise Problem(FIXED[kind], "Reword what is there, or retire what your school does not use.")
    words = _words(session, kind)
    _refuse(words, label)
    code = code_from(label, {word.code for word in words}, "word")
    word = ListWord(kind=ListKind(kind), code=code, label=clean(label), position=next_position(words))
    return added(word, session)


def change_word(session: Session, kind: str, code: str, label: str) -> Done:
    """Word it differently, everywhere it is shown."""
    words = _words(session, kind)
    word = _word(words, code)
    _refuse(words, label, besides=word.id)
    before, word.label = word.label, clean(label)
    return Done(f"{before} is now called {word.label}.", id=word.id)


def move_word(session: Session, kind: str, code: str, position: int) -> Done:
    """Move a word to a place in its list, 0 being the first."""
    words = _words(session, kind)
    word = _word(words, code)
    put_at(words, word, position)
    return Done(f"Moved {word.label}.", id=word.id)


def retire_word(session: Session, kind: str, code: str) -> Done:
    """Take a word out of what can be chosen; what has it keeps it."""
    words = _words(session, kind)
    word = _word(words, code)
    refuse_last(word, words, "word of its list")
    return retire(word, "what has it keeps it")


def restore_word(session: Session, kind: str, code: str) -> Done:
    """Let a retired word be chosen again."""
    return restore(_word(_words(session, kind), code))


def _words(session: Session, kind: str) -> list[ListWord]:
    return list(
        session.scalars(
            select(ListWord).where(ListWord.kind == kind).order_by(ListWord.position, ListWord.id)
        )
    )


def _word(words: list[ListWord], code: str) -> ListWord:
    for word in words:
        if word.code == code:
            return word
    raise Problem("That word is no longer there.")


def _refuse(words: list[ListWord], label: str, besides: int | None = None) -> None:
    if not label.strip():
        raise Invalid({"label": "A word needs its letters."})
    if sentence := name_taken(label, words, besides):
        raise Invalid({"label": sentence})
