"""Which pupils of the list are asked for: by grouping and domain, year, class, SEN and what is true of them."""

from __future__ import annotations

from dataclasses import dataclass

from app.queries.pupils import PupilRow
from app.vocabulary import ASK_CODE, GroupingCode

ANY = "any"
# What can be true of a pupil, by the code that a filter remembers.
FLAGS = ("pupil_premium", "looked_after", "eal", "nothing_noted", "nothing_live")


@dataclass(frozen=True, slots=True)
class PupilFilter:
    """What the list is narrowed to; empty parts let everybody through.

    grouping is a grouping's code, or ANY for being in one at all. With a domain it is about that domain only;
    a domain alone asks for being in any grouping there. Who is to be asked about is found with Getting More Help.
    """

    grouping: str = ""
    domain: int | None = None
    years: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    sen: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()

    def holds(self, row: PupilRow) -> bool:
        """Say whether a pupil is among those asked for."""
        if self.years and row.year not in self.years:
            return False
        if self.classes and row.class_name not in self.classes:
            return False
        if self.sen and row.sen not in self.sen:
            return False
        return all(_is_so(row, flag) for flag in self.flags) and self._stands(row)

    def _stands(self, row: PupilRow) -> bool:
        wanted = self.grouping or (ANY if self.domain is not None else "")
        if not wanted:
            return True
        codes = counted_groupings(row, self.domain)
        if wanted == GroupingCode.THRIVING:
            return not codes
        return bool(codes) if wanted == ANY else wanted in codes


def counted_groupings(row: PupilRow, domain: int | None) -> frozenset[str]:
    """Return the groupings a pupil counts in, in one domain or in any, as every count of pupils does.

    Who is also in Risk Support for a domain counts there once, so that a number opens into its pupils; for who
    may not see Risk Support that is Getting More Help.
    """
    at_risk = {place for place, code in row.placed if code == GroupingCode.RISK_SUPPORT}
    return frozenset(
        GroupingCode.MORE_HELP.value if code == ASK_CODE else code
        for place, code in row.placed
        if (domain is None or place == domain) and (code == GroupingCode.RISK_SUPPORT or place not in at_risk)
    )


def _is_so(row: PupilRow, flag: str) -> bool:
    return not row.noted if flag == "nothing_noted" else bool(getattr(row, flag))
