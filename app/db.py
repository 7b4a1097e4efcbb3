"""Opening, making and upgrading a school's database: SQLCipher's driver under SQLAlchemy, one engine a school."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import sqlcipher3
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import QueuePool

from app.dialect import COMPILED, URL
from app.errors import Problem
from app.keys.seal import OPEN, Seal
from app.live_file import LiveFile
from app.paths import MIGRATIONS
from app.schema import REVISION
from app.storage_words import UPDATE, newer_version, read_only, reason_of, unreadable

DATABASE = "school.db"
BACKUPS = "backups"
SEALED = "school.sealed"  # beside a database that is never changed again
KEY_BYTES = 48  # 32 bytes of key and 16 of salt: SQLCipher's raw form, which skips its slow derivation
# How a file is opened: to write, never to be made; to read while another program writes, its changes seen as they
# come; or to look at, as something that nobody writes.
WRITE, READ, LOOK = "?mode=rw", "?mode=ro", "?mode=ro&immutable=1"

# Below this, SQLite can corrupt a file in WAL mode when a reader resets the log (sqlite.org, WAL-reset bug).
_SOUND_SQLITE = (3, 51, 3)

_WRITE_AHEAD = "PRAGMA journal_mode=WAL"
_PRAGMAS = (
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA trusted_schema=OFF",
    "PRAGMA cell_size_check=ON",
    "PRAGMA busy_timeout=10000",
)


@dataclass(frozen=True, slots=True)
class Database:
    """An open school: its folder, the engine, and an engine whose transactions take the write lock at once."""

    folder: Path
    engine: Engine
    writing: Engine
    live: LiveFile
    seal: Seal = OPEN
    mode: str = WRITE
    # The revision that a newer version of the program gave it; "" for one that this program knows.
    newer: str = ""

    @property
    def can_write(self) -> bool:
        """Say whether anything can be saved in it; a write to one open to look at raises Problem."""
        return self.mode == WRITE

    @property
    def key(self) -> bytes | None:
        """Return the raw key, or None for a school without passwords."""
        return self.seal.key

    def close(self) -> None:
        """Give every connection back; the write-ahead log is folded into the file."""
        self.engine.dispose()
        self.live.closed()


def file_of(folder: Path) -> Path:
    """Return where a school folder keeps its database."""
    return folder / DATABASE


def create(folder: Path, seal: Seal = OPEN) -> Database:
    """Make a new, empty school in a folder and open it; the folder may exist if it holds no school."""
    file = file_of(folder)
    make_folder(folder)
    try:
        # Exclusive and private from the first byte: a database made by SQLite would follow the umask.
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError as error:
        raise Problem(f"A school cannot be made in {folder}.", reason_of(error)) from error
    database = _connect(folder, seal)
    try:
        _write_ahead(database)
        upgrade(database)
    except BaseException:
        database.close()
        _remove(folder)
        raise
    return database


def make_folder(folder: Path) -> None:
    """Make the folder for a school, private; raises Problem where it holds one already or cannot be made."""
    if folder.is_file():
        raise Problem(f"{folder.name} is a file; a school is a folder.", "Choose another name.")
    if file_of(folder).exists():
        raise Problem(f"There is already a school in {folder}.", "Open it, or choose another folder.")
    _refuse_orphan(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not os.access(folder, os.W_OK):
            raise PermissionError
    except OSError as error:
        raise Problem(f"A school cannot be made in {folder}.", reason_of(error)) from error


def _refuse_orphan(folder: Path) -> None:
    # Any database put beside the log would make SQLite delete it, the last copy of what it holds.
    log = file_of(folder).with_name(DATABASE + "-wal")
    # Who only looked leaves an empty one behind.
    if log.exists() and log.stat().st_size:
        raise Problem(
            f"The school's database is missing from {folder}, but its latest changes are still there.",
            "Nothing was touched. Put the database back beside them, or restore a backup.",
        )


def _remove(folder: Path) -> None:
    """Take away a database that was never finished, with its logs, and the folder if nothing else is in it."""
    for ending in ("", "-wal", "-shm"):
        file_of(folder).with_name(DATABASE + ending).unlink(missing_ok=True)
    if not any(folder.iterdir()):
        folder.rmdir()


def open_school(
    folder: Path,
    seal: Seal = OPEN,
    *,
    look: bool = False,
    before_upgrade: Callable[[Database], None] | None = None,
) -> Database:
    """Open the school in a folder, upgrading it when an older version of the program made it.

    With look it is opened to read while somebody else may write it. Without, it is opened to write; what is
    sealed, or in a folder that is read only, is opened to look at all the same: can_write says which.

    before_upgrade is called with the school as it was, such as to keep a backup of it. What a newer version made
    is opened to look at only: newer says so. Raises Problem, in words, for a missing folder or file, a file that is
    no school, or one that cannot be read.
    """
    database = open_as_it_is(folder, seal, look=look)
    try:
        found = revision(database)
        if found != REVISION:
            if newer := _newer(found, folder):
                database.close()
                return _connect(folder, seal, look=True, newer=newer)
            if look:
                raise Problem(
                    "This school was last open in an older version of Fivefold.",
                    "Somebody who may change it has to open it once with this one.",
                )
            if before_upgrade is not None:
                before_upgrade(database)
            _write_ahead(database)
            upgrade(database)
        else:
            _write_ahead(database)
    except DatabaseError as error:
        database.close()
        raise unreadable(folder, error) from error
    except BaseException:
        database.close()
        raise
    return database


def open_as_it_is(folder: Path, seal: Seal = OPEN, *, look: bool = False) -> Database:
    """Return a school whatever its revision, for looking at it; raises Problem where there is none."""
    preflight(folder, locked=seal.key is not None)
    return _connect(folder, seal, look)


def preflight(folder: Path, *, locked: bool = False) -> None:
    """Name in plain words what is wrong with a school's files before SQLite touches anything."""
    file = file_of(folder)
    if folder.is_file():
        raise Problem(
            f"{folder.name} is a file; a school is a folder.", "Choose the folder that holds the school."
        )
    if not folder.exists():
        raise Problem(f"There is no folder {folder}.", "Check the place, or make a new school.")
    if not file.exists():
        _refuse_orphan(folder)
        raise Problem(f"There is no school in {folder}.", _instead_of_none(folder))
    try:
        head = _first_bytes(file)
    except OSError as error:
        raise Problem(f"The school in {folder} cannot be read.", reason_of(error)) from error
    _name_wrong_file(head, folder, locked=locked)


