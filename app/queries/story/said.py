"""How the story of a pupil says names, places and needs, on screen and on paper."""

from __future__ import annotations

from app.queries.pupil_page import PupilNeedRow, StandingRow
from app.vocabulary import SenProvision, year_label

_SEN = {SenProvision.SUPPORT: "SEN support", SenProvision.PLAN: "education, health and care plan"}


def listed(names: tuple[str, ...] | list[str]) -> str:
    """Return names as a sentence lists them: "Idris, Mum and Ms Dovecote"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def place_of(standing: StandingRow) -> str:
    """Return year and class: "Year 5, Owl"."""
    return ", ".join(filter(None, (year_label(standing.year_group), standing.class_name)))


def sen_of(code: str | None) -> str:
    """Return SEN provision in words, or nothing for none."""
    return _SEN.get(SenProvision(code), "") if code in set(SenProvision) else ""


def need_title(row: PupilNeedRow) -> str:
    """Return what a need is called: its name, or what is seen where no name was chosen."""
    return row.need or row.seen
