"""What pupils get: groups, supports and sessions, what they cost, meetings, and running the year."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from migrations.making_0004 import give_words
from migrations.meetings_0004 import meetings
from migrations.running_0004 import running
from migrations.supports_0004 import supports
from migrations.words_0004 import WORDS

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# What a school may set, and what it starts with.
_USUAL = {
    "cost_weeks": "38",
    "first_pounds": "6000",
    "delivered_percent": "80",
    "small_number": "5",
    "long_wait_weeks": "6",
}


def upgrade() -> None:
    """Add the tables, what the school may set, and the words they are said in."""
    supports()
    meetings()
    running()
    _columns_of_old_tables()
    give_words(WORDS)


def _columns_of_old_tables() -> None:
    op.add_column("offer", sa.Column("runs_until", sa.Date()))
    for table, name in (("offer", "local_offer_link"), ("school", "ethos")):
        op.add_column(table, sa.Column(name, sa.String(), nullable=False, server_default=sa.text("''")))
    for name, usual in _USUAL.items():
        op.add_column("school", sa.Column(name, sa.Integer(), nullable=False, server_default=usual))
