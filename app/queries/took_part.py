"""What somebody who took part in a decision is called."""

from __future__ import annotations

from collections.abc import Mapping

from app.models import Participant
from app.vocabulary import within


def who_took_part(person: Participant, first_name: str, labels: Mapping[str, str]) -> str:
    """Return a name, or words such as "parent or carer"; labels are those of the kinds of participant."""
    if person.staff is not None:
        return person.staff.name
    if person.kind == "young_person":
        return person.name or first_name
    label = labels.get(person.kind, person.kind)
    return person.name or within(label)
