"""Two computers and one school: shared, worked in by one, looked at by the other, taken over, and both kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from app.backups.files import backups
from app.locking.owner import Owner, as_text
from app.operations.organisations import OrganisationDraft, add_organisation
from app.operations.sample.plan import SamplePlan
from app.queries.people import organisations
from app.sample import make_sample
from app.schools import open_store
from app.shared.conflicts import conflicts
from app.shared.pointer import published
from app.shared.writer import WRITER, writer_of
from app.shared_school import share_school
from app.store import Store, moment
from app.ui.dialogs.new_school import NewSchoolDialog
from app.ui.dialogs.share import ShareDialog
from app.ui.pages.front import FrontPage
from app.ui.sections.sharing import SharingSection
from app.ui.start import Opening
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.panels import Notice
from app.ui.window import Window
from tests.fixtures import administrator
from tests.ui.shell_fixtures import bare_window
from tests.ui.signing_in import made, shown, sign_in, sign_in_page


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return this computer's folder."""
    monkeypatch.setenv("FIVEFOLD_HOME", str(tmp_path / "this computer"))
    return tmp_path / "this computer"


@pytest.fixture
def opening(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Opening:
    """The program, with nothing open."""
    return Opening(bare_window(qtbot, qapp, tmp_path))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A school that is shared, with nobody in it."""
    place = tmp_path / "staff share"
    local = open_store(made(tmp_path / "local"), administrator())
    share_school(local, place)
    local.close()
    return place


@pytest.fixture
def elsewhere(place: Path, monkeypatch: pytest.MonkeyPatch, home: Path) -> Iterator[Store]:
    """The shared school, open to work in on another computer."""
    monkeypatch.setenv("FIVEFOLD_HOME", str(home.parent / "another computer"))
    store = open_store(place, administrator())
    monkeypatch.setenv("FIVEFOLD_HOME", str(home))
    yield store
    store.database.close()


def works(place: Path, name: str, *, silent: timedelta = timedelta()) -> None:
    then = moment() - silent
    (place / WRITER).write_bytes(as_text(Owner(name, "LAPTOP-7", 7, then, then, "theirs")))


def enter(qtbot: QtBot, opening: Opening, place: Path) -> Window:
    opening.open(place)
    with qtbot.waitSignal(opening.window.school_shown):
        sign_in(qtbot, opening.window)
    return opening.window


def refused(qtbot: QtBot, opening: Opening, place: Path) -> str:
    """Sign in where that is refused; return what is said."""
    opening.open(place)
    sign_in(qtbot, opening.window)
    qtbot.waitUntil(lambda: notices(opening.window) != [])
    return notices(opening.window)[0]


def notices(window: Window) -> list[str]:
    return [one.accessibleName() for one in window.findChildren(Notice) if one.isVisible()]


def button(window: Window, words: str) -> QPushButton:
    (found,) = [one for one in window.findChildren(QPushButton) if one.isVisible() and one.text() == words]
    return found


def sharing(qtbot: QtBot, window: Window) -> SharingSection:
    window.go("settings", "sharing")
    page = window.page("settings")
    section = page.findChild(SharingSection)
    assert isinstance(section, SharingSection)
    qtbot.waitUntil(lambda: section.where.text() != "")
    return section


def names(window: Window) -> set[str]:
    return {row.name for row in window.store.read(organisations)} - {"School"}


def test_a_school_is_shared_and_open_there_at_once(qtbot: QtBot, opening: Opening, tmp_path: Path) -> None:
    window = enter(qtbot, opening, made(tmp_path / "local"))
    sharing(qtbot, window).share.click()
    dialog = window.findChild(ShareDialog)
    assert isinstance(dialog, ShareDialog)
    dialog.where.set_value(str(tmp_path / "staff share"))
    with qtbot.waitSignal(window.school_shown):
        dialog.save_button.click()
    assert window.store.place == tmp_path / "staff share"
    section = sharing(qtbot, window)
    assert section.where.text().startswith(f"Shared in {tmp_path / 'staff share'}.\nMs Dovecote published")
    assert window.remembered.last_school == tmp_path / "staff share"


def test_the_old_folder_leads_to_the_shared_school(
    qtbot: QtBot, opening: Opening, place: Path, tmp_path: Path
) -> None:
    assert enter(qtbot, opening, tmp_path / "local").store.place == place


def test_what_was_done_is_published_when_asked_and_when_the_window_closes(
    qtbot: QtBot, opening: Opening, place: Path
) -> None:
    window = enter(qtbot, opening, place)
    window.store.write(add_organisation, OrganisationDraft("Kite Project"))
    sharing(qtbot, window).publish.click()
    qtbot.waitUntil(lambda: window.status.sentence().startswith("Published for others at "))
    first = published(place).number
    window.store.write(add_organisation, OrganisationDraft("Lantern"))
    window.close()
    assert published(place).number == first + 1
    assert writer_of(place) is None


def test_while_somebody_works_it_can_be_looked_at_and_tried_again(
    qtbot: QtBot, opening: Opening, place: Path
) -> None:
    works(place, "Mr Wren")
    said = refused(qtbot, opening, place)
    assert said.startswith("Mr Wren is working in this school on LAPTOP-7 since ")
    window = opening.window
    with qtbot.waitSignal(window.school_shown):
        button(window, "Look only").click()
    assert window.strip.text().startswith(
        "Open to look at only: Mr Wren is working in this school on LAPTOP-7"
    )
    (place / WRITER).unlink()
    with qtbot.waitSignal(window.school_shown):
        window.strip.again.click()
    assert window.store.database.can_write
    assert not window.strip.isVisible()


def test_the_keys_begin_at_the_way_that_harms_nobody(qtbot: QtBot, opening: Opening, place: Path) -> None:
    works(place, "Mr Wren", silent=timedelta(hours=5))
    refused(qtbot, opening, place)
    opening.window.doing.stop()
    QApplication.processEvents()
    assert opening.window.focusWidget() is button(opening.window, "Look only")


def test_a_sample_that_is_open_twice_can_be_looked_at(qtbot: QtBot, opening: Opening, tmp_path: Path) -> None:
    make_sample(tmp_path / "sample", SamplePlan(30))
    first = open_store(tmp_path / "sample")
    opening.open(tmp_path / "sample")
    qtbot.waitUntil(lambda: notices(opening.window) != [])
    with qtbot.waitSignal(opening.window.school_shown):
        button(opening.window, "Look only").click()
    assert "is working in this school" in opening.window.strip.text()
    first.close()


def test_whoever_is_silent_can_be_taken_over(qtbot: QtBot, opening: Opening, place: Path) -> None:
    works(place, "Mr Wren", silent=timedelta(hours=5))
    assert "They gave no sign of life for 5 hours. You can take over" in refused(qtbot, opening, place)
    with qtbot.waitSignal(opening.window.school_shown):
        button(opening.window, "Take over").click()
    assert opening.window.store.working is not None


def test_nobody_living_can_be_taken_over(qtbot: QtBot, opening: Opening, place: Path) -> None:
    works(place, "Mr Wren", silent=timedelta(minutes=9))
    refused(qtbot, opening, place)
    words = [one.text() for one in opening.window.findChildren(QPushButton) if one.isVisible()]
    assert "Try again" in words
    assert "Take over" not in words


def test_a_second_window_names_the_first(qtbot: QtBot, opening: Opening, tmp_path: Path) -> None:
    folder = made(tmp_path / "local")
    first = open_store(folder, administrator())
    assert refused(qtbot, opening, folder).startswith("Ms Dovecote is working in this school on ")
    first.close()
    with qtbot.waitSignal(opening.window.school_shown):
        button(opening.window, "Try again").click()
    assert opening.window.store.database.can_write


def test_what_is_shown_stays_when_the_school_was_taken_over(
    qtbot: QtBot, opening: Opening, place: Path
) -> None:
    window = enter(qtbot, opening, place)
    window.store.write(add_organisation, OrganisationDraft("Kite Project"))
    works(place, "Mr Wren")
    window.keeper.heart.beat()
    qtbot.waitUntil(window.strip.isVisible)
    assert "Mr Wren is working in this school on LAPTOP-7" in window.strip.text()
    assert not window.write(add_organisation, OrganisationDraft("Lantern"))
    assert "so nothing more is saved from here" in window.status.sentence()
    assert not window.header.findChildren(PrimaryButton)[0].isEnabled()
    qtbot.waitUntil(lambda: len(conflicts(place)) == 1)
    assert conflicts(place)[0].by == "Ms Dovecote"


def test_what_was_kept_is_looked_at_and_dealt_with(
    qtbot: QtBot, opening: Opening, place: Path, elsewhere: Store
) -> None:
    elsewhere.write(add_organisation, OrganisationDraft("Kite Project"))
    works(place, "Ms Dovecote")
    (place / WRITER).unlink()
    window = enter(qtbot, opening, place)
    elsewhere.close()
    section = sharing(qtbot, window)
    qtbot.waitUntil(section.list.isVisible)
    with qtbot.waitSignal(window.school_shown):
        section.list.buttons()[0].click()
    assert names(window) == {"Kite Project"}
    assert "this is what Ms Dovecote had changed on " in window.strip.text()
    with qtbot.waitSignal(window.school_shown):
        window.strip.again.click()
    assert names(window) == set()
    section = sharing(qtbot, window)
    qtbot.waitUntil(section.list.isVisible)
    section.list.buttons()[1].click()
    assert window.status.sentence() == "What Ms Dovecote had changed is dealt with."
    assert conflicts(place) == []


def test_a_share_out_of_reach_is_said_calmly_and_nothing_is_lost(
    qtbot: QtBot, opening: Opening, place: Path, tmp_path: Path
) -> None:
    window = enter(qtbot, opening, place)
    window.store.write(add_organisation, OrganisationDraft("Kite Project"))
    place.rename(tmp_path / "unplugged")
    window.keeper.publishing.publish()
    qtbot.waitUntil(lambda: window.status.sentence().startswith("Not published yet: "))
    assert "Nothing is lost" in window.status.sentence()
    window.close_school()
    (tmp_path / "unplugged").rename(place)
    window = enter(qtbot, opening, place)
    assert names(window) == {"Kite Project"}
    qtbot.waitUntil(lambda: window.status.sentence().startswith("When the school was closed: "))


def test_without_the_share_what_is_here_is_gone_on_with(
    qtbot: QtBot, opening: Opening, place: Path, tmp_path: Path
) -> None:
    window = enter(qtbot, opening, place)
    window.store.write(add_organisation, OrganisationDraft("Kite Project"))
    place.rename(tmp_path / "unplugged")
    window.close_school()
    assert window.remembered.last_school == place
    assert names(enter(qtbot, opening, place)) == {"Kite Project"}
    assert window.status.sentence().startswith(
        "The shared folder cannot be reached. You work on this computer"
    )


def test_a_share_that_is_gone_and_was_never_worked_in_is_said(
    qtbot: QtBot, opening: Opening, place: Path, tmp_path: Path
) -> None:
    place.rename(tmp_path / "unplugged")
    opening.open(tmp_path / "local")
    assert opening.window.status.sentence().startswith(f"The shared folder {place} cannot be reached.")


def test_a_new_school_on_a_cloud_is_made_here_and_shared_there(
    qtbot: QtBot, opening: Opening, tmp_path: Path
) -> None:
    (tmp_path / "OneDrive").mkdir()
    folder = made(tmp_path / "OneDrive" / "Our school")
    assert (folder / "school.published").exists()
    assert enter(qtbot, opening, folder).store.working is not None


def test_a_school_that_lay_on_a_cloud_before_is_moved_when_somebody_says_so(
    qtbot: QtBot, opening: Opening, tmp_path: Path
) -> None:
    (tmp_path / "OneDrive").mkdir()
    folder = made(tmp_path / "local").rename(tmp_path / "OneDrive" / "Our school")
    said = refused(qtbot, opening, folder)
    assert said.startswith("This folder is kept in step with other computers by OneDrive.")
    with qtbot.waitSignal(opening.window.school_shown):
        button(opening.window, "Move it here and share it").click()
    assert opening.window.store.working is not None
    assert not (folder / "school.db").exists()


def test_a_place_without_its_school_leads_to_the_doors(qtbot: QtBot, opening: Opening, place: Path) -> None:
    (place / "school.published").write_text("{", encoding="utf-8")
    opening.open(place)
    qtbot.waitUntil(lambda: isinstance(opening.window.pages.currentWidget(), FrontPage))
    assert opening.window.status.sentence().startswith("school.published in ")
    assert shown(opening.window) == []


def test_a_backup_of_a_shared_school_is_put_back_and_published(
    qtbot: QtBot, opening: Opening, place: Path
) -> None:
    window = enter(qtbot, opening, place)
    window.keeper.make_one()
    qtbot.waitUntil(lambda: window.status.sentence() == "A backup was made.")
    window.store.write(add_organisation, OrganisationDraft("Kite Project"))
    (backup, *_) = backups(window.store.database.folder, window.store.database.seal)
    with qtbot.waitSignal(window.school_shown):
        window.keeper.restore(backup)
    assert (names(window), window.store.place) == (set(), place)
    before = published(place).number
    window.close()
    assert published(place).number == before + 1
    assert not (place / "school.db").exists()


def test_what_changed_is_published_unseen(qtbot: QtBot, opening: Opening, place: Path) -> None:
    window = enter(qtbot, opening, place)
    before = published(place).number
    window.store.write(add_organisation, OrganisationDraft("Kite Project"))
    said = window.status.sentence()
    with qtbot.waitSignal(window.keeper.publishing.news):
        window.keeper.publishing.publish()
    assert published(place).number == before + 1
    assert window.status.sentence() == said


def test_signing_out_of_a_shared_school_publishes_and_asks_who_is_there(
    qtbot: QtBot, opening: Opening, place: Path
) -> None:
    window = enter(qtbot, opening, place)
    window.guard.sign_out()
    assert sign_in_page(qtbot, window).lead.text() == str(place)
    assert writer_of(place) is None


def test_who_makes_a_school_on_a_cloud_reads_where_it_will_be(
    qtbot: QtBot, opening: Opening, tmp_path: Path
) -> None:
    (tmp_path / "OneDrive").mkdir()
    opening.new_school()
    (dialog,) = opening.window.findChildren(NewSchoolDialog)
    dialog.school.form.field("name").set_value("Our school")
    dialog.where.set_value(str(tmp_path / "OneDrive"))
    dialog.next.click()
    qtbot.waitUntil(lambda: dialog.at == 1)
    assert dialog.elsewhere.accessibleName().endswith(
        "The school is made on this computer, and shared there."
    )
    dialog.close()
