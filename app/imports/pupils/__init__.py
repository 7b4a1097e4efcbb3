"""Pupil lists: what each row says, whom it means, what it would change, and the one write that does it."""
