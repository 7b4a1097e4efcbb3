"""How the story of a pupil says names, places and needs, on screen and on paper."""

from __future__ import annotations

from app.queries.map_words import full_day
from app.queries.pupil_page import PupilNeedRow, PupilPage, StandingRow
from app.vocabulary import Registration, SenProvision, within, year_label

_SEN = {SenProvision.SUPPORT: "SEN support", SenProvision.PLAN: "education, health and care plan"}


def listed(names: tuple[str, ...] | list[str]) -> str:
    """Return names as a sentence lists them: "Idris, Mum and Ms Dovecote"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def person(name: str, role: str, where: str) -> str:
    """Return who somebody is, with a role that says more than the name: "Ms Tern, school nurse, Kite Project"."""
    says_more = role and role.casefold() != name.casefold()
    return ", ".join(filter(None, (name, within(role) if says_more else "", where)))


def place_of(standing: StandingRow) -> str:
    """Return year and class: "Year 5, Owl"."""
    return ", ".join(filter(None, (year_label(standing.year_group), standing.class_name)))


def sen_of(code: str | None) -> str:
    """Return SEN provision in words, or nothing for none."""
    return _SEN.get(SenProvision(code), "") if code in set(SenProvision) else ""


def need_title(row: PupilNeedRow) -> str:
    """Return what a need is called: its name, or what is seen where no name was chosen."""
    return row.need or row.seen


def about(page: PupilPage) -> list[str]:
    """Return who a pupil is, in parts: year and class, age, SEN, and what else is true now."""
    standing = page.standing or (page.standings[-1] if page.standings else None)
    parts = [] if standing is None else [place_of(standing)]
    if page.age is not None:
        parts.append(f"age {page.age}")
    types = ", ".join(within(label) for label in page.sen_type_labels)
    sen = sen_of(standing.sen_provision) if standing else ""
    parts.append(", ".join(filter(None, (sen, types))))
    if standing is not None:
        parts.append("pupil premium" if standing.pupil_premium else "")
        parts.append("looked after" if standing.looked_after else "")
        parts.append("guest here" if standing.registration == Registration.GUEST else "")
    if page.standing is None:
        parts.append(f"left on {full_day(page.left_on)}" if page.left_on else "not on the roll")
    return [part for part in parts if part]
