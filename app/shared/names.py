"""What the files of a shared place are called, for whoever asks before anything else is read in."""

from __future__ import annotations

# In a place: what is published last. In a school's own folder: where the school is shared since.
POINTER, MOVED = "school.published", "school.shared"
