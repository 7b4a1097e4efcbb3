"""Everything that the panel beside the catalogue shows of one offer, asked for at once."""

from __future__ import annotations

from app.abilities import Ability
from app.operations.offer_saved import saved_draft
from app.queries.offer_facts import OfferFact
from app.queries.offer_pages import offer_record
from app.queries.offer_queries import queries_about
from app.queries.offer_said import last_assured, still_to_say, years_hint
from app.ui.allowed import refusal
from app.ui.group_doing import gets_of
from app.ui.offer_came import came_of
from app.ui.shell import Shell
from app.ui.widgets.offer_panel import OfferDetail


def detail_of(shell: Shell, fact: OfferFact, alike: tuple[OfferFact, ...]) -> OfferDetail:
    """Return what is known of an offer, what readers will still ask, and who gets it; alike are its doubles."""
    record = shell.store.read(offer_record, fact.id)
    to_say = still_to_say(fact)
    asks = {field: words for field, words in saved_draft(record).asks().items() if field not in to_say}
    if fact.source and not fact.entry_criteria and not to_say:
        asks["entry_criteria"] = "who can come (threshold)"
    if to_say and (years := years_hint(fact)):
        asks["year_from"] = years
    return OfferDetail(
        fact,
        record,
        tuple(asks.values()),
        alike,
        shell.today(),
        shell.store.read(queries_about, fact.id),
        not refusal(shell.store, Ability.CHANGE_OFFERS),
        gets_of(shell, fact),
        came_of(shell, fact.id),
        tuple(to_say.values()),
        last_assured(str(record.values.get("source_said") or "")),
    )