def _instead_of_none(folder: Path) -> str:
    kept = "Restore a backup, or choose another folder."
    return kept if (folder / BACKUPS).is_dir() else "Choose another folder, or make a new school."


def _first_bytes(file: Path) -> bytes:
    with file.open("rb") as handle:
        return handle.read(100)


def _name_wrong_file(head: bytes, folder: Path, *, locked: bool) -> None:
    if not head:
        raise Problem(f"The school's database in {folder} is empty.", "Restore a backup.")
    if head.startswith(b"PK\x03\x04"):
        raise Problem(f"{DATABASE} in {folder} is an Excel workbook or a zip file.", "Use Import for it.")
    if not locked and not head.startswith(b"SQLite format 3\x00"):
        raise Problem(
            f"{DATABASE} in {folder} is damaged, locked or not a school.",
            "It was left as it is. Restore a backup.",
        )


def _connect(folder: Path, seal: Seal, look: bool = False, newer: str = "") -> Database:
    if sqlcipher3.sqlite_version_info < _SOUND_SQLITE:
        raise Problem(
            f"The database library is too old ({sqlcipher3.sqlite_version}).", "Run the set-up again."
        )
    mode = _mode(folder, look)
    live = LiveFile(file_of(folder))

    def connect() -> Any:
        live.opening()
        connection = open_file(file_of(folder), seal.key, mode)
        try:
            for pragma in _PRAGMAS:
                connection.execute(pragma).fetchone()
        except BaseException:
            connection.close()
            raise
        return connection

    engine = create_engine(
        URL,
        module=sqlcipher3,
        creator=connect,
        poolclass=QueuePool,
        hide_parameters=True,
        execution_options={"compiled_cache": COMPILED},
    )
    writing = engine.execution_options(fivefold_writing=True)
    database = Database(folder, engine, writing, live, seal, mode, newer)
    # The dialect would set pragmas of its own when it first connects; begin is ours.
    event.listen(engine, "begin", partial(_begin, database))
    event.listen(engine, "commit", partial(_check_commit, live))
    return database


