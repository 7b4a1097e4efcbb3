"""What every change returns, for a person and for a script, and which changes Undo does not take back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

# Operations that Undo does not take back, each with its reason; the window asks before any of them.
# It stands down here, below queries and operations, because the list of changes says what can be undone.
FINAL: dict[str, str] = {
    "set_up_school": "Before it there is no school; to take it back, delete the folder.",
    "make_sample_school": "Before it there is no school; to take it back, delete the folder.",
    "restore_backup": "What was there before is a backup itself: restore that one.",
    "erase_pupil": "What could be brought back would not be erased.",
    "anonymise_pupil": "What could be brought back would not be forgotten.",
    "record_disclosure": "The copy is out in the world: what was given away stays noted.",
    "take_back_disclosure": "It says that no copy was made: make one, and that is noted anew.",
}

# Operations that take a file in, with what they bring. Undo takes back those of it that nothing was done with since.
IMPORTS: dict[str, str] = {
    "import_pupils": "pupil",
    "import_offers": "offer",
    "import_offer_table": "offer",
}


@dataclass(frozen=True, slots=True)
class Done:
    """The outcome of one write.

    sentence: what was done, as the status bar says it. id: the row that was made or changed, if one.
    counts: numbers for scripts, such as added and refused. step: the journal's number for it, for Undo; none for what is final.
    """

    sentence: str
    id: int | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    step: int | None = None
