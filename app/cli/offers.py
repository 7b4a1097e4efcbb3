"""The commands that write external offers for a directory of services, and empty workbooks to fill in."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from app.cli.answer import Answer
from app.cli.credentials import opened
from app.going_out import write_offers, write_template
from app.noting import UNRECORDED


def export_offers(arguments: Namespace) -> Answer:
    """Write the external offers that run today."""
    out: Path = arguments.out
    with opened(arguments, to="read") as store:
        written = write_offers(store, out)
        if not written.noted:
            print(UNRECORDED, file=sys.stderr)
        unprotected = store.unlocked is None
    data = {"file": str(out), "offers": written.offers, "contacts_left_out": written.left_out}
    return Answer(written.sentence, data, (written.about_contacts,) if written.left_out else (), unprotected)


def export_template(arguments: Namespace) -> Answer:
    """Write an empty workbook, with the words of a school where one is named."""
    if arguments.school is None:
        done = write_template(None, arguments.sort, arguments.out)
    else:
        with opened(arguments, to="read") as store:
            done = write_template(store, arguments.sort, arguments.out)
    return Answer(done.sentence, {"file": str(arguments.out), "for": arguments.sort})
