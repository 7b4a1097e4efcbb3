"""The stories share one window."""

from tests.ui.shell_fixtures import window

__all__ = ["window"]
