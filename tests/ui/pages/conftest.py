"""The pages are tested in a real window."""

from tests.ui.shell_fixtures import window

__all__ = ["window"]
