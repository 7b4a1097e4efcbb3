"""A pupil's record as JSON for whoever asked for it; docs/record-files.md says what the keys mean."""

from __future__ import annotations

import json
from typing import Any

from app import __version__
from app.queries.rights.grounds import GROUND_LABELS, GROUND_SENTENCES
from app.queries.rights.held import Section
from app.queries.rights.review import Copy

FORMAT, VERSION = "fivefold-record", 1


def record_json(copy: Copy, notice: str = "") -> bytes:
    """Return a copy of a record as JSON, in UTF-8; it holds what the PDF holds, its notice too where there is one."""
    held = copy.held
    data = {
        "format": FORMAT,
        "version": VERSION,
        "made_with": f"Fivefold {__version__}",
        "school": held.school,
        "pupil": held.name,
        "made_on": held.made_on.isoformat(),
        "made_for": copy.made_for,
        "purpose": copy.purpose,
        "withheld": [
            {"ground": GROUND_LABELS[ground], "means": GROUND_SENTENCES[ground], "items": count}
            for ground, count in copy.withheld.items()
        ],
        "redacted": copy.redacted,
        "sections": [_section(section) for section in held.sections],
        **({"notice": notice} if notice else {}),
    }
    return json.dumps(data, ensure_ascii=False, indent=2).encode()


def _section(section: Section) -> dict[str, Any]:
    return {
        "key": section.key,
        "title": section.title,
        "records": [
            {
                "title": record.title,
                "items": [{"label": item.label, "value": item.text} for item in record.items],
            }
            for record in section.records
        ],
    }
