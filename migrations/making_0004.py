"""How migration 0004 gives new lists of words to schools that are there already."""

from __future__ import annotations

from collections.abc import Mapping

import sqlalchemy as sa
from alembic import op

_INTO = sa.text("INSERT INTO list_word (kind, code, label, position, retired) VALUES (:k, :c, :l, :p, 0)")


def give_words(lists: Mapping[str, tuple[tuple[str, str], ...]]) -> None:
    """Add new lists to a school that has words; one being made gets them from its set-up."""
    connection = op.get_bind()
    if not connection.exec_driver_sql("SELECT count(*) FROM list_word").scalar():
        return
    for kind, words in lists.items():
        for position, (code, label) in enumerate(words):
            connection.execute(_INTO, {"k": kind, "c": code, "l": label, "p": position})
