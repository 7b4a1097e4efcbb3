"""How the school words, colours and shows the five groupings; their codes and order never change."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid
from app.models import Grouping, Placement
from app.operations.ordered import clean, found
from app.operations.typed import name_problem
from app.queries.in_use import live_offers, open_placements
from app.queries.sight import sees_risk
from app.queries.wording import words
from app.vocabulary import GroupingCode, ListKind, fold

TOGETHER = (GroupingCode.MORE_HELP, GroupingCode.RISK_SUPPORT)


@dataclass(frozen=True, slots=True)
class GroupingDraft:
    """A grouping as its form gives it; colour None is the product's own, aliases are names in files.

    The treatment words are for readers used to them; blank means the usual words for everybody. lead_sector is
    the code of who usually leads, with which a new plan starts; None where that differs.
    """

    id: int
    label: str
    short_label: str
    definition: str
    letter: str
    colour: str | None = None
    aliases: tuple[str, ...] = ()
    hidden: bool = False
    treatment_label: str = ""
    treatment_definition: str = ""
    lead_sector: str | None = None

    def problems(self) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        wrong: dict[str, str] = {}
        wrong |= name_problem(self.label, "A grouping needs a name.", 60, "label")
        wrong |= name_problem(
            self.short_label, "A grouping needs a short name, for columns.", 30, "short_label"
        )
        if self.treatment_label.strip():
            wrong |= name_problem(self.treatment_label, "", 60, "treatment_label")
        elif self.treatment_definition.strip():
            wrong["treatment_label"] = "Give it a name in these words too, or leave both blank."
        if not 1 <= len(self.letter.strip()) <= 2:
            wrong["letter"] = "One letter, or two, so that it can be told without colour."
        # Any colour will do: black or white text reaches a contrast of 4.5 on every one of them.
        if self.colour and not re.fullmatch(r"#[0-9A-Fa-f]{6}", self.colour):
            wrong["colour"] = "A colour is written as #RRGGBB, such as #41A5B8."
        return wrong


def change_grouping(session: Session, draft: GroupingDraft, *, today: date) -> Done:
    """Write what the form says over a grouping; it can be hidden only when nothing live is in it."""
    grouping = found(session, Grouping, draft.id, "grouping")
    others = list(
        session.scalars(select(Grouping).where(Grouping.id != draft.id).order_by(Grouping.position))
    )
    wrong = draft.problems() | _shared(draft, others)
    if draft.hidden and not grouping.hidden:
        wrong |= _hiding(session, grouping, others, today)
    if draft.lead_sector not in {None, grouping.lead_sector, *words(session, ListKind.SECTOR)}:
        wrong["lead_sector"] = "Choose a sector of your list."
    if wrong:
        raise Invalid(wrong)
    grouping.label, grouping.short_label = clean(draft.label), clean(draft.short_label)
    grouping.definition, grouping.letter = draft.definition.strip(), draft.letter.strip()
    grouping.colour = draft.colour.upper() if draft.colour else None
    grouping.aliases = "\n".join(dict.fromkeys(clean(alias) for alias in draft.aliases if alias.strip()))
    grouping.treatment_label = clean(draft.treatment_label)
    grouping.treatment_definition = draft.treatment_definition.strip()
    grouping.lead_sector = draft.lead_sector
    was_hidden, grouping.hidden = grouping.hidden, draft.hidden
    if draft.hidden != was_hidden:
        return Done(f"{grouping.label} is {'hidden' if draft.hidden else 'shown again'}.", id=grouping.id)
    return Done(f"Changed {grouping.label}.", id=grouping.id)


def _shared(draft: GroupingDraft, others: list[Grouping]) -> dict[str, str]:
    """Return what another grouping has already: files and readers could not tell the two apart."""
    wrong: dict[str, str] = {}
    for other in others:
        theirs = {fold(name) for name in (other.label, other.short_label, *other.aliases.splitlines())}
        if fold(draft.letter) == fold(other.letter):
            wrong["letter"] = f"{other.label} has this letter."
        for field in ("label", "short_label"):
            if fold(getattr(draft, field)) in theirs - {""}:
                wrong[field] = f"{other.label} is called that."
        # In one copy both may stand beside each other: a grouping without treatment words keeps its usual ones.
        if fold(draft.treatment_label) in {*theirs, fold(other.treatment_label)} - {""}:
            wrong["treatment_label"] = f"{other.label} is called that."
        for field in ("label", "short_label"):
            if other.treatment_label and fold(getattr(draft, field)) == fold(other.treatment_label):
                wrong[field] = f"{other.label} is called that, in the words of treatment."
        for alias in draft.aliases:
            if fold(alias) in theirs - {""}:
                wrong["aliases"] = f"“{clean(alias)}” already means {other.label}."
    return wrong


def _hiding(session: Session, grouping: Grouping, others: list[Grouping], today: date) -> dict[str, str]:
    if all(other.hidden for other in others):
        return {"hidden": "One grouping at least stays visible."}
    if grouping.code in TOGETHER and not sees_risk(session):
        # Their pupils are told as one, so neither can be found empty by itself.
        both = [other for other in (grouping, *others) if other.code in TOGETHER]
        where = Placement.grouping_id.in_([one.id for one in both])
        if open_placements(session, where, today=today):
            names = " or ".join(one.label for one in both)
            return {"hidden": f"There are pupils in {names}. Move them first, then it can be hidden."}
    # Pupils without a record are Thriving: hiding it hides its column and its line, not the roll.
    pupils = (
        0
        if grouping.code == GroupingCode.THRIVING
        else open_placements(session, Placement.grouping_id == grouping.id, today=today)
    )
    offers = live_offers(session, grouping.id, today=today)
    counts = [
        f"{number} {one if number == 1 else one + 's'}"
        for number, one in ((pupils, "pupil"), (offers, "live offer"))
        if number
    ]
    if not counts:
        return {}
    verb = "is" if pupils + offers == 1 else "are"
    them = "it" if (pupils, offers) == (0, 1) else "them"
    who = f"{' and '.join(counts)} {verb} in {grouping.label}"
    return {"hidden": f"{who}. Move {them} first, then it can be hidden."}
