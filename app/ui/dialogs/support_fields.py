"""The fields that forms of a support share: what is planned, when we look again, and what is written of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from app.operations.supports.drafts import ALONE
from app.queries.supports.support_choices import GroupChoice, SupportChoices
from app.queries.supports.support_row import SupportRow
from app.ui.dialogs.decision_look import LookField
from app.ui.forms import Field, Section
from app.ui.widgets.choice_field import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.fields import LongTextField, NumberField, TickField
from app.vocabulary import OVER, STAGE_LABELS, Stage

ELSEWHERE = "Elsewhere, with no register here"
GROUP_OF_ONE = "Alone: a group of one"
# Where a support can be brought to; endings say more and have a form of their own.
STAGES: tuple[tuple[str, str], ...] = tuple(
    (stage.value, STAGE_LABELS[stage]) for stage in Stage if stage not in OVER
)


def group_choices(groups: Sequence[GroupChoice], offer_id: int | None) -> list[tuple[Any, str]]:
    """Return the groups of an offer, and a group of one."""
    return [*((row.id, row.words) for row in groups if row.offer_id == offer_id), (ALONE, GROUP_OF_ONE)]


def usual_group(offered: SupportChoices, offer_id: int | None) -> int | None:
    """Return where pupils of an offer usually go: its first group, alone where it runs one to one, or None."""
    first = next((row.id for row in offered.groups if row.offer_id == offer_id), None)
    return ALONE if first is None and offer_id in offered.one_to_one else first


def planned_rows(offered: SupportChoices, today: date) -> Section:
    """Return what is planned: how many sessions, how long, until when, and when we look again."""
    return Section(
        "What is planned",
        [
            (
                Field("sessions_planned", "Sessions", NumberField(0, 999), stretch=False),
                Field("minutes_planned", "Each", NumberField(0, 600, "minutes"), stretch=False),
            ),
            Field("planned_end_on", "Until about", DateField(today), stretch=False),
            Field(
                "next_look_on",
                "Look again",
                LookField(today, offered.days),
                hint="Nothing stays open without a day to look again.",
                required="Say when we look again.",
            ),
        ],
    )


def written_rows(
    offered: SupportChoices, needs: Sequence[tuple[int, str]], held: SupportRow | None
) -> Section:
    """Return what is written of it; held is the support that is changed, whose words stay though retired since."""
    staff = list(offered.staff)
    if held is not None and held.asked_by_id is not None and held.asked_by_id not in dict(staff):
        staff.append((held.asked_by_id, held.words.asked_by))
    return Section(
        "More",
        [
            Field("need_id", "Need", ChoiceField(needs, nothing="Not said")),
            Field(
                "tried_before",
                "Tried before",
                LongTextField(2, "What was tried, and what helped", 2000),
            ),
            Field("asked_by_id", "Asked for by", ChoiceField(staff, nothing="Not said")),
            Field(
                "sole_reason",
                "Cost",
                TickField("It would not run but for this pupil"),
                hint="Then the pupil is counted with all of what it costs.",
            ),
            Field("notes", "Notes", LongTextField(2, "In words that the pupil can read", 2000)),
        ],
    )


def elsewhere_rows() -> Section:
    """Return what is known of sessions where no register is kept here."""
    return Section(
        "Where no register is kept here",
        [
            (
                Field("sessions_delivered", "Held", NumberField(0, 999), stretch=False),
                Field("sessions_attended", "Came to", NumberField(0, 999), stretch=False),
            ),
        ],
    )


def values_of(row: SupportRow) -> Mapping[str, Any]:
    """Return what the fields show of a support."""
    same = (
        "domain_id", "need_id", "asked_by_id", "sessions_planned", "minutes_planned", "sessions_delivered",
        "sessions_attended", "planned_end_on", "next_look_on", "sole_reason",
    )  # fmt: skip
    words = row.words
    said = {"why": words.why, "tried_before": words.tried_before, "notes": words.notes}
    return {name: getattr(row, name) for name in same} | said
