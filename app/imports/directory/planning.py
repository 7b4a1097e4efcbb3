"""What a directory's file would do, service by service."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta

from app.imports.directory.alike import Alike, Found
from app.imports.directory.catalogue import Known
from app.imports.directory.said import DIRECTORY, LABELS, Values, plain, written
from app.imports.directory.services import Service, Services
from app.imports.directory.updating import Update, changes, fill, kept_words, update
from app.imports.directory.writing import OfferWrite
from app.imports.plan import AS_NEW, LEAVE_OUT, Change, Choices, Outcome, Planned
from app.operations.offer_draft import OfferDraft
from app.queries.offer_said import read_said, stale_words
from app.vocabulary import fold

Row = Planned[OfferWrite]


class Planning:
    """Goes through a file once; each service is new, an offer taken in before, or perhaps one of the school's."""

    def __init__(
        self,
        school: Mapping[int, Known],
        services: Services,
        source: str,
        *,
        choices: Choices,
        today: date,
        check_weeks: int,
    ) -> None:
        self._services, self._source, self._choices = services, source, choices
        self._today, self._weeks = today, check_weeks
        self._taken = {one.source_id: one for one in school.values() if one.source == source}
        self._seen: dict[str, int] = {}
        self._joined: dict[int, int] = {}
        ids = {service.source_id for service in services.items if not service.reason}
        self._alike = Alike()
        for known in school.values():
            named = known.source == source and known.source_id in ids
            if not known.ended and not named:
                self._alike.add(known)
        keys = [read_said(one.said).get(DIRECTORY) for one in self._taken.values() if one.source_id in ids]
        # One directory has several keys where its pages were taken in one by one.
        self._keys = Counter(key for key in keys if isinstance(key, str))
        self._key = self._keys.most_common(1)[0][0] if self._keys else services.first_id
        self._gone = [] if not services.whole else [
            one for one in self._taken.values()
            if one.source_id not in ids and not one.left_alone and self._of_this(one)
        ]  # fmt: skip

    def rows(self) -> Iterator[Row]:
        """Yield every service of the file, then the offers that a whole directory no longer has."""
        gone = "It is no longer in the directory's file. It stays as it is here: is it still true?"
        yield from map(self._row, self._services.items)
        for one in self._gone:
            if one.id not in self._joined:
                yield Planned(-one.id, Outcome.UNCHANGED, one.name, warnings=(gone,))

    def _of_this(self, known: Known) -> bool:
        return read_said(known.said).get(DIRECTORY) in self._keys

    # --- one service ---

    def _row(self, service: Service) -> Row:
        if service.reason:
            return Planned(service.row, Outcome.REFUSED, service.name, reason=service.reason)
        if (first := self._seen.setdefault(service.source_id, service.row)) != service.row:
            reason = f"Service {first} is the same one; the first is kept."
            return Planned(service.row, Outcome.REFUSED, service.name, reason=reason)
        if self._choices.get(service.row) == LEAVE_OUT:
            return Planned(service.row, Outcome.LEFT, service.name)
        draft, doubts = _draft(service, self._today, self._weeks)
        if problems := draft.problems():
            return Planned(service.row, Outcome.REFUSED, service.name, reason=" ".join(problems.values()))
        write = OfferWrite(
            draft, service.organisation, service.organisation_website, self._source, service.source_id
        )
        said = {field: plain(getattr(draft, field, None)) for field in LABELS}
        said["organisation"] = service.organisation or None
        if known := self._taken.get(service.source_id):
            return self._again(service, write, known, update(known, said))
        if stale := stale_words(draft.checked_on, self._today):
            doubts.append(stale)
        return self._new_to_the_school(service, write, said, doubts)

    def _again(self, service: Service, write: OfferWrite, known: Known, found: Update) -> Row:
        """Return the row of a service that was taken in before."""
        if known.left_alone:
            return Planned(service.row, Outcome.UNCHANGED, known.name, warnings=(known.left_alone,))
        doubts = [service.status and f"The directory lists it as {service.status}. It stays as it is here."]
        doubts += [_ended(service, self._today), kept_words(known, found.kept)]
        if found.values:
            doubts.append(stale_words(write.draft.checked_on, self._today))
        words = changes(known, found.values)
        outcome = Outcome.CHANGED if words else Outcome.UNCHANGED
        payload = replace(write, known=known, values=found.values, said=self._kept(found.said))
        return Planned(service.row, outcome, known.name, payload, words, tuple(filter(None, doubts)))

    def _new_to_the_school(self, service: Service, write: OfferWrite, said: Values, doubts: list[str]) -> Row:
        found = self._alike.to(service)
        choice = self._choices.get(service.row)
        chosen = next((one for one in found if one.known.id == choice), None)
        if chosen is not None:
            return self._joined_with(chosen, service, write, said, found)
        row: Row = Planned(
            service.row, Outcome.ADDED, service.name, about=_about(service),
            candidates=tuple(one.candidate for one in found),
        )  # fmt: skip
        if choice != AS_NEW and any(one.exact for one in found):
            asks = "The school has an offer of this name: say whether it is the same."
            return replace(row, outcome=Outcome.ASKED, reason=asks, warnings=tuple(doubts))
        if choice != AS_NEW and found:
            doubts.append(f"It may be one that the school has: {found[0].candidate.words}.")
        payload = replace(write, said=self._kept({k: v for k, v in said.items() if v is not None}))
        return replace(row, payload=payload, warnings=tuple(doubts))

    def _joined_with(
        self, chosen: Found, service: Service, write: OfferWrite, said: Values, found: tuple[Found, ...]
    ) -> Row:
        """Return the row of a service that a person has found to be an offer of the school's."""
        known, candidates = chosen.known, tuple(one.candidate for one in found)
        if (first := self._joined.setdefault(known.id, service.row)) != service.row:
            asks = f"Service {first} is joined with {known.name} already: choose another."
            return Planned(service.row, Outcome.ASKED, service.name, reason=asks, candidates=candidates)
        filled = fill(known, said)
        payload = replace(write, known=known, values=filled.values, said=self._kept(filled.said))
        words = (Change("Taken from", "", "the directory"), *changes(known, filled.values))
        stays = ("It stays in-house, as the school has it.",) if known.in_house else ()
        return Planned(service.row, Outcome.CHANGED, known.name, payload, words, stays, candidates=candidates)

    def _kept(self, said: Values) -> str:
        return written(said | {DIRECTORY: said.get(DIRECTORY) or self._key})


def _draft(service: Service, today: date, check_weeks: int) -> tuple[OfferDraft, list[str]]:
    """Return a service as a draft of an offer, with its doubts."""
    doubts = list(service.warnings)
    checked_on = service.fields.get("checked_on")
    if checked_on and checked_on > today:
        checked_on = None
        doubts.append("The day it was last checked lies ahead and was left out.")
    doubts += filter(None, [_ended(service, today)])
    due_on = checked_on + timedelta(weeks=check_weeks) if checked_on else None
    dates = {"checked_on": checked_on, "check_due_on": due_on}
    draft = OfferDraft(name=service.name, in_house=False, **(service.fields | dates))
    if "website" in draft.problems():
        draft = replace(draft, website="")
        doubts.append("The web address does not look like one and was left out.")
    return draft, doubts


def _ended(service: Service, today: date) -> str:
    """Return words for hours that have all passed; "" where some go on, or none is said."""
    end = service.ends_on
    if end is None or end >= today:
        return ""
    return f"Its days and hours ended on {end.day} {end:%B %Y}: ask whether it still runs."


def _about(service: Service) -> str:
    who = service.organisation if fold(service.organisation or "") != fold(service.name) else ""
    return f"By {who}".rstrip(".") if who else ""
