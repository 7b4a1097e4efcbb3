"""A grouping decision as a form gives it: who took part, the options, the prompt, the views, the parents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.prompt import ANSWERS, CODES
from app.vocabulary import GroupingCode


@dataclass(frozen=True, slots=True)
class ParticipantDraft:
    """Somebody who took part; decided False means heard, not deciding."""

    kind: str
    name: str = ""
    staff_id: int | None = None
    decided: bool = True


@dataclass(frozen=True, slots=True)
class OptionDraft:
    """An option that was talked about: an offer of the school, or anything else by its name."""

    name: str
    involves: str = ""
    speaks_for: str = ""
    speaks_against: str = ""
    chosen: bool = False
    offer_id: int | None = None


@dataclass(frozen=True, slots=True)
class PromptDraft:
    """How one of the six rows was answered (app.prompt), with a note; it is kept and never scored."""

    row: str
    answer: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionDetails:
    """What a quick log leaves for later.

    options, prompt: None where a form does not ask for them; then a correction keeps what was there. agreed: None
    where nobody has said yet. parents_how, advice_reason: codes of the lists METHOD and ADVICE_REASON.
    """

    pupil_words: str = ""
    parent_view: str = ""
    safeguarding_ref: str = ""
    options: tuple[OptionDraft, ...] | None = None
    prompt: tuple[PromptDraft, ...] | None = None
    agreed: bool | None = None
    difference: str = ""
    parents_on: date | None = None
    parents_how: str | None = None
    parents_by: str = ""
    parents_why_not: str = ""
    advice_reason: str | None = None

    def unclear(self, today: date) -> dict[str, str]:
        """Return field → sentence for what cannot be in this part of the decision."""
        found: dict[str, str] = {}
        if any(not option.name.strip() for option in self.options or ()):
            found["options"] = "Give each option a name, or take it away."
        answered = [answer.row for answer in self.prompt or ()]
        known = CODES.issuperset(answered) and len(set(answered)) == len(answered)
        if not known or any(answer.answer not in ANSWERS for answer in self.prompt or ()):
            found["prompt"] = "Give each row one answer."
        if self.agreed is False and not self.difference.strip():
            found["difference"] = "Say in a few words where the views differ."
        if self.parents_on is not None and self.parents_on > today:
            found["parents_on"] = "This can be today or earlier."
        return found


@dataclass(frozen=True, slots=True)
class PlacementDraft(DecisionDetails):
    """A grouping decision as the sheet gives it.

    on: the day from which it holds, today where None. end_other: Risk Support stands beside the other
    groupings, and the other one of the two goes on unless this is set. ending: why what was open ends,
    asked when a pupil comes back to Thriving. approved_by: the name of who approved that Risk Support ends, asked where
    it does. left_open: the rest is filled in later. ends_too: open supports for the same domain that end with what is
    open when a pupil comes back to Thriving, with the same reason.
    """

    pupil_id: int
    domain_id: int
    grouping: str
    on: date | None = None
    reason: str = ""
    participants: tuple[ParticipantDraft, ...] = ()
    next_look_on: date | None = None
    needs: tuple[int, ...] = ()
    help_unused: str | None = None
    risk: str = ""
    end_other: bool = False
    ending: str | None = None
    approved_by: str = ""
    left_open: bool = False
    ends_too: tuple[int, ...] = ()

    def problems(self, today: date) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        found = self.unclear(today)
        on = self.on or today
        if on > today:
            found["on"] = "A decision can be from today or earlier."
        if not self.reason.strip():
            found["reason"] = "Say in a few words why, so that it can be understood later."
        if not any(person.decided for person in self.participants):
            found["participants"] = "Say who decided."
        if self.grouping == GroupingCode.THRIVING:
            return found
        if self.next_look_on is None:
            found["next_look_on"] = "Say when we look again."
        elif self.next_look_on <= on:
            found["next_look_on"] = "The next look comes after the decision."
        if self.grouping == GroupingCode.RISK_SUPPORT:
            if not self.help_unused:
                found["help_unused"] = "Say why help is not being used at present."
            if not self.risk.strip():
                found["risk"] = "Say in one sentence what the risk is; the detail belongs to safeguarding."
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletionDraft(DecisionDetails):
    """What is filled in later: all that the quick log left, who else was heard, and needs not noted yet."""

    heard: tuple[ParticipantDraft, ...] = ()
    needs: tuple[int, ...] = ()
