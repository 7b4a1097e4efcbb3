"""How Alembic runs here: one transaction over all steps, foreign keys off meanwhile and checked before the end."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Engine

import app.models.later  # noqa: F401 - fills the metadata
from app.errors import Problem
from app.schema import metadata


def run() -> None:
    """Migrate through the engine that the caller gives in the configuration's attributes."""
    engine: Engine = context.config.attributes["engine"]
    with engine.connect() as connection:
        driver = connection.connection.dbapi_connection
        assert driver is not None
        # With foreign keys on, a batch change drops the old table and silently cascades to its children.
        # The pragma is ignored inside a transaction, so it goes to the driver before one begins.
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                context.configure(
                    connection=connection,
                    target_metadata=metadata,
                    render_as_batch=True,
                    transactional_ddl=True,
                )
                context.run_migrations()
                if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                    raise Problem("The upgrade would have lost links between rows, so nothing was changed.")
        finally:
            driver.execute("PRAGMA foreign_keys=ON")


run()
