"""A locked school on a share: one works, others look, and what one published the next one finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.abilities import Role, Switch
from app.errors import Problem
from app.keys.unlocking import unlock
from app.operations.organisations import OrganisationDraft, add_organisation
from app.operations.pupils import PupilDraft, add_pupil
from app.queries.people import organisations
from app.queries.pupils import pupil_rows
from app.queries.rights.grounds import ErasureGround
from app.rights.forgetting import erase
from app.schools import keys_of, open_store, people_of, state_of
from app.shared.writer import CheckedOut
from app.shared_school import publish_now, share_school
from app.sign_ins import SignIn, add_sign_in
from app.store import Store
from app.vault.state import State
from tests.vault.conftest import NAME, PASSWORD, Locked

WRENS = "copper lantern meadow two"


@pytest.fixture
def place(locked: Locked, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A share with a school in it, that Mr Wren may work in too."""
    monkeypatch.setenv("FIVEFOLD_HOME", str(tmp_path / "one computer"))
    store = locked.store()
    add_sign_in(store, SignIn("Mr Wren", Role.SENCO, frozenset(Switch)), WRENS)
    place = tmp_path / "staff share"
    place.mkdir()
    share_school(store, place)
    store.close()
    return place


def signed_in(place: Path, number: int = 1, password: str = PASSWORD, *, look: bool = False) -> Store:
    return open_store(place, unlock(keys_of(place), number, password), look=look)


def names(store: Store) -> set[str]:
    return {row.name for row in store.read(organisations)}


def test_a_shared_school_is_signed_in_to_like_any_other(place: Path, locked: Locked) -> None:
    assert state_of(place) is State.LOCKED
    assert {name for _, name, _ in people_of(place)} == {NAME, "Mr Wren"}
    with pytest.raises(Problem, match="is shared now"):
        state_of(locked.folder)


def test_what_one_computer_published_the_next_one_finds(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = signed_in(place)
    first.write(add_organisation, OrganisationDraft("Kite Project"))
    first.close()
    monkeypatch.setenv("FIVEFOLD_HOME", str(tmp_path / "another computer"))
    second = signed_in(place, 2, WRENS)
    assert "Kite Project" in names(second)
    second.close()


def test_others_look_at_what_was_published_and_read_who_works(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = signed_in(place)
    first.write(add_organisation, OrganisationDraft("Kite Project"))
    publish_now(first)
    first.write(add_organisation, OrganisationDraft("Lantern"))
    monkeypatch.setenv("FIVEFOLD_HOME", str(tmp_path / "another computer"))
    with pytest.raises(CheckedOut, match=NAME):
        signed_in(place, 2, WRENS)
    second = signed_in(place, 2, WRENS, look=True)
    assert {"Kite Project", "Lantern"} & names(second) == {"Kite Project"}
    assert NAME in second.why_looking
    with pytest.raises(Problem, match="look at only"):
        second.write(add_organisation, OrganisationDraft("Lost"))
    second.close()
    first.close()


def test_an_erasure_leaves_no_older_copy_on_the_share(place: Path) -> None:
    store = signed_in(place)
    pupil = store.write(add_pupil, PupilDraft("Ada", "Thimbleby"), today=store.today()).id
    assert pupil is not None
    publish_now(store)
    erase(store, pupil, next(iter(ErasureGround)))
    assert len(list((place / "snapshots").iterdir())) == 1
    assert store.read(pupil_rows, today=store.today()) == ()
    store.close()


def test_an_erasure_while_the_share_is_away_leaves_no_older_copy_once_it_is_back(place: Path) -> None:
    store = signed_in(place)
    pupil = store.write(add_pupil, PupilDraft("Ada", "Thimbleby"), today=store.today()).id
    assert pupil is not None
    publish_now(store)
    place.rename(place.with_name("away"))
    done = erase(store, pupil, next(iter(ErasureGround)))
    assert done.sentence.startswith("Erased one pupil’s record. The shared folder")
    place.with_name("away").rename(place)
    store.close()
    assert len(list((place / "snapshots").iterdir())) == 1


def test_a_working_copy_is_opened_where_it_is_shared_and_not_by_itself(place: Path) -> None:
    store = signed_in(place)
    folder = store.database.folder
    store.close()
    with pytest.raises(Problem, match="is shared now, in"):
        keys_of(folder)
    with pytest.raises(Problem, match="is shared now, in"):
        open_store(folder, unlock(keys_of(place), 1, PASSWORD))
