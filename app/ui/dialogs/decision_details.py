"""The fields of what stands behind a decision; the whole sheet asks them, and so does filling in later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from functools import partial
from typing import Any

from app.operations.deciding.drafts import DecisionDetails, OptionDraft, PromptDraft
from app.prompt import MORE_HELP, RISK_SUPPORT
from app.queries.decision_form import SheetChoices
from app.queries.plans.decision_rows import option_offers
from app.queries.recorded import Recorded
from app.store import Store
from app.ui.forms import Field
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import TextField
from app.ui.widgets.options_field import OptionsField
from app.ui.widgets.prompt_field import PromptField
from app.vocabulary import GroupingCode

NAMES = tuple(field.name for field in fields(DecisionDetails))
# Asked of every decision but Thriving, once the whole of it is asked.
EVERY = (
    "pupil_words",
    "parent_view",
    "parents_how",
    "parents_on",
    "parents_by",
    "parents_why_not",
    "agreed",
    "options",
)
# Groupings whose decision is written down whole from the start.
WHOLE = (MORE_HELP, RISK_SUPPORT)
Row = Field | tuple[Field, ...]


def said_rows(offered: SheetChoices, who: str = "The pupil") -> list[Row]:
    """Return the fields of what advice is for, and of what the pupil and the family say."""
    reasons = ChoiceField(offered.advice_reasons, nothing="Not said yet")
    return [
        Field("advice_reason", "Reason for it", reasons),
        Field("pupil_words", f"{who[:1].upper()}{who[1:]} says", TextField("", 1000)),
        Field("parent_view", "Family says", TextField("", 1000)),
    ]


def behind_rows(store: Store, offered: SheetChoices, today: date) -> list[Row]:
    """Return the fields of how parents took part, whether views differ, the options, and the prompt."""
    names = {row.code: row.short_label for row in offered.groupings}
    views = ChoiceField(((True, "All agree"), (False, "Views differ")), nothing="Not said yet")
    prompt = PromptField(names.get(MORE_HELP, "More help"), names.get(RISK_SUPPORT, "Managing risk"))
    return [
        (
            Field(
                "parents_how",
                "Parents",
                ChoiceField(offered.methods, nothing="Not told yet"),
                help="or carers",
            ),
            Field("parents_on", "On", DateField(today), stretch=False),
        ),
        Field("parents_by", "Told by", TextField("Who spoke with them", 200)),
        Field("parents_why_not", "Or why not", TextField("Such as: away until Monday", 300)),
        Field("agreed", "Views", views),
        Field("difference", "The difference", TextField("Who sees what differently", 1000)),
        Field(
            "options",
            "Options",
            OptionsField(partial(store.read, option_offers)),
            help="what was talked about, and what was chosen",
        ),
        Field("prompt", "Side by side", prompt, help="never added up"),
    ]


def seen_details(values: Mapping[str, Any], code: str | None, whole: bool) -> dict[str, bool]:
    """Return field → whether it is seen for a grouping; what says something already is never hidden.

    Of fields that are not made yet nothing is said.
    """
    seen = {name: whole or bool(values[name]) for name in EVERY if name in values}
    seen["advice_reason"] = code == GroupingCode.ADVICE and (whole or bool(values["advice_reason"]))
    if "agreed" in values:
        seen["agreed"] = whole or values["agreed"] is not None
        seen["difference"] = values["agreed"] is False
        seen["prompt"] = code in WHOLE or bool(values["prompt"])
    return seen if code != GroupingCode.THRIVING else dict.fromkeys(seen, False)


def details_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the fields say as the parts of a draft."""
    found = {name: values[name] for name in NAMES if name in values}
    if values.get("agreed") is not False:
        found["difference"] = ""
    return found


def detail_values(row: Recorded) -> dict[str, Any]:
    """Return the details of a decision as it was recorded, as the fields show them."""
    plain = {name: getattr(row, name) for name in NAMES if name not in ("options", "prompt")}
    options = tuple(
        OptionDraft(one.name, one.involves, one.speaks_for, one.speaks_against, one.chosen, one.offer_id)
        for one in row.options
    )
    return {**plain, "options": options, "prompt": tuple(PromptDraft(*answer) for answer in row.prompt)}
