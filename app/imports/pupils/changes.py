"""What a row of a pupil list would change about a pupil the school has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.imports.aliases.pupils import label_of
from app.imports.plan import Change
from app.imports.pupils.matching import Known
from app.imports.pupils.rows import Said
from app.journal import stored
from app.operations.pupils import STANDING
from app.queries.new_year.promoting import next_year
from app.recorder import Image
from app.vocabulary import year_label

_PERSON = (
    "admission_number", "upn", "forename", "preferred_name", "surname", "born_on", "sex", "eal", "started_on"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between a row and a pupil, as stored values; what the row leaves empty never differs."""

    pupil: Image
    standing: Image
    sen_types: tuple[str, ...] | None = None
    # Back on the roll today, or left on a day; what a pupil is who has left stays as it was.
    returns: bool = False
    leaves_on: date | None = None
    # The earlier day from which going up a year holds; what else is new holds from today.
    up_since: date | None = None

    def __bool__(self) -> bool:
        return bool(self.pupil or self.standing or self.sen_types or self.returns or self.leaves_on)


def difference(known: Known, said: Said, year_on: date | None = None) -> tuple[Difference, str]:
    """Return what a row changes about a pupil, and a doubt; going up a year holds from year_on where that is given."""
    doubt = ""
    left = said.pupil.get("left_on")
    leaves_on: date | None = None
    if left and known.standing:
        if stored(left) > known.standing["starts_on"]:
            leaves_on = left
        else:
            doubt = "The leaving date comes before the pupil's last change of class or year and was left out."
    returns = known.standing is None and not left
    person = {name: said.pupil.get(name) for name in _PERSON}
    standing = {name: said.standing.get(name) for name in STANDING}
    types = said.sen_types if said.sen_types and said.sen_types != known.sen_types else None
    on_roll = known.standing is not None and not leaves_on
    changed = _differing(known.standing or {}, standing) if on_roll or returns else {}
    found = Difference(
        pupil=_differing(known.pupil, person),
        standing=changed,
        sen_types=types,
        returns=returns,
        leaves_on=leaves_on,
        up_since=year_on if year_on and known.stood_before(year_on) and goes_up(known, changed) else None,
    )
    return found, doubt


def goes_up(known: Known, changed: Image) -> bool:
    """Say whether what changes takes a pupil into the year after the one the school has."""
    year = changed.get("year_group")
    return year is not None and year == next_year((known.standing or {}).get("year_group"))


def _differing(old: Image, said: dict[str, Any]) -> Image:
    new = {name: stored(value) for name, value in said.items() if value is not None}
    return {name: value for name, value in new.items() if old.get(name) != value}


def in_words(known: Known, found: Difference) -> tuple[Change, ...]:
    """Return the changes as the preview shows them; a UPN is never shown."""
    changes = [
        Change(label_of(name), _words(name, known.pupil[name]), _words(name, value))
        for name, value in found.pupil.items()
    ]
    old = known.standing or {}
    changes += [
        Change(label_of(name), _words(name, old.get(name)), _words(name, value))
        for name, value in found.standing.items()
    ]
    if found.sen_types is not None:
        changes.append(Change("SEN types", ", ".join(known.sen_types), ", ".join(found.sen_types)))
    if found.returns:
        changes.append(Change("On the roll", "left", "from today"))
    if found.leaves_on:
        changes.append(Change(label_of("left_on"), "", _words("left_on", stored(found.leaves_on))))
    return tuple(changes)


def about_known(known: Known) -> str:
    """Return what tells a pupil of the school from others of one name: never a UPN."""
    pupil = known.pupil
    number, born = pupil["admission_number"], pupil["born_on"]
    parts = [
        f"{pupil['forename']} {pupil['surname']}",
        standing_words(known),
        f"born {_words('born_on', born)}" if born else "",
        f"admission number {number}" if number else "",
        "" if known.standing else "has left",
    ]
    return ", ".join(filter(None, parts))


def standing_words(known: Known) -> str:
    """Return a pupil's year and class as the preview shows them."""
    standing = known.standing or {}
    return ", ".join(
        filter(None, (_words(name, standing.get(name)) for name in ("year_group", "class_name")))
    )


def day_words(day: date) -> str:
    """Return a day as the preview shows it: "1 September 2026"."""
    return f"{day.day} {day:%B %Y}"


def about(said: Said) -> str:
    """Return who a new pupil is, as the preview shows it: year, class and date of birth; never a UPN."""
    parts = [_words(name, said.standing.get(name)) for name in ("year_group", "class_name")]
    if born := said.pupil.get("born_on"):
        parts.append(f"born {_words('born_on', stored(born))}")
    return ", ".join(filter(None, parts))


def _words(name: str, value: Any) -> str:
    if value is None:
        return ""
    if name == "upn":
        return "(not shown)"
    if name == "year_group":
        return year_label(value)
    if name.endswith("_on"):
        return day_words(date.fromisoformat(value))
    if name in ("eal", "pupil_premium", "fsm", "looked_after", "previously_looked_after"):
        return "yes" if value else "no"
    return str(value)
