"""The room of the offers on the Map's day, asked once for it, since it is the same whatever the Map is narrowed to."""

from __future__ import annotations

from datetime import date

from app.queries.provision_map import ProvisionMap
from app.queries.supports.capacity import Capacity, capacity
from app.queries.supports.map_room import with_room
from app.ui.shell import Shell


class MapRooms:
    """Remembers the room of one day until it is told to forget."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._known: tuple[date, dict[int, Capacity]] | None = None

    def forget(self) -> None:
        """Ask again the next time: something was written."""
        self._known = None

    def put_into(self, view: ProvisionMap) -> ProvisionMap:
        """Return a Map with the room of its day in it."""
        day = view.filters.as_at
        if self._known is None or self._known[0] != day:
            self._known = day, self._shell.store.read(capacity, today=day)
        return with_room(view, self._known[1])
