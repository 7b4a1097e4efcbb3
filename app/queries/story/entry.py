"""One entry of a pupil's story, and the kinds that people tell apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from app.queries.map_words import full_day
from app.queries.pupil_page import PlacementRow, PupilNeedRow
from app.vocabulary import fold

# Kind, its words, and the keys of its entries: kinds as they are offered, keys of one day the latest first.
KINDS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("decision", "Decisions", ("decision", "ending")),
    ("review", "Reviews", ("review",)),
    ("contact", "Contacts", ("follow-up", "contact")),
    ("support", "Support", ("support over", "support")),
    ("meeting", "Meetings and actions", ("action closed", "action", "met")),
    ("plan", "Plans", ("plan ended", "version", "plan agreed", "agreement", "plan")),
    ("aim", "Aims", ("settled", "rating", "likelihood", "aim")),
    ("measure", "Measures", ("score",)),
    ("people", "People and consents", ("sharing", "consent", "no longer", "involved")),
    ("need", "Needs", ("need closed", "need")),
    ("standing", "Class and status", ("standing", "left")),
)
_KIND_OF = {key: kind for kind, _, keys in KINDS for key in keys}


@dataclass(frozen=True)
class StoryEntry:
    """One thing that happened.

    decision is the placement that can be corrected, withdrawn or moved; closed is the need that can be opened again.
    """

    key: tuple[str, int]
    on: date
    title: str
    lines: tuple[str, ...] = ()
    grouping: str = ""
    struck: bool = False
    decision: PlacementRow | None = None
    brief: str = ""
    closed: PupilNeedRow | None = None
    domain_id: int | None = None

    @property
    def kind(self) -> str:
        """The kind it belongs to, one of KINDS."""
        return _KIND_OF[self.key[0]]

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        gone = "withdrawn" if self.struck else ""
        return ". ".join(filter(None, (full_day(self.on), gone, self.title, *self.lines)))

    @cached_property
    def folded(self) -> str:
        """Its words as search compares them."""
        return fold(self.spoken)


def newest_first(entries: list[StoryEntry]) -> list[StoryEntry]:
    """Return entries in the order of a story; of one day, what was decided comes before what led to it."""
    order = {key: place for place, key in enumerate(_KIND_OF)}
    return sorted(entries, key=lambda one: (-one.on.toordinal(), order[one.key[0]], -one.key[1]))
