"""Finding the pupil of the school that a row of a file means."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from sqlalchemy.orm import Session

from app.imports.pupils.rows import Said
from app.imports.pupils.upn import well_formed_upn
from app.journal import stored
from app.recorder import Image
from app.vocabulary import fold

_NUMBERS = {"admission_number": "admission number", "upn": "UPN"}


@dataclass(frozen=True, slots=True)
class Known:
    """A pupil as the school has it now, in the file's own values: what a preview promises to start from."""

    pupil: Image
    standing: Image | None
    sen_types: tuple[str, ...]

    @property
    def id(self) -> int:
        """Return the pupil's number."""
        return int(self.pupil["id"])

    def stood_before(self, day: date) -> bool:
        """Say whether what is open of the pupil began before a day."""
        return self.standing is not None and bool(self.standing["starts_on"] < day.isoformat())


@dataclass(frozen=True, slots=True)
class Match:
    """Whom a row means: one pupil, with a doubt; or a question that a person has to answer, and between whom."""

    known: Known | None = None
    doubt: str = ""
    question: str = ""
    between: tuple[Known, ...] = ()


@dataclass(slots=True)
class Roll:
    """Every pupil of the school, to be found by each key a file may have."""

    by_id: dict[int, Known] = field(default_factory=dict)
    by_upn: dict[str, Known] = field(default_factory=dict)
    by_admission: dict[str, Known] = field(default_factory=dict)
    by_bare_number: dict[str, list[Known]] = field(default_factory=dict)
    by_name: dict[str, list[Known]] = field(default_factory=dict)


def roll(session: Session) -> Roll:
    """Return all pupils with the standing that is open, if one is, and their SEN types in order."""
    connection = session.connection()
    found = Roll()
    standings: dict[int, Image] = {
        row["pupil_id"]: dict(row)
        for row in connection.exec_driver_sql("SELECT * FROM standing WHERE ends_on IS NULL").mappings()
    }
    types: dict[int, list[str]] = {}
    for pupil_id, code in connection.exec_driver_sql(
        "SELECT pupil_id, code FROM pupil_sen_type ORDER BY pupil_id, rank, id"
    ):
        types.setdefault(pupil_id, []).append(code)
    for row in connection.exec_driver_sql("SELECT * FROM pupil ORDER BY id").mappings():
        known = Known(dict(row), standings.get(row["id"]), tuple(types.get(row["id"], ())))
        found.by_id[known.id] = known
        if row["upn"]:
            found.by_upn.setdefault(row["upn"], known)
        if row["admission_number"]:
            found.by_admission[row["admission_number"]] = known
            found.by_bare_number.setdefault(row["admission_number"].lstrip("0"), []).append(known)
        found.by_name.setdefault(name_key(row["forename"], row["surname"]), []).append(known)
    return found


def namesakes(school: Roll, said: Said) -> tuple[int, ...]:
    """Return the numbers of all pupils with the row's name."""
    key = name_key(said.pupil["forename"], said.pupil["surname"])
    return tuple(known.id for known in school.by_name.get(key, ()))


# A row's name is asked for several times running.
@lru_cache(maxsize=2)
def name_key(forename: str, surname: str) -> str:
    """Return a name as two lists are compared by it."""
    return f"{fold(surname)}|{fold(forename)}"


def regain_zeros(school: Roll, said: Said) -> None:
    """Give an admission number back the zeros that a spreadsheet took, where the school knows the pupil by them."""
    number = said.pupil.get("admission_number")
    if not number or number in school.by_admission:
        return
    name = name_key(said.pupil["forename"], said.pupil["surname"])
    same = [
        known
        for known in school.by_bare_number.get(number.lstrip("0"), ())
        if name_key(known.pupil["forename"], known.pupil["surname"]) == name
    ]
    if len(same) == 1:
        said.pupil["admission_number"] = same[0].pupil["admission_number"]


