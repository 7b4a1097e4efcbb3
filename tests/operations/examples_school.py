"""Examples of what the Settings pages do: the school, its terms and its groupings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.operations.locking import set_locking
from app.operations.school import SchoolSettingsDraft, change_school, set_logo
from app.operations.terms import TermDraft, set_terms
from app.operations.wording import GroupingDraft, change_grouping
from app.queries.school import terms
from app.store import Store
from tests.fixtures import TODAY

from .examples import example

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))


@example(change_school)
def rename_the_school(store: Store) -> None:
    draft = SchoolSettingsDraft("Dale Primary School", urn="123456", year_start_month=8, review_weeks=6)
    store.write(change_school, draft)


@example(set_locking)
def lock_later_and_let_copies_go_sooner(store: Store) -> None:
    store.write(set_locking, 20, 30)


@example(set_logo)
def replace_the_logo(store: Store) -> None:
    store.write(set_logo, b"\xff\xd8\xff" + bytes(range(256)))
    store.write(set_logo, PNG)


@example(set_terms)
def change_remove_and_add_terms(store: Store) -> None:
    autumn, spring, _ = store.read(terms)
    drafts = [
        TermDraft(autumn.id, "Autumn", autumn.starts_on, date(2026, 12, 17)),
        TermDraft(spring.id, spring.name, spring.starts_on, spring.ends_on),
        TermDraft(None, "Summer 1", date(2027, 4, 12), date(2027, 5, 28)),
    ]
    store.write(set_terms, drafts)


@example(change_grouping)
def word_and_hide_a_grouping(store: Store) -> None:
    draft = GroupingDraft(5, "Safety", "Safety", "Staying safe.", "S", "#112233", ("Risk",), hidden=True)
    draft = replace(draft, treatment_label="Managing risk", treatment_definition="Risk is managed.")
    draft = replace(draft, lead_sector="health")
    store.write(change_grouping, draft, today=TODAY)
