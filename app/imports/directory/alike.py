"""Which offers of the school a directory's service may be, and why: names, provider, web address, telephone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.imports.directory.catalogue import Known
from app.imports.directory.services import Service
from app.imports.plan import Candidate
from app.vocabulary import fold

SAME_NAME = "the same name"
# Nobody else's service is taken for the school's own without a person; one of its name may be what stands there.
OURS = "in-house, the school's own; the same name"
_MOST = 5
_HALF = 0.5
# Words that say nothing of which service it is.
_EMPTY = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with", "our", "your",
     "service", "services")
)  # fmt: skip
_WORDS = re.compile(r"\w+")
_NUMBER = re.compile(r"\+?\d[\d ()\-]{7,18}\d")
_LAST = 9


@dataclass(frozen=True, slots=True)
class Found:
    """An offer that a service may be, and what they share."""

    known: Known
    why: str

    @property
    def exact(self) -> bool:
        """Say whether the names are the same, so that a person has to say whether the two are."""
        return self.why == SAME_NAME

    @property
    def candidate(self) -> Candidate:
        """Return it as a choice, with the words to tell it from others."""
        who = self.known.values["organisation"]
        return Candidate(self.known.id, f"{self.known.name}{f', {who}' if who else ''} ({self.why})")


@dataclass(slots=True)
class Alike:
    """Finds them; ended offers and those that the file names itself are never offered, in-house ones by name alone."""

    by_name: dict[frozenset[str], list[Known]] = field(default_factory=lambda: defaultdict(list))
    by_house: dict[str, list[tuple[Known, frozenset[str]]]] = field(default_factory=lambda: defaultdict(list))
    by_page: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))
    by_phone: dict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))

    def add(self, known: Known) -> None:
        """Take an offer of the school into account."""
        self.by_name[all_words(known.name)].append(known)
        if known.in_house:
            return
        if house := fold(str(known.values["organisation"] or "")):
            self.by_house[house].append((known, _telling(known.name)))
        if page := _page(known.values["website"]):
            self.by_page[page].append(known)
        for number in _numbers(known.values["contact"]):
            self.by_phone[number].append(known)

    def to(self, service: Service) -> tuple[Found, ...]:
        """Return the offers that a service may be, the surest first, each with the surest reason."""
        found: dict[int, Found] = {}
        for known, why in self._reasons(service):
            found.setdefault(known.id, Found(known, why))
            if len(found) == _MOST:
                break
        return tuple(found.values())

    def _reasons(self, service: Service) -> Iterator[tuple[Known, str]]:
        named = self.by_name.get(all_words(service.name), ())
        yield from _each((known for known in named if not known.in_house), SAME_NAME)
        yield from _each((known for known in named if known.in_house), OURS)
        words = _telling(service.name)
        near = self.by_house.get(fold(service.organisation), ()) if service.organisation else ()
        similar = (known for known, others in near if _similar(words, others))
        yield from _each(similar, "the same provider and a similar name")
        yield from _each(self.by_page.get(_page(service.fields["website"]), ()), "the same web address")
        for number in _numbers(service.fields["contact"]):
            yield from _each(self.by_phone.get(number, ()), "the same telephone number")


def _each(knowns: Iterable[Known], why: str) -> Iterator[tuple[Known, str]]:
    return ((known, why) for known in knowns)


def all_words(name: str) -> frozenset[str]:
    """Return a name as two are compared: its words, in any order, whatever signs stand between them."""
    return frozenset(_WORDS.findall(fold(name))) or frozenset((fold(name),))


def _telling(name: str) -> frozenset[str]:
    return all_words(name) - _EMPTY


def _similar(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether at least half of all the words that tell are in both names."""
    return bool(one and other) and len(one & other) >= _HALF * len(one | other)


def _page(address: object) -> str:
    """Return a web address without what may differ: how it is fetched, www, a slash at the end, what is asked."""
    text = str(address or "").casefold().partition("://")
    page = (text[2] or text[0]).partition("?")[0].partition("#")[0]
    return page.removeprefix("www.").rstrip("/")


def _numbers(contact: object) -> list[str]:
    """Return the last nine digits of each telephone number, which +44 and a leading 0 share."""
    digits = ("".join(filter(str.isdigit, found)) for found in _NUMBER.findall(str(contact or "")))
    return [number[-_LAST:] for number in digits if len(number) > _LAST]
