"""A school with pupils in Risk Support, seen by its SENCO and by somebody who may not see that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.abilities import EVERYTHING, Ability, Role, abilities_of
from app.operations.deciding.drafts import OptionDraft, PromptDraft
from app.operations.placements import PlacementDraft, place_pupil
from app.operations.plans.agreements import record_agreement
from app.operations.plans.drafts import AgreementDraft, PlanDraft
from app.operations.plans.plan import write_plan
from app.operations.plans.review_draft import ReviewDraft
from app.operations.plans.reviewing import hold_review
from app.person import Person
from app.store import Store
from tests.fixtures import TODAY, clock
from tests.pupil_school import EMOTIONS, LANGUAGE, TOGETHER, add, note, place

PASTORAL = Person("Mr Wren", abilities_of(Role.PASTORAL, ()), Role.PASTORAL)
ALL_BUT_RISK = Person("Mr Wren", EVERYTHING - {Ability.SEE_RISK})
SECRETS = ("Zebra", "SG-99", "Walks out to the road")


@dataclass(frozen=True, slots=True)
class Seen:
    """The doors of both people, and the pupils: beside help, alone, once, and in More Help."""

    senco: Store
    wren: Store
    beside: int
    alone: int
    once: int
    more: int


def risk(store: Store, pupil: int, domain: int = EMOTIONS, **said: object) -> int:
    """Place a pupil in Risk Support in words that stand nowhere else."""
    facts: dict[str, object] = {
        "reason": "Zebra reason.",
        "pupil_words": "Zebra words.",
        "parent_view": "Zebra view.",
        "risk": SECRETS[2],
        "safeguarding_ref": SECRETS[1],
        "options": (OptionDraft("Zebra option"),),
        "prompt": (PromptDraft("aim", "both", "Zebra note"),),
        "agreed": False,
        "difference": "Zebra difference.",
        "left_open": True,
    }
    return place(store, pupil, "risk_support", domain, **(facts | said))


def plan(store: Store, pupil: int, placement: int) -> None:
    """Write the plan of Risk Support, with somebody's agreement and a look at safety."""
    zebra = PlanDraft(pupil, EMOTIONS, "risk", triggers="Zebra bells.", crisis_contact="Zebra line")
    written = store.write(write_plan, zebra, today=TODAY).id or 0
    said = AgreementDraft(written, "family", TODAY, "phone", own_words="Zebra yes.")
    store.write(record_agreement, said, today=TODAY)
    look = ReviewDraft(placement, "continue", safety="Zebra safe.", next_look_on=date(2026, 12, 1))
    store.write(hold_review, look, today=TODAY)


def thriving(store: Store, pupil: int, on: date) -> None:
    """End what is open, for both bands."""
    draft = PlacementDraft(
        pupil, EMOTIONS, "thriving", on=on, reason="Zebra end.", participants=TOGETHER, ending="moved_on",
        approved_by="Zebra Head",
    )  # fmt: skip
    store.write(place_pupil, draft, today=TODAY)


def fill(senco: Store, who: Person = PASTORAL) -> Seen:
    """Make the school, which belongs to the SENCO's door, and open a door for somebody else."""
    seen = Seen(
        senco,
        Store(senco.database, who, clock),
        *(add(senco, forename, "Fern") for forename in ("Idris", "Ada", "Otis", "Mo")),
    )
    place(senco, seen.beside, "help", EMOTIONS, reason="Zebra beside.", next_look_on=date(2026, 11, 20))
    risk(senco, seen.beside, next_look_on=date(2026, 11, 12))
    place(senco, seen.beside, "advice", LANGUAGE, reason="Talks in pairs.")
    note(senco, seen.beside, "Waits at the door.", EMOTIONS)
    plan(senco, seen.alone, risk(senco, seen.alone))
    place(senco, seen.once, "help", EMOTIONS, reason="Likes the garden.")
    risk(senco, seen.once, on=date(2026, 9, 20))
    thriving(senco, seen.once, date(2026, 10, 20))
    place(senco, seen.more, "more_help", EMOTIONS, reason="Needs longer.")
    return seen


def rows(store: Store) -> dict[str, range]:
    """Return the ids of the school's rows about pupils, by table."""
    with store.database.engine.connect() as connection:
        most = {
            table: connection.exec_driver_sql(f"SELECT coalesce(max(id), 0) FROM {table}").scalar_one()
            for table in ("pupil", "placement", "participant", "pupil_need")
        }
    return {table: range(1, number + 1) for table, number in most.items()}
