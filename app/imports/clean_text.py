"""Cleaning text from files: invisible characters, HTML, entities and characters decoded wrongly once."""

from __future__ import annotations

import codecs
import html
import re
import unicodedata

# Control characters, lone surrogates, marks that turn text around, and what XML cannot hold.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069"
    r"\ud800-\udfff\ufeff\ufffe\uffff]"
)
_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_TAG = re.compile(r"<([/!?]?)([A-Za-z][A-Za-z0-9]*)(?=[\s/>])[^<>]*>")
_MANY_BREAKS = re.compile(r"\n{3,}")
_BLOCKS = {"br", "div", "p", "ul", "ol", "table", "tr", "section", "article", "blockquote", "hr"} | {
    f"h{level}" for level in range(1, 7)
}
_SILENT = {"script", "style", "head", "template"}
# What gives UTF-8 away that was read as Windows-1252: its first bytes, as letters.
_MISREAD = re.compile(r"[ÂÃâÄÅðÐ]")
_SURELY_MISREAD = re.compile(r"â€[^\x00-\x7f]|[ÂÃ][^\x00-\x7f]|Â(?= )")
_NO_LETTER = "\x81\x8d\x8f\x90\x9d"
_PASSED_THROUGH = "fivefold-passed-through"


def clean_line(text: str) -> str:
    """Return text on one line, without invisible characters or doubled spaces."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    line = " ".join(_UNSEEN.sub("", unicodedata.normalize("NFC", text)).split())
    # Joiners shape letters in some scripts; with nothing beside them they join nothing.
    return line.strip("\u200c\u200d ")


def clean_lines(text: str) -> str:
    """Return text with its line breaks, each line cleaned, and at most one empty line in a row."""
    lines = (clean_line(line) for line in _BREAKS.sub("\n", text).split("\n"))
    return _MANY_BREAKS.sub("\n\n", "\n".join(lines)).strip()


def repaired(text: str) -> str:
    """Return text that was UTF-8 read as Windows-1252 as it was meant; any other text as it is."""
    if not _MISREAD.search(text):
        return text
    whole = _read_again(text)
    # A field put together from two sources is half right: then only what is surely wrong is mended.
    return whole if whole is not None else _SURELY_MISREAD.sub(_mended, text)


def _mended(found: re.Match[str]) -> str:
    # A hard space loses its second half where text was tidied since.
    return "" if found[0] == "Â" else _read_again(found[0]) or found[0]


def _read_again(text: str) -> str | None:
    try:
        return text.encode("cp1252", errors=_PASSED_THROUGH).decode("utf-8")
    except UnicodeError:
        return None


def _pass_through(error: UnicodeError) -> tuple[bytes, int]:
    """Write the five bytes that have no letter in Windows-1252 as readers pass them through: as they are."""
    if isinstance(error, UnicodeEncodeError):
        beyond = error.object[error.start : error.end]
        if all(char in _NO_LETTER for char in beyond):
            return beyond.encode("latin-1"), error.end
    raise error


codecs.register_error(_PASSED_THROUGH, _pass_through)


def plain_text(text: str) -> str:
    """Return what a directory's field means to say: repaired, without HTML and entities, in clean lines."""
    text = repaired(text)
    if _TAG.search(text):
        text = _without_tags(_without_comments(text))
    # Directories escape text twice now and then (&amp;nbsp;).
    return clean_lines(repaired(html.unescape(html.unescape(text))))


def _without_tags(text: str) -> str:
    """Return what a reader of the page would see, in time that grows with the text only.

    Python's own parser needs minutes for some hostile texts of 100,000 characters.
    """
    parts: list[str] = []
    at, silent = 0, ""
    for found in _TAG.finditer(text):
        closing, tag = found[1], found[2].lower()
        if not silent:
            words = text[at : found.start()]
            parts.append(_BREAKS.sub(" ", words))
        at = found.end()
        if silent:
            silent = "" if closing and tag == silent else silent
        elif tag in _SILENT and not closing:
            silent = tag
        elif tag == "li" and not closing:
            parts.append("\n• ")
        elif tag in _BLOCKS:
            parts.append("\n")
    return "".join((*parts, "" if silent else _BREAKS.sub(" ", text[at:])))


def _without_comments(text: str) -> str:
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0:
        end = text.find("-->", start)
        parts.append(text[at:start])
        # A comment that never ends is no comment: nothing is lost.
        at = end + 3 if end >= 0 else start + 4
        if end < 0:
            break
    return "".join((*parts, text[at:]))


def shortened(text: str, limit: int) -> str:
    """Return text cut to a limit at the end of a word, with an ellipsis where something was cut."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    return (cut.rpartition(" ")[0] if " " in cut[-80:] else cut).rstrip() + "…"
