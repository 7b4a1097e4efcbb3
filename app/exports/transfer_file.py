"""The transfer file for a pupil's next school: a zip with the record as JSON and PDF, locked with a password or not."""

from __future__ import annotations

import io
import json
import secrets
import zipfile
from collections.abc import Mapping
from typing import Any

from app import __version__
from app.exports.locked_zip import lock
from app.queries.rights.review import Copy

FORMAT, VERSION = "fivefold-transfer", 1
# Without letters and digits that look alike: a password is read out or written down.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 5, 4


def transfer_json(copy: Copy, rows: Mapping[str, Any], made_for: str, notice: str = "") -> bytes:
    """Return the record as the next school's program can take it in; docs/record-files.md says what the keys mean."""
    data = {
        "format": FORMAT,
        "version": VERSION,
        "made_with": f"Fivefold {__version__}",
        "from": copy.held.school,
        "to": made_for,
        "made_on": copy.made_on.isoformat(),
        "pupil": rows,
        **({"notice": notice} if notice else {}),
    }
    return json.dumps(data, ensure_ascii=False, indent=2).encode()


def transfer_file(parts: Mapping[str, bytes], password: str = "") -> bytes:
    """Return files, by their names, as one zip; with a password nobody reads them without it."""
    if password:
        return lock(parts, password)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            # A time that is always the same: when the file was made stands in it.
            file.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def new_password() -> str:
    """Return a password of 99 bits, in groups that can be read out."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)
