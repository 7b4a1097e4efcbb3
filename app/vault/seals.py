"""What a school's files are sealed with, as somebody who unlocked the key file holds it."""

from __future__ import annotations

from app.keys.key_file import as_text
from app.keys.people import signers
from app.keys.seal import Seal
from app.keys.unlocking import Unlocked


def seal_of(unlocked: Unlocked) -> Seal:
    """Return the seal of the newest generation that this person holds."""
    past = tuple(key for _, key in reversed(unlocked.past_raw_keys))
    return Seal(unlocked.raw_key, past, as_text(unlocked.key_file), signers(unlocked.key_file))
