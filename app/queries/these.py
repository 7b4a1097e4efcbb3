"""Many numbers in a question, which may be more than a statement may name one by one."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, func, select


def these(ids: Iterable[int]) -> Select[*tuple[Any, ...]]:
    """Return numbers as a question of their own, for `column.in_(…)`."""
    return select(func.json_each(json.dumps(list(ids))).table_valued("value").c.value)
