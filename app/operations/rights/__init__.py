"""A pupil's rights, done: holding, giving away, anonymising, erasing, and how long each kind is kept."""
