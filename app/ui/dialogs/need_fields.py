"""The fields of a need: which one, what is seen, how difficult it is, what the pupil wants of it, since when, and who noted it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.queries.pupil_page import PupilNeedRow, PupilPage
from app.ui.forms import Field
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import LongTextField


def values_of(row: PupilNeedRow) -> dict[str, Any]:
    """Return what the fields show of a need that is noted."""
    return {
        "what": (row.domain_id, row.need_id),
        "seen": row.seen,
        "difficulty": row.difficulty or None,
        "since_on": row.since_on,
        "noted_by_id": row.noted_by_id,
        "choice": row.choice or None,
    }


@dataclass(frozen=True, slots=True)
class NeedFields:
    """What the fields offer; `make` makes them anew each time the dialog is opened."""

    page: PupilPage
    row: PupilNeedRow | None
    staff: Sequence[tuple[int, str]]
    difficulties: Mapping[str, str]
    choices: Mapping[str, str]
    today: date

    def make(self) -> list[Field | tuple[Field, ...]]:
        """Return new fields."""
        since = DateField(self.today)
        return [
            Field(
                "what",
                "Need",
                ChoiceField(self._needs(), placeholder="Type a part of a need or of its domain"),
                hint="The domain alone is enough where no need fits.",
                required="Choose a need or a domain of need.",
            ),
            Field(
                "seen",
                "What is seen",
                LongTextField(2, "For example: waits to be asked before speaking in a group", 500),
            ),
            Field(
                "difficulty",
                "How difficult",
                ChoiceField(tuple(self.difficulties.items()), nothing="Not said"),
                hint="It says nothing about a grouping.",
            ),
            Field(
                "choice",
                f"What {self.page.first_name} wants of it"
                if len(self.page.first_name) <= 12
                else "What is wanted of it",
                ChoiceField(tuple(self.choices.items()), nothing="Not said"),
                hint="Somebody may manage much alone, by choice. It says nothing about a grouping either.",
            ),
            Field("since_on", "Since", since, stretch=False),
            Field("noted_by_id", "Noted by", ChoiceField(self.staff, nothing="Not said")),
        ]

    def _needs(self) -> list[tuple[Any, str]]:
        found: list[tuple[Any, str]] = []
        for domain in self.page.domains:
            found.append(((domain.id, None), f"{domain.name}, another need"))
            found += [((domain.id, need.id), f"{need.name} ({domain.name})") for need in domain.needs]
        known = {value for value, _ in found}
        if self.row is not None and (self.row.domain_id, self.row.need_id) not in known:
            # One that the school has retired since stays what it was.
            words = f"{self.row.need or 'Another need'} ({self.row.domain})"
            found.insert(0, ((self.row.domain_id, self.row.need_id), words))
        return found
