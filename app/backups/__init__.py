"""Backups of a school: made, verified, thinned, copied to a second place, and put back."""
