"""Verbs of what pupils get: groups, supports and their stages, sessions and registers."""
