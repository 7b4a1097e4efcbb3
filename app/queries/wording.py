"""The school's words: groupings, domains of need with their presenting needs, and the lists it may change."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Domain, Grouping, ListWord, PresentingNeed
from app.vocabulary import Register

# Every page asks these, some of them twice: built once, and of columns, since rows take thrice as long.
_DOMAINS = select(Domain.id, Domain.code, Domain.name, Domain.description, Domain.retired).order_by(
    Domain.position
)
_NEEDS = select(
    PresentingNeed.domain_id,
    PresentingNeed.id,
    PresentingNeed.code,
    PresentingNeed.name,
    PresentingNeed.retired,
).order_by(PresentingNeed.position)
_WORDS = select(ListWord.kind, ListWord.code, ListWord.label, ListWord.retired).order_by(
    ListWord.kind, ListWord.position
)


@dataclass(frozen=True, slots=True)
class GroupingRow:
    """A grouping as the school words it; colour None means the product's own."""

    id: int
    code: str
    label: str
    short_label: str
    definition: str
    letter: str
    colour: str | None
    hidden: bool
    aliases: tuple[str, ...]
    treatment_label: str = ""
    treatment_definition: str = ""
    lead_sector: str | None = None

    def worded(self, register: str) -> GroupingRow:
        """Return it in the words of a register; where it has none of its own in that one, in the usual words."""
        if register != Register.TREATMENT or not self.treatment_label:
            return self
        label = self.treatment_label
        definition = self.treatment_definition or self.definition
        return replace(self, label=label, short_label=label, definition=definition)


@dataclass(frozen=True, slots=True)
class NeedRow:
    """A presenting need within a domain."""

    id: int
    code: str
    name: str
    retired: bool


@dataclass(frozen=True, slots=True)
class DomainRow:
    """A domain of need with its presenting needs, in the school's order."""

    id: int
    code: str
    name: str
    description: str
    retired: bool
    needs: tuple[NeedRow, ...]


def groupings(
    session: Session, *, hidden: bool = False, register: str = Register.WELLNESS
) -> tuple[GroupingRow, ...]:
    """Return the groupings in their fixed order, in one register's words; the hidden ones only when asked for."""
    rows = session.scalars(select(Grouping).order_by(Grouping.position))
    return tuple(
        GroupingRow(
            row.id,
            row.code,
            row.label,
            row.short_label,
            row.definition,
            row.letter,
            row.colour,
            row.hidden,
            tuple(line for line in row.aliases.splitlines() if line.strip()),
            row.treatment_label,
            row.treatment_definition,
            row.lead_sector,
        ).worded(register)
        for row in rows
        if hidden or not row.hidden
    )


def called(session: Session, code: str) -> str:
    """Return the short name that the school has given one grouping."""
    return session.scalars(select(Grouping.short_label).where(Grouping.code == code)).one()


def has_treatment_words(session: Session) -> bool:
    """Say whether the school has named a grouping in the words of treatment, so that a copy can be made in them."""
    return any(row.treatment_label for row in groupings(session))


def domains(session: Session, *, retired: bool = False) -> tuple[DomainRow, ...]:
    """Return the domains in the school's order with their needs; the retired ones only when asked for."""
    needs: dict[int, list[NeedRow]] = {}
    for domain_id, number, code, name, gone in session.execute(_NEEDS):
        if retired or not gone:
            needs.setdefault(domain_id, []).append(NeedRow(number, code, name, gone))
    return tuple(
        DomainRow(number, code, name, description, gone, tuple(needs.get(number, ())))
        for number, code, name, description, gone in session.execute(_DOMAINS)
        if retired or not gone
    )


def words(session: Session, kind: str, *, retired: bool = False) -> dict[str, str]:
    """Return code → label of one list in the school's order; the retired ones only when asked for."""
    rows = session.execute(_WORDS.where(ListWord.kind == kind))
    return {code: label for _, code, label, gone in rows if retired or not gone}


def all_words(session: Session) -> dict[str, dict[str, str]]:
    """Return kind → code → label of every list, retired words included, for showing what rows hold."""
    found: dict[str, dict[str, str]] = {}
    for kind, code, label, _ in session.execute(_WORDS):
        found.setdefault(kind, {})[code] = label
    return found
