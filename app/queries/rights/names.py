"""Names in text: the words a person is called by, found whole, and replaced where they are somebody else's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Participant, Placement, Pupil, Staff
from app.queries.rights.names_behind import typed_behind
from app.queries.rights.typed_around import typed_around

SOMEBODY = "[another person]"
_SHORTEST = 3
# So many names make one pattern for every text.
_FEW = 20
_WORD = re.compile(r"\w+")
# Words that say what somebody is to the child, not who they are.
_RELATIONS = frozenset(
    [
        "mum",
        "mam",
        "mom",
        "mummy",
        "dad",
        "daddy",
        "mother",
        "father",
        "parent",
        "parents",
        "carer",
        "carers",
        "nan",
        "nana",
        "nanny",
        "gran",
        "granny",
        "grandma",
        "grandad",
        "grandpa",
        "grandmother",
        "grandfather",
        "auntie",
        "aunt",
        "aunty",
        "uncle",
        "brother",
        "sister",
        "step",
        "stepmum",
        "stepdad",
        "foster",
        "guardian",
        "family",
        "both",
        "and",
        "the",
        "his",
        "her",
        "their",
    ]
)
# Words before a name that many share.
_TITLES = frozenset(["mrs", "miss", "mister", "doctor", "professor", "lady", "sir"])


@dataclass(frozen=True)
class Names:
    """Some people's names, to be found in text; whole names are found first, then single ones."""

    known: frozenset[str]

    @cached_property
    def _by_word(self) -> dict[str, list[str]]:
        """The names by the word they begin with: of a large school's, few can stand in one text."""
        found: dict[str, list[str]] = {}
        for name in self.known:
            for form in {name, name.upper()}:
                found.setdefault(next(iter(_WORD.findall(form)), ""), []).append(name)
        return found

    @cached_property
    def _patterns(self) -> dict[frozenset[str], re.Pattern[str]]:
        return {}

    def _pattern(self, text: str) -> re.Pattern[str] | None:
        """Return what finds those names that may stand in a text."""
        some = self.known
        if len(some) > _FEW:
            begin = self._by_word.keys() & {"", *_WORD.findall(text)}
            some = frozenset(name for word in begin for name in self._by_word[word])
        if not some:
            return None
        # Kept no longer than the names themselves: nothing of a pupil stays in the program.
        if some not in self._patterns:
            self._patterns[some] = _any_of(sorted(some, key=lambda name: (-len(name), name)))
        return self._patterns[some]

    def found_in(self, text: str) -> tuple[str, ...]:
        """Return which names stand in a text, each once, in their order."""
        pattern = self._pattern(text)
        if pattern is None:
            return ()
        return tuple(dict.fromkeys(" ".join(found.group().split()) for found in pattern.finditer(text)))

    def replaced(self, text: str, by: str = SOMEBODY) -> str:
        """Return a text with every name replaced."""
        pattern = self._pattern(text)
        return text if pattern is None else pattern.sub(by, text)


def of_pupil(forename: str, preferred: str | None, surname: str) -> frozenset[str]:
    """Return how a pupil may be called: whole names in both orders, and each name by itself."""
    firsts = [name for name in (forename, preferred) if name]
    whole = {
        form
        for first in firsts
        for form in (f"{first} {surname}", f"{surname}, {first}", f"{surname} {first}")
    }
    single = {name for name in (*firsts, surname) if len(name) >= _SHORTEST}
    return frozenset(name.strip(" ,") for name in whole | single if name.strip(" ,"))


def other_pupils(session: Session, pupil_id: int) -> Names:
    """Return the names of all other pupils, but for those this pupil has too."""
    rows = session.execute(select(Pupil.id, Pupil.forename, Pupil.preferred_name, Pupil.surname))
    mine: frozenset[str] = frozenset()
    others: set[str] = set()
    for row_id, forename, preferred, surname in rows:
        names = of_pupil(forename, preferred, surname)
        if row_id == pupil_id:
            mine = names
        else:
            others |= names
    return Names(frozenset(others - mine))


def family_of(session: Session, pupil_id: int) -> Names:
    """Return the names that were typed for people around the pupil, but not "Mum" or "foster carer"."""
    query = (
        select(Participant.name)
        .join(Placement)
        .where(Placement.pupil_id == pupil_id, Participant.staff_id.is_(None), Participant.name != "")
        .where(Participant.kind.not_in(("young_person", "staff", "agency")))
    )
    around = typed_around(session, pupil_id).family
    typed = (*session.scalars(query).unique(), *around, *typed_behind(session, pupil_id))
    return Names(frozenset(name for name in typed if is_name(name)) | _around(session, pupil_id))


def _around(session: Session, pupil_id: int) -> frozenset[str]:
    """Return how family around a pupil may be written: each name alone too, how to reach them, and who consented."""
    typed, pupil = typed_around(session, pupil_id), session.get_one(Pupil, pupil_id)
    mine = of_pupil(pupil.forename, pupil.preferred_name, pupil.surname)
    single = (part for name in typed.family for part in _WORD.findall(name) if part[:1].isupper())
    # "Social worker" is nobody's name; "Anna Quill" is.
    said = (name for name in typed.consenting if all(part[:1].isupper() for part in _WORD.findall(name)))
    some = (*single, *typed.reach_family, *said)
    return frozenset(name for name in some if is_name(name) and name.casefold() not in _TITLES) - mine


def names_at_work(session: Session, pupil_id: int) -> Names:
    """Return the names of the school's staff, and of people from agencies around this pupil or in its decisions."""
    agencies = (
        select(Participant.name)
        .join(Placement)
        .where(Placement.pupil_id == pupil_id, Participant.kind == "agency")
    )
    around, family = typed_around(session, pupil_id), family_of(session, pupil_id).known
    typed = around.professionals | around.reach_professionals | (around.recipients - family)
    some = (*session.scalars(select(Staff.name)), *session.scalars(agencies), *typed)
    return Names(frozenset(name for name in some if is_name(name)))


def is_name(words: str) -> bool:
    """Say whether words name somebody, or only say what they are to the child."""
    parts = re.findall(r"\w+", words.casefold())
    return any(len(part) >= _SHORTEST and part not in _RELATIONS for part in parts)


def combined(some: Iterable[Names]) -> Names:
    """Return all these names as one."""
    return Names(frozenset().union(*(names.known for names in some)))


def _any_of(names: Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(_loosely(name) for name in names) + r")(?!\w)")


def _loosely(name: str) -> str:
    """Return a pattern for a name as it is written or all in capitals, over any blanks."""
    parts = [f"(?:{re.escape(part)}|{re.escape(part.upper())})" for part in name.split()]
    return r"\s+".join(parts)
