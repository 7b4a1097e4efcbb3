"""Places on the map as Offers in full writes them: "Grouping: Domain (note)", one after another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Place:
    """One place that was read; domain_id None is all needs, note None where a file cannot say one."""

    grouping_id: int
    domain_id: int | None
    note: str | None = None


@dataclass(frozen=True)
class PlaceWords:
    """The names that places are written with, each with what it means."""

    groupings: dict[str, int]
    domains: dict[str, int | None]

    @cached_property
    def _starts(self) -> re.Pattern[str]:
        return re.compile(rf"(?:^|[;\n])\s*({_any_of(self.groupings)})\s*:\s*", re.IGNORECASE)

    @cached_property
    def _domain(self) -> re.Pattern[str]:
        return re.compile(rf"({_any_of(self.domains)})\s*(?:\((.*)\))?", re.IGNORECASE | re.DOTALL)

    @cached_property
    def _folded(self) -> tuple[dict[str, int], dict[str, int | None]]:
        return (
            {_plain(name): value for name, value in self.groupings.items()},
            {_plain(name): value for name, value in self.domains.items()},
        )

    def read(self, text: str) -> tuple[list[Place], list[str]]:
        """Return the places a cell says, and the pieces that say none."""
        found: list[Place] = []
        unknown: list[str] = []
        starts = list(self._starts.finditer(text))
        before = text[: starts[0].start()] if starts else text
        unknown += [piece.strip() for piece in re.split(r"[;\n]", before) if piece.strip()]
        groupings, domains = self._folded
        for number, start in enumerate(starts):
            end = starts[number + 1].start() if number + 1 < len(starts) else len(text)
            body = text[start.end() : end].strip(" ;\n")
            if read := self._domain.fullmatch(body):
                place = Place(groupings[_plain(start[1])], domains[_plain(read[1])], (read[2] or "").strip())
                if (place.grouping_id, place.domain_id) not in {(p.grouping_id, p.domain_id) for p in found}:
                    found.append(place)
            else:
                unknown.append(f"{start[1]}: {body}")
        return found, unknown


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _any_of(names: Iterable[str]) -> str:
    longest = sorted((name for name in names if name.strip()), key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, name.split())) for name in longest) or r"(?!)"
