"""What each row of a pupil list would do to the school, with what a person has said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from app.imports.packed_objects import PackedObjects
from app.imports.plan import AS_NEW, LEAVE_OUT, Candidate, Choice, Choices, Outcome, Plan, Planned
from app.imports.pupils.changes import Difference, about, about_known, difference, in_words
from app.imports.pupils.guessed import with_guesses
from app.imports.pupils.matching import (
    Known,
    Match,
    Roll,
    match_by_name,
    match_by_number,
    namesakes,
    regain_zeros,
    without_taken_numbers,
)
from app.imports.pupils.repeats import Repeats
from app.imports.pupils.rows import Said
from app.imports.pupils.years import SchoolYear, went_back, year_question


@dataclass(frozen=True, slots=True)
class PupilWrite:
    """What one row writes: what it says, the pupil it was matched with, and who else has the name.

    leaves_on: the day from which a pupil who is not in the list has left.
    """

    said: Said
    known: Known | None = None
    namesakes: tuple[int, ...] = ()
    difference: Difference | None = None
    leaves_on: date | None = None


PupilPlan = Plan[PupilWrite]
PlannedPupil = Planned[PupilWrite]


@dataclass(slots=True)
class Planning:
    """The school, what a person has said of the rows, and what earlier rows have said.

    taken: pupils whom a row names by number, or a person. met: pupils whom the list names, taken in or not, so that
    nobody of them is missing from it.
    """

    school: Roll
    choices: Choices
    year: SchoolYear
    taken: set[int] = field(default_factory=set)
    met: set[int] = field(default_factory=set)
    repeats: Repeats = field(default_factory=Repeats)
    set_back: int = 0

    def rows(self, read: Iterable[Said]) -> Iterator[PlannedPupil]:
        """Yield what happens to each row; between the two looks that every row gets it is held packed."""
        self.taken.update(choice for choice in self.choices.values() if isinstance(choice, int))
        for said in PackedObjects[Said](map(self._first_look, read)):
            yield self._row(said, match_by_number(self.school, said))

    def _first_look(self, said: Said) -> Said:
        """Learn who is named by number, and what is said more than once: both are known before names are compared."""
        if not said.reason:
            regain_zeros(self.school, said)
            self.repeats.hear(said)
        if known := match_by_number(self.school, said).known:
            self.taken.add(known.id)
        return said

    def notes(self) -> tuple[str, ...]:
        """Return what there is to know of the rows as a whole, once they are planned."""
        if self.set_back < 2:
            return ()
        return (f"{self.set_back:,} pupils are in a higher year already. Is it last year's list?",)

    def _row(self, said: Said, match: Match) -> PlannedPupil:
        choice = self.choices.get(said.row)
        self._meet(match)
        if said.reason:
            if said.pupil.get("forename") and said.pupil.get("surname"):
                self._meet(match_by_name(self.school, said, self.taken))
            return _refused(said, said.reason)
        if reason := self.repeats.reason(said):
            return _refused(said, reason)
        if match == Match():
            match = match_by_name(self.school, said, self.taken)
            self._meet(match)
        if choice == LEAVE_OUT:
            return Planned(said.row, Outcome.LEFT, said.name, about=about(said))
        if choice is not None:
            return self._as_said(said, choice)
        question, between = match.question, match.between
        if match.known and not question:
            question = year_question(match.known, said, self.year)
            self.set_back += went_back(match.known, said)
            between = (match.known,)
        if question:
            candidates = tuple(Candidate(known.id, about_known(known)) for known in between)
            return Planned(
                said.row, Outcome.ASKED, said.name, warnings=tuple(said.warnings), reason=question,
                about=about(said), candidates=candidates,
            )  # fmt: skip
        return self._taken_in(said, match.known, match.doubt)

    def _meet(self, match: Match) -> None:
        self.met.update(known.id for known in (match.known, *match.between) if known)

    def _as_said(self, said: Said, choice: Choice) -> PlannedPupil:
        """Plan a row as a person has said: as new, or as one pupil of the school."""
        known = self.school.by_id.get(choice) if isinstance(choice, int) else None
        if known is None and choice != AS_NEW:
            return _refused(said, "The pupil it was said to be is no longer there.")
        if known:
            self.met.add(known.id)
        return self._taken_in(without_taken_numbers(self.school, said, known), known, "")

    def _taken_in(self, said: Said, known: Known | None, doubt: str) -> PlannedPupil:
        if known and (first := self.repeats.row_of(known)):
            return _refused(said, f"Row {first} is the same pupil; the first row is kept.")
        self.repeats.keep(said, known)
        said = with_guesses(said, known)
        doubts = (*said.warnings, doubt) if doubt else tuple(said.warnings)
        if known is None:
            payload = PupilWrite(said, None, namesakes(self.school, said))
            return Planned(said.row, Outcome.ADDED, said.name, payload, warnings=doubts, about=about(said))
        found, doubt = difference(known, said, self.year.since)
        return Planned(
            said.row,
            Outcome.CHANGED if found else Outcome.UNCHANGED,
            said.name,
            PupilWrite(said, known, difference=found),
            in_words(known, found),
            (*doubts, doubt) if doubt else doubts,
        )


def _refused(said: Said, reason: str) -> PlannedPupil:
    return Planned(said.row, Outcome.REFUSED, said.name, warnings=tuple(said.warnings), reason=reason)
