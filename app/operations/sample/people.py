"""The sample school's organisations, staff and terms."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Organisation, School, Staff, Term
from app.operations.setup import usual_terms
from app.queries.starter import shipped


def write_people(session: Session, year_starts: tuple[date, ...]) -> tuple[tuple[int, str], ...]:
    """Write organisations, staff and terms; returns (id, name) of the school's own staff who decide."""
    names = shipped("sample", "names")
    school = session.get_one(School, 1)
    school.questions_to = names["school"]["senco_email"]
    own = session.scalars(select(Organisation)).one()
    own.name = names["school"]["name"]
    organisations = {own.name: own}
    for row in names["organisations"]:
        organisations[row["name"]] = Organisation(
            name=row["name"],
            in_house=row["in_house"],
            sector=row["sector"],
            contact=f"{row['contact_role']}, {row['email']}",
            website=row["website"],
        )
    session.add_all(organisations.values())
    staff = [
        Staff(name=row["name"], role=row["role_code"], organisation=organisations[row["organisation"]])
        for row in names["staff"]
    ]
    session.add_all(staff)
    _write_terms(session, year_starts)
    session.flush()
    deciding = {"senco", "head", "elsa", "mentor", "teacher", "family_liaison"}
    # The SENCO decides most often.
    return tuple((row.id, row.name) for row in [*staff[:1] * 6, *(s for s in staff if s.role in deciding)])


def _write_terms(session: Session, year_starts: tuple[date, ...]) -> None:
    for term in session.scalars(select(Term)):
        session.delete(term)
    known = shipped("sample", "names")["terms"]
    for start in year_starts:
        label = f"{start.year}/{(start.year + 1) % 100:02d}"
        terms = [
            (f"{t['name']} {t['starts_on'][:4]}", _day(t["starts_on"]), _day(t["ends_on"]))
            for t in known
            if t["year"] == label
        ] or usual_terms(start)
        session.add_all(Term(name=name, starts_on=first, ends_on=last) for name, first, last in terms)


def _day(text: str) -> date:
    return date.fromisoformat(text)
