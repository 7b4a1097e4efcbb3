"""Settings, lists of words: every list is there, and a word that is retired is offered no more, though rows keep it."""

from __future__ import annotations

import pytest

from app.operations.lists import retire_word
from app.queries.pupil_page import pupil_page
from app.queries.wording import words
from app.store import Store
from app.ui.dialogs.decision import DecisionSheet
from app.ui.sections.domains import DomainsSection
from app.ui.sections.lists import ListsSection
from app.ui.shell import LogTarget
from app.ui.widgets.buttons import Button
from app.ui.window import Window
from app.vocabulary import ListKind
from tests.fixtures import TODAY
from tests.pupil_school import EMOTIONS, Pupils, fill, place


@pytest.fixture
def pupils(store: Store) -> Pupils:
    found = fill(store)
    place(store, found.wren, "thriving", EMOTIONS, on=TODAY, ending="goals_met", next_look_on=None)
    return found


@pytest.mark.parametrize("kind", list(ListKind))
def test_every_list_of_words_can_be_reached(pupils: Pupils, window: Window, kind: ListKind) -> None:
    section = ListsSection(window)
    section.kind.set_value(kind.value)
    section.refresh()
    rows = section.list.table.rows_model.rows
    assert {row.code for row in rows} == set(window.store.read(words, kind, retired=True))
    assert section.kind.currentText() not in ("", kind.value)


@pytest.mark.parametrize(
    "word",
    [
        (ListKind.ENDING, "goals_met", "ending"),
        (ListKind.HELP_UNUSED, "none_available", "help_unused"),
        (ListKind.ADVICE_REASON, "recovering", "advice_reason"),
    ],
)
def test_a_retired_word_is_offered_no_more(
    pupils: Pupils, window: Window, store: Store, word: tuple[ListKind, str, str]
) -> None:
    kind, code, field = word
    label = store.read(words, kind)[code]
    before = DecisionSheet(window, LogTarget(pupils.wren, EMOTIONS)).form.field(field)
    assert before.findText(label) >= 0
    store.write(retire_word, kind, code)
    after = DecisionSheet(window, LogTarget(pupils.wren, EMOTIONS)).form.field(field)
    assert after.findText(label) < 0


def test_what_was_recorded_keeps_the_word_it_was_recorded_with(pupils: Pupils, store: Store) -> None:
    store.write(retire_word, ListKind.ENDING, "goals_met")
    page = store.read(pupil_page, pupils.wren, today=TODAY)
    assert "Goals met" in {row.ending for row in page.placements}


def test_each_button_says_read_aloud_which_list_it_belongs_to(pupils: Pupils, window: Window) -> None:
    section = DomainsSection(window)
    section.refresh()
    names = [button.accessibleName() for button in section.findChildren(Button)]
    assert len(names) == len(set(names)) > 5
