"""Verbs of what pupils get: supports and their stages, who goes to which group, endings and outcomes."""
