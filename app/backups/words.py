"""How a backup's moment is said."""

from app.moments import say_moment

__all__ = ["say_moment"]
