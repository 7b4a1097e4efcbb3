"""What a form says of a measure: its range, who answers it, and the bands and reliable change for each of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from app.operations.typed import name_problem

_CLOSE = 1e-6


@dataclass(frozen=True, slots=True)
class BandDraft:
    """A stretch of scores, both ends included."""

    lowest: float
    highest: float
    name: str


@dataclass(frozen=True, slots=True)
class RespondentDraft:
    """What holds for one respondent; reliable_change None where no threshold is known."""

    respondent: str
    reliable_change: float | None = None
    bands: tuple[BandDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class MeasureDraft:
    """One subscale of a measure as a form gives it."""

    name: str
    minimum: float
    maximum: float
    step: float
    higher_is_better: bool
    respondents: tuple[RespondentDraft, ...]
    subscale: str = ""
    score_type: str = "raw"
    age_from: int | None = None
    age_to: int | None = None
    source: str = ""
    licence: str = ""

    def problems(self) -> dict[str, str]:
        """Return field → sentence for what cannot be; what is wrong of a respondent stands under "respondents"."""
        wrong = name_problem(self.name, "A measure needs a name.", 60)
        wrong |= name_problem(self.subscale or "-", "", 60, "subscale")
        if self.maximum <= self.minimum:
            wrong["maximum"] = "The highest score is above the lowest."
        elif self.step <= 0 or not on_step(self.maximum, self.minimum, self.step):
            wrong["step"] = "Equal steps have to lead from the lowest score to the highest."
        if self.age_from is not None and self.age_to is not None and self.age_to < self.age_from:
            wrong["age_to"] = "This is below the age it starts at."
        codes = [one.respondent for one in self.respondents]
        if not codes:
            wrong["respondents"] = "Choose who answers it."
        elif len(set(codes)) < len(codes):
            wrong["respondents"] = "One of them is there twice."
        elif not wrong and (found := next(self._of_respondents(), "")):
            wrong["respondents"] = found
        return wrong

    def _of_respondents(self) -> Iterator[str]:
        for one in self.respondents:
            if one.reliable_change is not None and one.reliable_change <= 0:
                yield "A reliable change is above 0, or left empty where it is not known."
            bands = sorted(one.bands, key=lambda band: band.lowest)
            for band in bands:
                if not band.name.strip():
                    yield "Each band has a name."
                if band.highest < band.lowest:
                    yield f"The band {band.name.strip()} ends before it begins."
                if band.lowest < self.minimum - _CLOSE or band.highest > self.maximum + _CLOSE:
                    yield f"The band {band.name.strip()} goes beyond the range of the scores."
            for before, after in pairwise(bands):
                if after.lowest <= before.highest + _CLOSE:
                    yield f"The bands {before.name.strip()} and {after.name.strip()} overlap."


def on_step(value: float, minimum: float, step: float) -> bool:
    """Say whether equal steps lead from the lowest score to a value."""
    steps = (value - minimum) / step
    return abs(steps - round(steps)) < _CLOSE
