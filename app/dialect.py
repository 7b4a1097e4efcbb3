"""How the program speaks to any school's file: one dialect for all, so that a statement is compiled once."""

from __future__ import annotations

from typing import Any

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

URL = "sqlite+fivefold://"
# As many as there are different statements, and some more.
_STATEMENTS = 1500
COMPILED: LRUCache[Any, Any] = LRUCache(_STATEMENTS)


class Dialect(SQLiteDialect_pysqlite):
    """SQLite's own dialect, one and the same for each engine.

    SQLAlchemy keeps what it has compiled by the dialect object, and each engine has its own. A school that is
    opened again, such as at every unlocking, would have all its statements compiled again, a third of a page's time.
    """

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self)

    def __hash__(self) -> int:
        return hash(type(self))


registry.register("sqlite.fivefold", "app.dialect", "Dialect")
