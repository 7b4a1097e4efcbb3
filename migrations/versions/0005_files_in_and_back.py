"""Files in and back again: remembered mappings, and what an imported offer's source said last."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from migrations.making_0003 import recorded, table, words_of

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the table of mappings, and to offers what their source said."""
    table(
        "file_mapping",
        words_of("name"),
        words_of("sort"),
        words_of("columns"),
        words_of("dates"),
        words_of("words"),
        *recorded(),
        sa.CheckConstraint("sort IN ('pupils', 'offers')", name=op.f("ck_file_mapping_sort")),
        sa.CheckConstraint("dates IN ('', 'day', 'month')", name=op.f("ck_file_mapping_dates")),
        sa.UniqueConstraint("sort", "name", name=op.f("uq_file_mapping_sort_name")),
    )
    op.add_column(
        "offer", sa.Column("source_said", sa.String(), nullable=False, server_default=sa.text("''"))
    )
    op.add_column("offer", sa.Column("taken_in_on", sa.Date()))
