"""What verifying a trail finds: the kinds of tampering, each with its sentence, and the verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum


class Wrong(StrEnum):
    """What can be wrong; a program reads the value, a person the sentence of a finding."""

    CHANGED = "changed"
    MISSING = "missing"
    CUT = "cut"
    ORDER = "order"
    UNSIGNED = "unsigned"
    FORGED = "forged"
    ANOTHER = "another_signer"
    STRANGER = "unknown_signer"
    REMOVED = "removed_signer"
    DETAILS = "details"
    NO_STEP = "no_step"
    NO_ENTRY = "no_entry"
    HEAD = "backup"


# Of one entry and of several; the numbers stand before it.
_SENTENCES: Mapping[Wrong, tuple[str, str]] = {
    Wrong.CHANGED: ("was changed after it was written", "were changed after they were written"),
    Wrong.MISSING: ("was taken out", "were taken out"),
    Wrong.CUT: ("was taken off the end", "were taken off the end"),
    Wrong.ORDER: (
        "does not follow the one before it: something was put in, exchanged or replaced",
        "do not follow one another: something was put in, exchanged or replaced",
    ),
    Wrong.UNSIGNED: ("is not signed, but should be", "are not signed, but should be"),
    Wrong.FORGED: ("has a signature that does not fit it", "have signatures that do not fit them"),
    Wrong.ANOTHER: ("was signed by somebody else than it names", "were signed by others than they name"),
    Wrong.STRANGER: (
        "names a signer who could never sign in here",
        "name a signer who could never sign in here",
    ),
    Wrong.REMOVED: (
        "was signed by somebody whose sign-in had been removed",
        "were signed by somebody whose sign-in had been removed",
    ),
    Wrong.DETAILS: (
        "is about a change whose details are no longer what they were",
        "are about changes whose details are no longer what they were",
    ),
    Wrong.NO_STEP: ("is about a change that is gone", "are about changes that are gone"),
    Wrong.NO_ENTRY: ("has no entry in the trail", "have no entries in the trail"),
    Wrong.HEAD: ("is not the one that a backup noted", "are not the ones that backups noted"),
}


@dataclass(frozen=True, slots=True)
class Head:
    """What a backup has noted of the trail when it was made: its last entry's number and hash."""

    number: int
    hash: str
    made_at: datetime
    name: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: of which kind, and with which entries (of NO_ENTRY: steps of the journal)."""

    kind: Wrong
    numbers: tuple[int, ...]

    @property
    def sentence(self) -> str:
        """Return it in plain words."""
        one, many = ("Change", "Changes") if self.kind is Wrong.NO_ENTRY else ("Entry", "Entries")
        first, last = self.numbers[0], self.numbers[-1]
        alone, together = _SENTENCES[self.kind]
        if first == last:
            return f"{one} {first} {alone}."
        joined = "and" if last == first + 1 else "to"
        return f"{many} {first} {joined} {last} {together}."


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a trail stands: entries and signatures counted, changes whose details were erased, and what is wrong."""

    entries: int
    signed: int
    erased: int
    number: int
    head: str
    findings: tuple[Finding, ...]

    @property
    def whole(self) -> bool:
        """Say whether nothing is wrong."""
        return not self.findings

    @property
    def sentence(self) -> str:
        """Return the verdict in one sentence."""
        many = "1 entry" if self.entries == 1 else f"{self.entries:,} entries"
        if self.whole:
            return f"The audit trail is whole: {many}, {self.signed:,} of them signed."
        things = "1 thing is" if len(self.findings) == 1 else f"{len(self.findings)} things are"
        return f"The audit trail is not whole: {things} wrong in {many}."


def findings_of(kind: Wrong, numbers: Iterable[int]) -> list[Finding]:
    """Return one finding for each run of numbers that follow one another."""
    found: list[list[int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return [Finding(kind, tuple(run)) for run in found]


def say_head(number: int, hash_: str) -> str:
    """Return the trail's last entry as reports print it: "Audit entry 512 · 1a2b 3c4d 5e6f 7081"; "" for none."""
    groups = " ".join(hash_[at : at + 4] for at in range(0, 16, 4))
    return f"Audit entry {number} · {groups}" if number else ""


def moment_of(text: object) -> datetime | None:
    """Return when an entry says it was made; None where somebody has made nonsense of it."""
    try:
        found = datetime.fromisoformat(str(text))
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
