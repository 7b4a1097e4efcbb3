"""The sample school in a folder of its own, as the window and the command line make it."""

from .making import make_sample

__all__ = ["make_sample"]
