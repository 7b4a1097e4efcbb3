"""The sections of Settings, one a module."""
