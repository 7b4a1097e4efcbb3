"""Writing the invented pupils as rows, with the numbers and days that identify them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy.orm import Session

from app.journal import fill_rows
from app.operations.sample.child import Child
from app.operations.sample.standings import write_standings
from app.operations.sample.world import Row, World
from app.queries.folding import pupil_folded
from app.queries.starter import shipped

_PUPIL = (
    "admission_number", "forename", "preferred_name", "surname", "folded", "born_on", "eal", "started_on",
    "left_on", "upn", "strengths", "what_helps",
)  # fmt: skip
_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def write_children(session: Session, world: World, children: list[Child]) -> None:
    """Write the pupils with all that is dated about them; each child gets its row's id."""
    said = shipped("sample", "plans")
    rows = [
        (*_pupil(world, number, child), *_told_of(world, child, said))
        for number, child in enumerate(children, 1)
    ]
    for child, row_id in zip(children, fill_rows(session, "pupil", _PUPIL, rows), strict=True):
        child.id = row_id
    write_standings(session, world, children)


def upn(number: int, year: int) -> str:
    """Return an invented UPN of an authority that does not exist (999), with the right check letter."""
    digits = f"999{9999 - number // 1000:04d}{year % 100:02d}{number % 1000:03d}"
    return _LETTERS[sum(int(digit) * place for place, digit in enumerate(digits, 2)) % 23] + digits


def _pupil(world: World, number: int, child: Child) -> Row:
    admission = f"{number + 2100:06d}"
    preferred = world.pick(world.names["forenames"]) if not child.told and world.chance(0.03) else None
    first = world.autumn(3 + child.place)
    born = first + timedelta(days=world.between(0, 364))
    return (
        admission,
        child.forename,
        preferred,
        child.surname,
        pupil_folded(child.forename, preferred, child.surname, admission),
        born.isoformat(),
        int(world.chance(0.18)),
        child.joined.isoformat(),
        child.left.isoformat() if child.left else None,
        upn(number, child.joined.year),
    )


def _told_of(world: World, child: Child, said: dict[str, Any]) -> Row:
    """Return what somebody is good at and what helps them, where anybody has written it down."""
    if not child.told and world.more.random() < 0.7:
        return ("", "")
    strengths = world.more.sample(said["strengths"], 2)
    helps = world.more.sample(said["what_helps"], world.more.choice((2, 3, 4)))
    return ("\n".join(strengths), "\n".join(helps))
