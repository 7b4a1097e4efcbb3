"""What pupils are called in a pack, also within what was written of them: by name, by initials or by a code."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from app.models import Pupil
from app.queries.meetings.pack_rows import Naming

Say = Callable[[str], str]


def labels_of(pupils: Sequence[Pupil], naming: Naming) -> dict[int, str]:
    """Return what each pupil is called, no two alike."""
    if naming == "codes":
        return {one.id: f"Pupil {number}" for number, one in enumerate(pupils, 1)}
    if naming == "names":
        return {one.id: one.known_as for one in pupils}
    found: dict[int, str] = {}
    for one in pupils:
        initials = "".join(word[0] for word in re.split(r"[\s-]+", one.known_as) if word).upper()
        number = 1 + sum(label.rstrip("0123456789") == initials for label in found.values())
        found[one.id] = initials if number == 1 else f"{initials}{number}"
    return found


def saying(pupils: Sequence[Pupil], labels: Mapping[int, str], naming: Naming) -> Say:
    """Return what replaces the names of these pupils in words; with full names the words stay as they are."""
    if naming == "names":
        return _as_it_is
    calls: dict[str, str] = {}
    for one in pupils:
        for name in (
            one.known_as,
            f"{one.forename} {one.surname}",
            one.first_name,
            one.forename,
            one.surname,
        ):
            calls.setdefault(name, labels[one.id])
    known = sorted(filter(None, calls), key=len, reverse=True)
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, known))})\b") if known else None

    def said(text: str) -> str:
        return text if pattern is None or not text else pattern.sub(lambda found: calls[found[1]], text)

    return said


def _as_it_is(text: str) -> str:
    return text
