"""A pupil's rights, asked: what is held, where else the name stands, what is due, what was given away."""
