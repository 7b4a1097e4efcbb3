"""The words that every school starts with, for workbooks that are made before there is one."""

from __future__ import annotations

from app.operations.words import STARTER
from app.queries.choosable import ALL_NEEDS, ASKED, DOMAIN, GROUPING, Choosable, with_codes
from app.queries.starter import shipped
from app.vocabulary import ListKind


def starter_choices() -> Choosable:
    """Return list → its labels, as `choosable` does of a school."""
    found = {
        GROUPING: tuple(entry["short_label"] for entry in shipped("starter", "groupings")["groupings"]),
        DOMAIN: (ALL_NEEDS, *(entry["name"] for entry in shipped("starter", "domains")["domains"])),
        ListKind.SEN_TYPE: with_codes(dict(STARTER[ListKind.SEN_TYPE])),
    }
    return found | {kind: tuple(label for _, label in STARTER[kind]) for kind in ASKED}
