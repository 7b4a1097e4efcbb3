"""A pupil with an agency, for tests of the people around a pupil, consent and sharing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.operations.around.consents import ConsentDraft, set_consent
from app.operations.around.people import InvolvedDraft, add_involved
from app.operations.around.sharing import SharingDraft, log_sharing
from app.operations.organisations import OrganisationDraft, add_organisation
from app.store import Store
from tests.fixtures import TODAY
from tests.pupil_school import add

OCTOBER = date(2026, 10, 1)


@dataclass(frozen=True, slots=True)
class Around:
    """The ids of Wren Thimble, an agency from outside and a team of the school."""

    store: Store
    wren: int
    kite: int
    team: int

    def involve(self, kind: str, name: str, agency: int | None = None, **said: object) -> int:
        """Note somebody around Wren since October; returns the number."""
        facts: dict[str, object] = {"starts_on": OCTOBER, "organisation_id": agency} | said
        draft = InvolvedDraft(self.wren, kind, name, **facts)  # type: ignore[arg-type]
        return self.store.write(add_involved, draft, today=TODAY).id or 0

    def consent(self, state: str, since: date | None = None, purpose: str = "share", **said: object) -> int:
        """Note where consent with the agency from outside stands; returns the number."""
        facts: dict[str, object] = {"by_whom": "Mum"} if state in ("given", "refused", "withdrawn") else {}
        draft = ConsentDraft(self.wren, self.kite, purpose, state, since, **(facts | said))  # type: ignore[arg-type]
        return self.store.write(set_consent, draft, today=TODAY).id or 0

    def share(self, basis: str = "consent", on: date = TODAY, **said: object) -> int:
        """Note what was shared with the agency from outside; returns the number."""
        facts: dict[str, object] = {"organisation_id": self.kite, "recipient": "Dr Sparrow"}
        facts |= {"what": "What helps", "why": "To plan", "basis": basis, "shared_on": on}
        draft = SharingDraft(self.wren, **(facts | said))  # type: ignore[arg-type]
        return self.store.write(log_sharing, draft, today=TODAY).id or 0


def fill(store: Store) -> Around:
    """Make the pupil and the two organisations."""
    kite = store.write(add_organisation, OrganisationDraft("Kite Project")).id or 0
    team = store.write(add_organisation, OrganisationDraft("Nurture team", in_house=True)).id or 0
    return Around(store, add(store, "Wren", "Thimble"), kite, team)
