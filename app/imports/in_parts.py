"""Many things of one kind held small: packed some hundred at a time, and unpacked again as they are gone through."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")

AT_ONCE = 256
_QUICKLY = 1


class Same(Sequence[T]):
    """A sequence that equals every other with the same in it, and of which a slice is a view: nothing is copied."""

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        if isinstance(place, slice):
            return View(self, range(len(self))[place])
        return self.at(range(len(self))[place])

    def at(self, place: int) -> T:
        """Return what stands at a place, counted from 0."""
        return next(self.since(place))

    def since(self, place: int) -> Iterator[T]:
        """Yield what stands at a place and after it."""
        raise NotImplementedError

    def __iter__(self) -> Iterator[T]:
        return self.since(0)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]


class View(Same[T]):
    """Some of a sequence, in the order of a range of its places."""

    def __init__(self, whole: Same[T], places: range) -> None:
        self._whole, self._places = whole, places

    def __len__(self) -> int:
        return len(self._places)

    def at(self, place: int) -> T:
        return self._whole.at(self._places[place])

    def since(self, place: int) -> Iterator[T]:
        places = self._places[place:]
        if places.step == 1 and places:
            return islice(self._whole.since(places.start), len(places))
        return map(self._whole.at, places)


class InParts(Same[T], Generic[T]):
    """Holds what it is given in packed parts, and of those that are asked for by place only the last unpacked.

    How a part is packed and unpacked its heirs say.
    """

    def __init__(self, things: Iterable[Any]) -> None:
        self._parts: list[bytes] = []
        self._many = 0
        self._open: tuple[int, Sequence[T]] = (-1, ())
        rest = iter(things)
        while some := list(islice(rest, AT_ONCE)):
            self._parts.append(zlib.compress(self.pack(some), _QUICKLY))
            self._many += len(some)

    def pack(self, some: list[Any]) -> bytes:
        """Return some things as bytes."""
        raise NotImplementedError

    def unpack(self, part: bytes) -> Sequence[T]:
        """Return what pack was given."""
        raise NotImplementedError

    def __len__(self) -> int:
        return self._many

    def part(self, number: int) -> Sequence[T]:
        """Return one part unpacked; nothing of it is kept here."""
        return self.unpack(zlib.decompress(self._parts[number]))

    def at(self, place: int) -> T:
        number, within = divmod(place, AT_ONCE)
        # Held by a name of its own: another thread may ask for another part meanwhile.
        open_now = self._open
        if open_now[0] != number:
            self._open = open_now = (number, self.part(number))
        return open_now[1][within]

    def since(self, place: int) -> Iterator[T]:
        first, within = divmod(place, AT_ONCE)
        for number in range(first, len(self._parts)):
            yield from islice(self.part(number), within, None)
            within = 0