def open_file(file: Path, key: bytes | None, mode: str = LOOK) -> Any:
    """Return a connection of the driver to a database file, its key given and found to fit; it must be there."""
    if key is not None and len(key) != KEY_BYTES:
        raise ValueError(f"A raw key has {KEY_BYTES} bytes.")
    connection = sqlcipher3.connect(
        file.resolve().as_uri() + mode, uri=True, isolation_level=None, check_same_thread=False
    )
    try:
        if key is not None:
            connection.execute("PRAGMA cipher_log_level=NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def fits(folder: Path, key: bytes) -> bool:
    """Say whether a key opens a school's database; nothing is touched. Raises Problem where its log cannot be read."""
    log = file_of(folder).with_name(DATABASE + "-wal")
    # After a stop, or on a full disk, the file without its log may be in between.
    mode = _mode(folder, look=True) if log.exists() and log.stat().st_size else LOOK
    try:
        open_file(file_of(folder), key, mode).close()
    except sqlcipher3.DatabaseError:
        return False
    return True


def _write_ahead(database: Database) -> None:
    """Keep what is written in a log first; a file remembers that, so nothing else is ever opened this way."""
    if database.can_write:
        with database.engine.connect() as connection:
            try:
                # Not within a transaction, which SQLAlchemy would begin.
                connection.connection.cursor().execute(_WRITE_AHEAD).fetchone()
            except sqlcipher3.DatabaseError as error:
                raise OperationalError(_WRITE_AHEAD, None, error) from error


def _mode(folder: Path, look: bool) -> str:
    """Return how a file is opened: to write, never to be made; to read; or, sealed or read only, to look at."""
    file = file_of(folder)
    if (folder / SEALED).exists():
        return LOOK
    if os.access(file, os.W_OK) and os.access(folder, os.W_OK):
        return READ if look else WRITE
    log = file.with_name(DATABASE + "-wal")
    if look and log.exists() and file.with_name(DATABASE + "-shm").exists():
        return READ  # somebody who may write there does
    if log.exists() and log.stat().st_size:
        raise Problem(
            f"The folder {folder} is read only, and the school's latest changes wait there to be written.",
            "Nothing was touched. Copy the folder to a place where you may write, and open the copy.",
        )
    # Without a log nobody is writing; SQLite would want to make one even to read.
    return LOOK


def _begin(database: Database, connection: Connection) -> None:
    writing = _writes(connection)
    if writing and not database.can_write:
        raise _view_only(database)
    # Transactions that read before they write fail at once as locked, two in three, unless the lock is taken first.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _check_commit(live: LiveFile, connection: Connection) -> None:
    # SQLite's own commits "succeed" into a file that somebody has moved or deleted.
    if _writes(connection) and (lost := live.gone()) is not None:
        raise lost


def _writes(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get("fivefold_writing"))


def gone(database: Database) -> Problem | None:
    """Return why nothing may be saved any more: the file was moved, deleted, replaced, emptied; None where all is well.

    Every commit asks this by itself.
    """
    return database.live.gone()


def revision(database: Database) -> str | None:
    """Return the revision a school's file has, or None for a database that is no school (yet)."""
    with database.engine.connect() as connection:
        known = connection.exec_driver_sql(
            "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
        ).scalar()
        if not known:
            return None
        found = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        return None if found is None else str(found)


def upgrade(database: Database, to: str = "head") -> None:
    """Bring a school's tables to a revision, all or nothing, with foreign keys off and checked afterwards."""
    # Alembic takes 110 ms to import and is needed only when a file has to change.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["engine"] = database.writing
    command.upgrade(config, to)


def _newer(found: str | None, folder: Path) -> str:
    """Return a revision that a newer version made, or "" for one of ours; raises Problem for what is no school."""
    known = {file.name.split("_")[0] for file in (MIGRATIONS / "versions").glob("*.py")}
    if found is None or (found not in known and found < REVISION):
        raise Problem(f"The database in {folder} is not a Fivefold school.", "It was left as it is.")
    return "" if found in known else found


def _view_only(database: Database) -> Problem:
    if database.newer:
        return Problem(f"{newer_version(database.newer)} Nothing was saved.", UPDATE)
    if os.access(database.folder, os.W_OK):
        return Problem("The school is open to look at only, so nothing was saved.", "Open it to work in it.")
    return read_only()
