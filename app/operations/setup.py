"""Setting up a new school: its name, the five groupings, starter domains of need, lists of words, terms."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import Domain, Grouping, ListWord, Organisation, PresentingNeed, School, Term
from app.operations.typed import name_problem
from app.operations.words import STARTER
from app.paths import RESOURCES


@dataclass(frozen=True, slots=True)
class SchoolDraft:
    """What is known of a school when it is made; only the name is needed."""

    name: str
    urn: str | None = None
    laestab: str | None = None
    phase: str | None = None
    age_from: int | None = None
    age_to: int | None = None
    address: str | None = None
    questions_to: str | None = None
    is_sample: bool = False

    def problems(self) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        found = name_problem(self.name, "A school needs a name.")
        if self.urn and not (self.urn.isdigit() and len(self.urn) == 6):
            found["urn"] = "A URN has six digits."
        if self.laestab and len([c for c in self.laestab if c.isdigit()]) != 7:
            found["laestab"] = "A LAESTAB has seven digits, such as 801/2000."
        if self.age_from is not None and self.age_to is not None and self.age_from > self.age_to:
            found["age_to"] = "The oldest age comes after the youngest."
        return found


def set_up_school(session: Session, draft: SchoolDraft, *, today: date) -> Done:
    """Fill an empty school with its name and the starter words; it can be set up only once."""
    if found := draft.problems():
        raise Invalid(found)
    if session.scalar(select(School.id)) is not None:
        raise Problem("This school has already been set up.")
    session.add(
        School(
            id=1,
            name=draft.name.strip(),
            urn=draft.urn,
            laestab=draft.laestab,
            phase=draft.phase,
            age_from=draft.age_from,
            age_to=draft.age_to,
            address=draft.address,
            questions_to=draft.questions_to,
            is_sample=draft.is_sample,
        )
    )
    session.add(Organisation(name="School", in_house=True, sector="education"))
    _add_groupings(session)
    _add_domains(session)
    for kind, words in STARTER.items():
        for position, (code, label) in enumerate(words):
            session.add(ListWord(kind=kind, code=code, label=label, position=position))
    for name, starts_on, ends_on in usual_terms(today):
        session.add(Term(name=name, starts_on=starts_on, ends_on=ends_on))
    return Done(f"{draft.name.strip()} is set up.", id=1)


def usual_terms(today: date) -> list[tuple[str, date, date]]:
    """Return three terms of the academic year around a day, as most English schools keep them, to be edited."""
    autumn = today.year if today.month >= 9 else today.year - 1
    return [
        (f"Autumn {autumn}", _monday(date(autumn, 9, 1)), date(autumn, 12, 18)),
        (f"Spring {autumn + 1}", _monday(date(autumn + 1, 1, 4)), date(autumn + 1, 3, 26)),
        (f"Summer {autumn + 1}", _monday(date(autumn + 1, 4, 12)), date(autumn + 1, 7, 21)),
    ]


def _monday(day: date) -> date:
    return day if day.weekday() < 5 else day + timedelta(days=7 - day.weekday())


def _starter(name: str) -> Any:
    return json.loads((RESOURCES / "starter" / f"{name}.json").read_text(encoding="utf-8"))[name]


def _add_groupings(session: Session) -> None:
    for position, entry in enumerate(_starter("groupings")):
        session.add(
            Grouping(
                code=entry["code"],
                position=position,
                label=entry["label"],
                short_label=entry["short_label"],
                definition=entry["definition"],
                letter=entry["letter"],
                aliases="\n".join(entry["aliases"]),
            )
        )


def _add_domains(session: Session) -> None:
    for position, entry in enumerate(_starter("domains")):
        domain = Domain(
            code=entry["code"], position=position, name=entry["name"], description=entry["description"]
        )
        session.add(domain)
        for place, need in enumerate(entry["needs"]):
            domain.needs.append(PresentingNeed(code=need["code"], name=need["name"], position=place))
