"""Walking through an XML file without believing it: no document types, no entities, and limits on everything."""

from __future__ import annotations

from collections.abc import Iterator, Sized
from typing import TYPE_CHECKING, Protocol
from xml.sax import SAXParseException

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from app.errors import Problem

if TYPE_CHECKING:
    from pyexpat import XMLParserType

_DEEPEST = 32
_PARTS = 3_000_000
_NAMES = 5_000
_ATTRIBUTES = 100_000
# So many pieces in a row without anything to tell are one single mark of a megabyte.
_SILENT = 4
_CUT = ("no element found", "unclosed token", "unclosed CDATA section", "partial character")
AGAIN = "Ask the school it comes from to make the file again."
_NOT_READ = f"It was not read. {AGAIN}"


class Taker(Protocol):
    """Who is told what an XML file holds."""

    def start(self, name: str) -> None:
        """Take note that an element begins; its name is without prefix and in small letters."""

    def text(self, text: str) -> None:
        """Take a piece of text."""

    def end(self) -> None:
        """Take note that the element that began last ends."""


def walk(pieces: Iterator[str], name: str, taker: Taker) -> None:
    """Tell a taker everything in an XML file; raises Problem for one that is broken, cut, or may do harm."""
    parser = _Parser(name, taker)
    try:
        for number, piece in enumerate(pieces):
            # Some systems write an empty line first, which XML does not allow.
            parser.feed(piece if number else piece.lstrip("\ufeff \t\r\n"))
            parser.after_piece()
        parser.close()
    except DefusedXmlException as error:
        raise Problem(
            f"{name} has a document type or entities, which a transfer file never has and which can do harm.",
            _NOT_READ,
        ) from error
    except SAXParseException as error:
        raise _broken(name, error) from error
    finally:
        parser.let_go()


def _broken(name: str, error: SAXParseException) -> Problem:
    if error.getMessage() in _CUT:
        return Problem(f"{name} ends in the middle: part of it is missing.", AGAIN)
    return Problem(f"{name} is damaged in line {error.getLineNumber():,}: it is not well-formed XML.", AGAIN)


class _Parser(DefusedExpatParser):
    """Hands elements and text on by local name, and counts; without SAX's objects between, which take half the time."""

    # As SAX and defusedxml call it.
    _parser: XMLParserType | None

    def __init__(self, file_name: str, taker: Taker) -> None:
        super().__init__(forbid_dtd=True)
        self._file_name = file_name
        self._taker = taker
        self._local: dict[str, str] = {}
        self._depth = self._elements = self._attributes = self._quiet = 0

    def reset(self) -> None:
        """Begin anew: what forbids comes from defusedxml, what listens is ours."""
        super().reset()
        parser = self._parser
        assert parser is not None
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.CommentHandler = parser.ProcessingInstructionHandler = self._heard

    def after_piece(self) -> None:
        """Refuse a file in which one mark goes on for ever: it would be looked at again with each piece."""
        self._quiet += 1
        if self._quiet > _SILENT:
            raise self._too_much()

    def let_go(self) -> None:
        """Break the circle of parser and listeners, which would keep what was read until somebody looks for it."""
        self._parser = None

    def _start(self, name: str, attributes: Sized) -> None:
        self._quiet = 0
        self._depth += 1
        self._elements += 1
        local = self._local.get(name)
        if local is None:
            local = self._local[name] = name.rpartition(":")[2].lower()
        if attributes:
            self._attributes += len(attributes)
        if (
            self._depth > _DEEPEST
            or self._elements > _PARTS
            or self._attributes > _ATTRIBUTES
            or len(self._local) > _NAMES
        ):
            raise self._too_much()
        self._taker.start(local)

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._taker.end()

    def _text(self, text: str) -> None:
        self._quiet = 0
        self._taker.text(text)

    def _heard(self, *_: str) -> None:
        self._quiet = 0

    def _too_much(self) -> Problem:
        if self._depth > _DEEPEST:
            words = f"{self._file_name} has elements more than {_DEEPEST} deep, which no transfer file has."
        else:
            words = f"{self._file_name} is built in a way that no transfer file is, and can do harm."
        return Problem(words, _NOT_READ)
