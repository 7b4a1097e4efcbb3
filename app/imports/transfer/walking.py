"""Walking through an XML file without believing it: no document types, no entities, and limits on everything."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler, LexicalHandler, property_lexical_handler
from xml.sax.xmlreader import AttributesImpl

from defusedxml.common import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from app.errors import Problem

_DEEPEST = 32
_PARTS = 3_000_000
_NAMES = 5_000
_ATTRIBUTES = 100_000
# So many pieces in a row without anything to tell are one single mark of a megabyte.
_SILENT = 4
AGAIN = "Ask the school it comes from to make the file again."
_CUT = ("no element found", "unclosed token", "unclosed CDATA section", "partial character")


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
    handler = _Handler(name, taker)
    parser = DefusedExpatParser(forbid_dtd=True)
    parser.setContentHandler(handler)
    parser.setProperty(property_lexical_handler, handler)
    try:
        for number, piece in enumerate(pieces):
            # Some systems write an empty line first, which XML does not allow.
            parser.feed(piece if number else piece.lstrip("\ufeff \t\r\n"))
            handler.after_piece()
        parser.close()
    except DefusedXmlException as error:
        raise Problem(
            f"{name} has a document type or entities, which a transfer file never has and which can do harm.",
            "It was not read. " + AGAIN,
        ) from error
    except SAXParseException as error:
        raise _broken(name, error) from error


def _broken(name: str, error: SAXParseException) -> Problem:
    if error.getMessage() in _CUT:
        return Problem(f"{name} ends in the middle: part of it is missing.", AGAIN)
    return Problem(f"{name} is damaged in line {error.getLineNumber():,}: it is not well-formed XML.", AGAIN)


class _Handler(ContentHandler, LexicalHandler):
    """Hands on elements and text by local name, and counts."""

    def __init__(self, file_name: str, taker: Taker) -> None:
        super().__init__()
        self._file_name = file_name
        self._taker = taker
        self._local: dict[str, str] = {}
        self._depth = self._parts = self._attributes = self._quiet = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        self._quiet = 0
        self._depth += 1
        self._parts += 1
        if len(attrs):
            self._attributes += len(attrs)
        local = self._local.get(name)
        if local is None:
            local = self._local[name] = name.rpartition(":")[2].lower()
        if (
            self._depth > _DEEPEST
            or self._parts > _PARTS
            or self._attributes > _ATTRIBUTES
            or len(self._local) > _NAMES
        ):
            raise self._too_much()
        self._taker.start(local)

    def endElement(self, name: str) -> None:
        self._depth -= 1
        self._taker.end()

    def characters(self, content: str) -> None:
        self._quiet = 0
        self._taker.text(content)

    def processingInstruction(self, target: str, data: str) -> None:
        self._quiet = 0

    def comment(self, content: str) -> None:
        self._quiet = 0

    def after_piece(self) -> None:
        """Refuse a file in which one mark goes on for ever: it would be looked at again with each piece."""
        self._quiet += 1
        if self._quiet > _SILENT:
            raise self._too_much()

    def _too_much(self) -> Problem:
        if self._depth > _DEEPEST:
            words = f"{self._file_name} has elements more than {_DEEPEST} deep, which no transfer file has."
        else:
            words = f"{self._file_name} is built in a way that no transfer file is, and can do harm."
        return Problem(words, "It was not read. " + AGAIN)
