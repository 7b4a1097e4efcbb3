"""Comparing the rows of a table of offers with the school: which offer each means, and what it would change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from app.imports.aliases.offers import label_of
from app.imports.dates import DateReader
from app.imports.offer_table.known import Known
from app.imports.offer_table.matrix import REMARKS
from app.imports.offer_table.offers import draft_of, take_offer
from app.imports.offer_table.taking import Said, Take
from app.imports.offer_table.writes import TableWrite
from app.imports.plan import AS_NEW, LEAVE_OUT, Candidate, Choice, Choices, Outcome, Planned
from app.imports.table import Cell
from app.imports.values import text_of
from app.operations.offer_draft import OfferDraft
from app.progress import Progress
from app.vocabulary import OfferStatus, fold

PlannedRow = Planned[TableWrite]
_STEP = 50


@dataclass(slots=True)
class Planner:
    """The school, what a person has said, and which offers earlier rows have taken."""

    known: Known
    readers: Mapping[str, DateReader]
    meanings: Mapping[str, Mapping[str, str]]
    choices: Choices
    # Whether a new offer may run at once: not out of our own workbook, where a new row is a draft.
    may_run: bool
    owners: dict[int, Said] = field(default_factory=dict)
    taken: dict[int, int] = field(default_factory=dict)

    def plan(self, rows: tuple[Said, ...], progress: Progress) -> Iterator[PlannedRow]:
        """Yield what happens to each row; ids are looked at before names, whatever the order of the rows."""
        for said in rows:
            number = self._number(said)
            owner = self.owners.get(number) if number else None
            # Of copies with one id it is the one that is still called so, else the first.
            if number and (owner is None or (self._called(said, number) and not self._called(owner, number))):
                self.owners[number] = said
        self.taken = {number: said.row for number, said in self.owners.items()}
        for place, said in enumerate(rows):
            if place % _STEP == 0:
                progress.step(place, len(rows), "Comparing the offers")
            apart = [self.choices.get(row) == LEAVE_OUT for row in said.rows]
            every = said.more
            said.more = [cells for cells, left in zip(said.more, apart, strict=True) if not left]
            found = self._row(said)
            yield found
            for row, cells, left in zip(said.rows, every, apart, strict=True):
                if left or found.outcome is Outcome.LEFT:
                    yield Planned(row, Outcome.LEFT, said.name)
                    continue
                about = f"Taken together with row {said.row}"
                yield Planned(
                    row, Outcome.UNCHANGED, said.name, warnings=_not_taken(said, cells), about=about
                )

    def _row(self, said: Said) -> PlannedRow:
        choice = self.choices.get(said.row)
        number = self._number(said)
        mine = bool(number) and self.owners.get(number) is said
        name = said.name or (self.known.facts[number].name if mine else "")
        if choice == LEAVE_OUT:
            return Planned(said.row, Outcome.LEFT, name)
        if mine:
            return self._known(said, number, ())
        if not said.name:
            return Planned(said.row, Outcome.REFUSED, "", reason="The offer has no name.")
        doubts = self._doubts(said, number)
        if number and fold(said.name) == fold(self.owners[number].name) and choice is None:
            reason = (
                f"Row {self.owners[number].row} is this offer already: leave it out, or take it as another."
            )
            return Planned(said.row, Outcome.ASKED, name, reason=reason)
        return self._by_name(said, doubts, choice)

    def _by_name(self, said: Said, doubts: tuple[str, ...], choice: Choice | None) -> PlannedRow:
        """Plan a row by its name: new where the school has none of it, else a person is asked."""
        alike = self.known.by_name.get(fold(said.name), ())
        if isinstance(choice, int) and choice in alike:
            if choice in self.taken:
                reason = f"Row {self.taken[choice]} is this offer already."
                return Planned(said.row, Outcome.REFUSED, said.name, reason=reason)
            self.taken[choice] = said.row
            return self._known(said, choice, doubts)
        if not alike or choice == AS_NEW:
            return self._new(said, doubts, alike)
        free = [number for number in alike if number not in self.taken]
        if len(free) == 1:
            found = self._known(said, free[0], doubts)
            if found.outcome is Outcome.UNCHANGED:
                self.taken[free[0]] = said.row
                return found
            return Planned(
                said.row,
                Outcome.ASKED,
                said.name,
                None,
                found.changes,
                found.warnings,
                _ASK,
                "",
                self._candidates(free),
            )
        reason = (
            _ASK
            if free
            else f"Row {self.taken[alike[0]]} is the offer of this name: leave it out, or take it as another."
        )
        return Planned(
            said.row,
            Outcome.ASKED,
            said.name,
            warnings=doubts,
            reason=reason,
            candidates=self._candidates(free),
        )

    def _known(self, said: Said, number: int, doubts: tuple[str, ...]) -> PlannedRow:
        known = self.known
        before = known.drafts[number]
        take = Take(
            known, said, self.readers, self.meanings, before, known.facts[number], doubts=list(doubts)
        )
        take_offer(take)
        draft, reason = draft_of(take, may_run=False)
        if reason:
            return Planned(said.row, Outcome.REFUSED, said.name or before.name, reason=reason)
        changed = draft != before
        return Planned(
            said.row,
            Outcome.CHANGED if changed else Outcome.UNCHANGED,
            before.name,
            TableWrite(draft, number, before, house=take.house),
            tuple(take.changes.values()) if changed else (),
            tuple(take.doubts),
        )

    def _new(self, said: Said, doubts: tuple[str, ...], alike: tuple[int, ...]) -> PlannedRow:
        take = Take(self.known, said, self.readers, self.meanings, doubts=list(doubts))
        take_offer(take)
        draft, reason = draft_of(take, may_run=self.may_run)
        if reason:
            return Planned(
                said.row, Outcome.REFUSED, said.name[:120], warnings=tuple(take.doubts), reason=reason
            )
        write = TableWrite(draft, namesakes=alike, house=take.house)
        return Planned(
            said.row,
            Outcome.ADDED,
            draft.name,
            write,
            warnings=tuple(take.doubts),
            about=self._about(take, draft),
        )

    def _about(self, take: Take, draft: OfferDraft) -> str:
        house = take.house or self.known.houses.get(draft.organisation_id or 0)
        words = self.known.words
        where = [
            f"{words.grouping_names[one.grouping_id]} for {words.domain_names[one.domain_id]}"
            for one in draft.places
        ]
        state = "Running" if draft.status == OfferStatus.ACTIVE else draft.status.capitalize()
        parts = [state, f"by {house.name}" if house else "", *where[:3], "…" if len(where) > 3 else ""]
        return ", ".join(filter(None, parts)).rstrip(".")

    def _number(self, said: Said) -> int:
        """Return the number of the school's own offer that a row's id means; 0 for none, and for another school's."""
        if said.id is not None:
            return (
                said.id.number
                if said.id.mark == self.known.mark and said.id.number in self.known.facts
                else 0
            )
        old = said.old_number or 0
        return old if old in self.known.facts and self._called(said, old) else 0

    def _called(self, said: Said, number: int) -> bool:
        return fold(said.name) == fold(self.known.facts[number].name)

    def _doubts(self, said: Said, number: int) -> tuple[str, ...]:
        if number:
            return (f"It is a copy of row {self.owners[number].row}, with a name of its own.",)
        if said.id is not None and said.id.mark == self.known.mark:
            return ("The offer it was written from is no longer there.",)
        return ()

    def _candidates(self, numbers: list[int]) -> tuple[Candidate, ...]:
        facts = [self.known.facts[number] for number in numbers]
        return tuple(
            Candidate(fact.id, ", ".join(filter(None, (fact.name, fact.organisation, fact.status))))
            for fact in facts
        )


def _not_taken(said: Said, cells: Mapping[str, Cell]) -> tuple[str, ...]:
    """Return what is said of a row that stands for an offer again, whose other cells say something else."""
    other = [
        "words beside ticks" if name == REMARKS else label_of(name)
        for name, cell in cells.items()
        if name not in _OF_PLACES and cell is not None and text_of(cell) != text_of(said.cells.get(name))
    ]
    return (f"Only where it stands was taken of this row, and not: {', '.join(other)}.",) if other else ()


# What is read of all rows that stand for one offer, and what makes them one.
_OF_PLACES = frozenset(("name", "organisation", "groupings", "domains", "grid_places"))
_ASK = "The school has an offer of this name: say whether it is the same one."
