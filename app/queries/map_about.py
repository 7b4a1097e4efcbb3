"""What a copy of the Map says of itself: whose it is, of which day, made by whom, for whom and what for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from app.audit import head
from app.audit.verdict import say_head
from app.queries.choosable import Choosable, words_to_choose
from app.queries.map_words import bare_address, full_day
from app.queries.own_numbers import school_mark
from app.queries.provision_map import MapFilters
from app.queries.school import SchoolProfile, academic_year, school_profile, term_of
from app.queries.together import together_words
from app.queries.wording import all_words, domains
from app.vocabulary import YEARS, Register, year_label, year_order

CITATION = "THRIVE Framework for system change (Wolpert et al., 2019)"
DISCLAIMER = f"Groupings: {CITATION}. Not endorsed by its authors, and not the Thrive Approach®."
NOT_LEVELS = (
    "The groupings are about need and choice, decided together. They are not levels, and a child can be in"
    " different groupings for different needs."
)
UNPROTECTED = "Unprotected: invented pupils only"
TREATMENT = "The groupings are named in the language of treatment and outcomes."
SHARED, INTERNAL = "For partner agencies. Contains no pupil data.", "Internal, not for sharing"

_PHASES = {
    "nursery": ("N1", "R"),
    "primary": ("R", "6"),
    "middle": ("5", "8"),
    "secondary": ("7", "13"),
    "all_through": ("R", "13"),
    "all-through": ("R", "13"),
}


@dataclass(frozen=True, slots=True)
class MapAbout:
    """Everything on a copy of the Map that is not the Map.

    term is a phrase such as "Autumn term 2026". narrowed says in words what the filters leave out, "" for
    nothing. years are the school's year groups as census codes; never taken from its pupils. unprotected asks
    for the notice on every page. audit is where the audit trail stood, for
    internal copies. together says which groupings a copy with numbers counts as one, "" for none. language says
    in whose words the groupings are named, "" for the usual ones. local_offer is the address of the council's
    Local Offer, ethos a sentence of the school's own. mark tells this school's ids from another's; lists
    are the words that can be chosen in a workbook of offers.
    """

    school: str
    address: str
    questions_to: str
    logo: bytes | None
    term: str
    made_on: date
    as_at: date
    made_by: str
    made_for: str
    purpose: str
    narrowed: str
    years: tuple[str, ...]
    is_sample: bool
    unprotected: bool
    together: str = ""
    audit: str = ""
    language: str = ""
    local_offer: str = ""
    ethos: str = ""
    mark: str = ""
    lists: Choosable = field(default_factory=dict)

    @property
    def made_line(self) -> str:
        """Return "Made on 10 November 2026 by Ms Dovecote, for the planning meeting."."""
        words = f"Made on {full_day(self.made_on)}"
        words += f" by {self.made_by}" if self.made_by else ""
        words += f", for {self.made_for}" if self.made_for else ""
        return words if words.endswith(".") else f"{words}."


def map_about(
    session: Session,
    filters: MapFilters,
    today: date,
    *,
    made_by: str = "",
    made_for: str = "",
    purpose: str = "",
) -> MapAbout:
    """Return what a copy of the Map, made today with these filters, says of itself."""
    school = school_profile(session)
    return MapAbout(
        school=school.name,
        address=" ".join((school.address or "").split()),
        questions_to=(school.questions_to or "").strip(),
        logo=school.logo,
        term=_term(session, school, filters.as_at),
        made_on=today,
        as_at=filters.as_at,
        made_by=" ".join(made_by.split()),
        made_for=" ".join(made_for.split()),
        purpose=" ".join(purpose.split()),
        narrowed=_narrowed(session, filters),
        years=_years(school),
        is_sample=school.is_sample,
        # Only the sample has no passwords, so every copy of it says so.
        unprotected=school.is_sample,
        together=together_words(session, filters.register),
        audit=say_head(*head(session.connection())),
        language=TREATMENT if filters.register == Register.TREATMENT else "",
        local_offer=bare_address(school.local_offer_url or ""),
        ethos=" ".join(school.ethos.split()),
        mark=school_mark(session),
        lists=words_to_choose(session),
    )


def _term(session: Session, school: SchoolProfile, day: date) -> str:
    term = term_of(session, day)
    if term:
        return f"{term[0].upper()}{term[1:]} {day.year}"
    return f"School year {academic_year(day, school.year_start_month, school.year_start_day).label}"


def _narrowed(session: Session, filters: MapFilters) -> str:
    words = all_words(session)
    kinds = (("audience", filters.audiences), ("sector", filters.sectors), ("referrer", filters.referrers))
    parts = [", ".join(year_label(year) for year in filters.years)]
    if filters.in_house is not None:
        parts.append("in-house" if filters.in_house else "external")
    parts += [
        ", ".join(label for code, label in words.get(kind, {}).items() if code in chosen)
        for kind, chosen in kinds
    ]
    if filters.domains:
        parts.append(", ".join(row.name for row in domains(session) if row.id in filters.domains))
    if filters.statuses != frozenset({"active"}):
        parts.append("offers that are " + ", ".join(sorted(filters.statuses)))
    return "; ".join(part for part in parts if part)


def _years(school: SchoolProfile) -> tuple[str, ...]:
    if school.age_from is not None and school.age_to is not None:
        first, last = _year_of_age(school.age_from), _year_of_age(school.age_to - 1)
    else:
        first, last = _PHASES.get((school.phase or "").casefold(), ("R", "13"))
    return tuple(year for year in YEARS if year_order(first) <= year_order(year) <= year_order(last))


def _year_of_age(age: int) -> str:
    """Return the year a child of an age begins: Reception at four, Year 1 at five."""
    if age <= 4:
        return {4: "R", 3: "N1", 2: "E2"}.get(age, "E1" if age < 3 else "R")
    return str(min(age - 4, 14))
