"""Files in: pupil lists from school systems, and offers from Open Referral directories."""
