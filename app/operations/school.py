"""The school's own particulars and settings, and its logo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid
from app.models import Logo, School
from app.operations.ordered import clean, found
from app.operations.particulars import Particulars
from app.operations.website import website_problem

LOGO_BYTES = 1024 * 1024
# A sentence for covers, not a page.
ETHOS = 300
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


@dataclass(frozen=True, slots=True)
class SchoolSettingsDraft(Particulars):
    """The school as its settings page gives it; numbers of weeks say when a look or a check falls due."""

    local_offer_url: str | None = None
    year_start_month: int = 9
    year_start_day: int = 1
    thriving_reference: int = 80
    review_weeks: int = 5
    check_weeks: int = 13
    small_number: int = 5
    long_wait_weeks: int = 6
    ethos: str | None = None

    def problems(self) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        # A dataclass with slots is made anew, so a bare super() would not know it before Python 3.14.
        wrong = Particulars.problems(self)
        if sentence := website_problem(self.local_offer_url):
            wrong["local_offer_url"] = sentence
        if not _is_every_years_day(self.year_start_month, self.year_start_day):
            wrong["year_start_day"] = "The year starts on a day that every year has."
        if not 0 <= self.thriving_reference <= 100:
            wrong["thriving_reference"] = "A share is between 0 and 100%."
        if not 1 <= self.review_weeks <= 52:
            wrong["review_weeks"] = "This is a number of weeks from 1 to 52."
        if not 1 <= self.check_weeks <= 104:
            wrong["check_weeks"] = "This is a number of weeks from 1 to 104."
        if not 3 <= self.small_number <= 10:
            wrong["small_number"] = "This is a number from 3 to 10."
        if not 1 <= self.long_wait_weeks <= 104:
            wrong["long_wait_weeks"] = "This is a number of weeks from 1 to 104."
        if len(self.ethos or "") > ETHOS:
            wrong["ethos"] = f"Please keep it under {ETHOS} characters."
        return wrong

    def columns(self) -> dict[str, Any]:
        """Return the values as the school's row keeps them."""
        return Particulars.columns(self) | {"ethos": clean(self.ethos or "")}


def change_school(session: Session, draft: SchoolSettingsDraft) -> Done:
    """Write what the settings page says over the school."""
    if wrong := draft.problems():
        raise Invalid(wrong)
    school = found(session, School, 1, "school")
    for name, value in draft.columns().items():
        setattr(school, name, value)
    return Done("The school's settings are saved.", id=school.id)


def set_logo(session: Session, picture: bytes | None) -> Done:
    """Keep a PNG or JPEG of up to 1 MB as the school's logo, or remove it with None."""
    if picture is not None and not picture.startswith(_PICTURES):
        raise Invalid({"logo": "A logo is a PNG or JPEG picture."})
    if picture is not None and len(picture) > LOGO_BYTES:
        raise Invalid({"logo": "A logo has at most 1 MB. Save the picture smaller and try again."})
    logo = session.get(Logo, 1)
    if picture is None:
        if logo is not None:
            session.delete(logo)
        return Done("The logo is removed.")
    if logo is None:
        session.add(Logo(id=1, picture=picture))
    else:
        logo.picture = picture
    return Done("The logo is saved.")


def _is_every_years_day(month: int, day: int) -> bool:
    try:
        # A year without 29 February.
        date(2025, month, day)
    except ValueError:
        return False
    return True
