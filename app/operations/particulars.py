"""What is known of a school itself, as every form about it gives it, checks it and writes it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any

from app.operations.ordered import clean
from app.operations.typed import name_problem


@dataclass(frozen=True, slots=True)
class Particulars:
    """A school's name, numbers, ages and addresses; only the name is needed."""

    name: str
    urn: str | None = None
    laestab: str | None = None
    phase: str | None = None
    age_from: int | None = None
    age_to: int | None = None
    address: str | None = None
    questions_to: str | None = None

    def problems(self) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        wrong = name_problem(self.name, "A school needs a name.")
        if self.urn and not (self.urn.isdigit() and len(self.urn) == 6):
            wrong["urn"] = "A URN has six digits."
        if self.laestab and len([c for c in self.laestab if c.isdigit()]) != 7:
            wrong["laestab"] = "A LAESTAB has seven digits, such as 801/2000."
        if self.age_from is not None and self.age_to is not None and self.age_from > self.age_to:
            wrong["age_to"] = "The oldest age comes after the youngest."
        for name in ("age_from", "age_to"):
            value = getattr(self, name)
            if value is not None and not 0 <= value <= 25:
                wrong[name] = "An age is between 0 and 25."
        return wrong

    def columns(self) -> dict[str, Any]:
        """Return the values as the school's row keeps them: text without spaces around it, or nothing."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        kept = {name: value.strip() or None for name, value in values.items() if isinstance(value, str)}
        return values | kept | {"name": clean(self.name)}
