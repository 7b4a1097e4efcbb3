"""Each fault of a school's files has its sentence, the same at the command line and in the window, and touches nothing."""

from __future__ import annotations

import shutil
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3

from app import db
from app.backups.making import make_backup
from app.cli.passwords import VARIABLE
from app.db import DATABASE, open_school
from app.errors import Problem
from app.keys.key_file import KEY_FILE, save
from app.keys.parts import LEAST_COST
from app.keys.people import new_keys
from app.locking.lock import take
from app.locking.refusing import Taken
from app.main import main
from app.progress import Silent
from app.schools import state_of
from app.store import Store
from app.ui.entering import Entering
from app.vault.attempts import Attempts
from app.vault.seals import seal_of
from tests.faults.harness import tally
from tests.fixtures import NAME, NOW, PASSWORD, administrator, clock

Spoil = Callable[[Path], object]
LOG = f"{DATABASE}-wal"


@pytest.fixture(scope="module")
def backed_up(locked_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A locked school with a backup."""
    folder = Path(shutil.copytree(locked_template, tmp_path_factory.mktemp("backed up") / "school"))
    database = open_school(folder, seal_of(administrator()))
    make_backup(database, now=NOW)
    database.close()
    return folder


@pytest.fixture
def folder(backed_up: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of it, with its administrator's password in the variable."""
    monkeypatch.setenv(VARIABLE, PASSWORD)
    monkeypatch.setenv("FIVEFOLD_HOME", str(tmp_path / "home"))
    return Path(shutil.copytree(backed_up, tmp_path / "school"))


def rewrite(change: Callable[[bytes], bytes]) -> Spoil:
    """Return how a database's bytes are changed."""
    return lambda folder: db.file_of(folder).write_bytes(change(db.file_of(folder).read_bytes()))


def orphan(folder: Path) -> None:
    db.file_of(folder).rename(folder / LOG)


def excel(folder: Path) -> None:
    with zipfile.ZipFile(db.file_of(folder), "w") as book:
        book.writestr("xl/workbook.xml", "<workbook/>")


def foreign(folder: Path) -> None:
    db.file_of(folder).unlink()
    with closing(sqlcipher3.connect(str(db.file_of(folder)))) as connection:
        connection.execute("CREATE TABLE recipe (id INTEGER PRIMARY KEY)")


def folder_instead(folder: Path) -> None:
    db.file_of(folder).unlink()
    db.file_of(folder).mkdir()


def other_keys(folder: Path) -> None:
    save(folder, new_keys(NAME, PASSWORD, cost=LEAST_COST)[0])


def in_place_of(name: str, content: bytes | None) -> Spoil:
    """Return how a file is replaced, or taken away."""

    def spoil(folder: Path) -> None:
        (folder / name).unlink()
        if content is not None:
            (folder / name).write_bytes(content)

    return spoil


FAULTS: dict[str, tuple[Spoil, str, str]] = {
    "no folder": (shutil.rmtree, "There is no folder", "Check the place"),
    "database missing": (in_place_of(DATABASE, None), "There is no school in", "Restore a backup"),
    "database empty": (in_place_of(DATABASE, b""), "is empty", "Restore a backup"),
    "log without its database": (orphan, "its latest changes are still there", "Nothing was touched"),
    "cut in half": (rewrite(lambda old: old[: len(old) // 2]), "is damaged", "It was left as it is. Restore a backup"),
    "cut to a page": (rewrite(lambda old: old[:4096]), "is damaged", "It was left as it is. Restore a backup"),
    "cut to ten bytes": (rewrite(lambda old: old[:10]), "first page is damaged", "from the same backup"),
    "first page overwritten": (
        rewrite(lambda old: old[:16] + bytes(4080) + old[4096:]), "is damaged", "It was left as it is. Restore a backup"
    ),
    "random bytes": (rewrite(lambda old: b"\x9b" * len(old)), "first page is damaged", "from the same backup"),
    "an Excel file": (excel, "is an Excel workbook or a zip file", "Use Import for it"),
    "another program's database": (foreign, "is not a Fivefold school", "It was left as it is"),
    "key file of another school": (other_keys, "belongs to another school", "from the same backup"),
    "key file missing": (in_place_of(KEY_FILE, None), "The key file of this school is missing", "from a backup"),
    "key file damaged": (in_place_of(KEY_FILE, b"{}"), "The key file of this school is damaged", "from a backup"),
    "a folder in its place": (folder_instead, "cannot be read", ""),
}  # fmt: skip


def at_the_command_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Return what `fivefold check` answers."""
    code = main(["check", str(folder)])
    told = capsys.readouterr()
    return code, told.out + told.err


def in_the_window(folder: Path, password: str = PASSWORD) -> Store:
    """Open a school as the window's jobs do; raises Problem with what the window shows."""
    state_of(folder)
    return Entering(folder, Attempts(folder)).unlock(1, password, Silent())


def bytes_in(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_has_its_sentence_everywhere_and_nothing_is_touched(
    fault: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil, sentence, cure = FAULTS[fault]
    spoil(folder)
    before = bytes_in(folder)
    code, said = at_the_command_line(folder, capsys)
    with pytest.raises(Problem) as shown:
        in_the_window(folder)
    assert code == 1
    for words in (said, str(shown.value)):
        assert sentence in words
        # What to do may name a command at the command line.
        assert cure in words or "fivefold restore" in words
        assert "Something went wrong" not in words
    assert bytes_in(folder) == before
    tally("files that are missing or wrong").add()


def test_a_wrong_password_is_told_from_damage(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "something else entirely")
    code, said = at_the_command_line(folder, capsys)
    assert (code, "That is not the password for Ms Dovecote." in said) == (1, True)
    with pytest.raises(Problem, match=r"That is not the password for Ms Dovecote\."):
        in_the_window(folder, "something else entirely")
    tally("files that are missing or wrong").add()


def test_one_flipped_bit_is_found_by_the_check(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = bytearray(db.file_of(folder).read_bytes())
    content[-2000] ^= 4
    db.file_of(folder).write_bytes(content)
    code, said = at_the_command_line(folder, capsys)
    assert code == 1
    assert "damaged" in said or "WRONG  The file's own structure" in said
    assert db.file_of(folder).read_bytes() == content
    tally("files that are missing or wrong").add()


@pytest.fixture
def newer(folder: Path) -> Path:
    """A school that a newer version of the program made."""
    database = open_school(folder, seal_of(administrator()))
    with database.writing.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9998'")
    database.close()
    return folder


def test_a_newer_version_s_school_is_looked_at_and_says_which(
    newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "This school was made by a newer version of Fivefold (9998), so it is open to look at only."
    code, said = at_the_command_line(newer, capsys)
    assert (code, words in said) == (0, True)
    store = in_the_window(newer)
    assert (store.why_looking, store.database.can_write) == (words, False)
    store.close()
    tally("files that are missing or wrong").add()


def test_a_newer_version_s_school_stays_as_it_is(newer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = bytes_in(newer)
    assert main(["backup", str(newer)]) == 1
    assert "newer version of Fivefold (9998)" in capsys.readouterr().err
    store = in_the_window(newer)
    take(newer, "Mr Wren, who has the newer version", NOW).release()
    store.close()
    logs = {f"{DATABASE}-shm", LOG}
    assert {name: content for name, content in bytes_in(newer).items() if name not in logs} == before


def test_who_works_in_a_school_is_named_and_it_can_be_looked_at(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with take(folder, "Mr Wren", clock()):
        with pytest.raises(Taken, match="Mr Wren is working in this school"):
            in_the_window(folder)
        assert at_the_command_line(folder, capsys)[0] == 0
        looking = Entering(folder, Attempts(folder), look=True).unlock(1, PASSWORD, Silent())
        assert not looking.database.can_write
        looking.close()
    tally("files that are missing or wrong").add()


@pytest.fixture
def open_one(folder: Path) -> Iterator[Store]:
    """The school, open in the window."""
    store = in_the_window(folder)
    yield store
    store.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows moves no file that is open")
@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda folder: db.file_of(folder).rename(folder / "elsewhere.db"), "was moved or deleted"),
        (lambda folder: folder.rename(folder.with_name("renamed")), "was moved or deleted"),
        (rewrite(lambda _: b""), "was emptied"),
        (lambda folder: shutil.copy(folder / DATABASE, folder / "b") and (folder / "b").replace(folder / DATABASE),
         "was replaced by another file"),
    ],
    ids=["moved", "folder renamed", "emptied", "replaced"],
)  # fmt: skip
def test_nothing_is_said_to_be_saved_in_a_file_that_has_gone(
    open_one: Store, spoil: Spoil, said: str
) -> None:
    from tests.faults.schools import add

    spoil(open_one.database.folder)
    with pytest.raises(Problem, match=f"{said} while it was open, so nothing was saved"):
        add(open_one, "Quill")
    tally("moved or replaced while open").add()
