"""Questions about meetings: which there are, one screen a pupil, the recap, and actions by pupil, day and agency."""
