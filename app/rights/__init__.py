"""A pupil's rights as whole acts: what is written, what is put into files, and what is cleared, in the right order."""