def match_by_number(school: Roll, said: Said) -> Match:
    """Return the pupil with the row's UPN, now or before, or admission number, or between whom a person has to say."""
    by_upn = _by_upn(school, said.pupil.get("upn")) or _by_upn(school, said.former_upn)
    by_admission = _by_admission(school, said)
    if by_upn and by_admission and by_upn.id != by_admission.id:
        return Match(
            question="Its UPN belongs to one pupil of the school and its admission number to another.",
            between=(by_upn, by_admission),
        )
    if by_admission and not by_upn and _somebody_else(by_admission, said):
        why = "Another pupil of the school has this admission number."
        return Match(question=why, between=(by_admission,))
    return Match(by_upn or by_admission)


def match_by_name(school: Roll, said: Said, taken: Collection[int]) -> Match:
    """Return the pupil with the row's name and date of birth, or between whom a person has to say, and a doubt.

    taken: pupils that other rows of the file have named by number. A list without numbers and dates of
    birth is matched by name alone, so that reading it twice does not make everybody twice.
    """
    named = [
        known
        for known in school.by_name.get(name_key(said.pupil["forename"], said.pupil["surname"]), ())
        if known.id not in taken
    ]
    if said.pupil.get("born_on"):
        same = [known for known in named if not _differs(known, said, "born_on")]
        surely = [known for known in same if known.pupil["born_on"]]
        same = surely or same
    else:
        surely, same = [], [known for known in named if not _other_numbers(known, said)]
    if len(same) > 1:
        return Match(question="More than one pupil of the school has this name.", between=tuple(same))
    if not same:
        return Match(doubt="Another pupil of the school has the same name." if named else "")
    if other := _other_numbers(same[0], said):
        why = f"A pupil with the same name and date of birth has another {other}."
        return Match(question=why, between=(same[0],))
    return Match(same[0], "" if surely else "Found by the name alone.")


def without_taken_numbers(school: Roll, said: Said, known: Known | None) -> Said:
    """Return what a row says without the numbers that belong to somebody else than whom it was said to mean."""
    owners = {"upn": _by_upn(school, said.pupil.get("upn")), "admission_number": _by_admission(school, said)}
    taken = [name for name, owner in owners.items() if owner and (known is None or owner.id != known.id)]
    if not taken:
        return said
    doubts = [f"The {_NUMBERS[name]} belongs to another pupil and was left out." for name in taken]
    pupil = {name: value for name, value in said.pupil.items() if name not in taken}
    return replace(said, pupil=pupil, warnings=[*said.warnings, *doubts])


def _by_upn(school: Roll, upn: str | None) -> Known | None:
    return school.by_upn.get(upn) if upn and well_formed_upn(upn) else None


def _by_admission(school: Roll, said: Said) -> Known | None:
    return school.by_admission.get(said.pupil.get("admission_number") or "")


def _other_numbers(known: Known, said: Said) -> str:
    """Return which number of the pupil contradicts the row's, in words."""
    for key, words in _NUMBERS.items():
        if said.pupil.get(key) and _differs(known, said, key):
            return words
    return ""


def _differs(known: Known, said: Said, name: str) -> bool:
    mine, theirs = known.pupil[name], said.pupil.get(name)
    return theirs is not None and mine is not None and bool(mine != stored(theirs))


def _somebody_else(known: Known, said: Said) -> bool:
    """Say whether a row with a pupil's admission number is hardly of that pupil.

    Numbers are given anew, and other systems count otherwise. Of two dates of birth that differ one is wrong only where
    the names are the same; where none can be compared, a forename or the surname has to be.
    """
    if _differs(known, said, "born_on"):
        return _other_name(known, said)
    if known.pupil["born_on"] and said.pupil.get("born_on"):
        return False
    called = {fold(known.pupil[name] or "") for name in ("forename", "preferred_name", "surname")} - {""}
    says = {fold(said.pupil.get(name) or "") for name in ("forename", "preferred_name", "surname")}
    return not called & says


def _other_name(known: Known, said: Said) -> bool:
    mine = name_key(known.pupil["forename"], known.pupil["surname"])
    return mine != name_key(said.pupil.get("forename", ""), said.pupil.get("surname", ""))
