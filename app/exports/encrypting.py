"""Files that name pupils are locked before they leave the memory: Excel in Office's own way, PDF with AES-256."""

from __future__ import annotations

from io import BytesIO

from app.keys.passwords import suggest

# How a PDF makes a key of its password costs an attacker little, so four words are not enough; some readers take no
# more than 32 letters of one, so that only short words are left: 58 bits.
_WORDS, LONGEST = 6, 32


def pack_password() -> str:
    """Return a new password of words that can be said on the telephone."""
    password = suggest(_WORDS)
    while len(password) > LONGEST:
        password = suggest(_WORDS)
    return password


def locked_workbook(content: bytes, password: str) -> bytes:
    """Return a workbook that opens in Excel and LibreOffice with the password alone (agile encryption, AES-256)."""
    from msoffcrypto.format.ooxml import OOXMLFile

    out = BytesIO()
    OOXMLFile(BytesIO(content)).encrypt(password, out)
    return out.getvalue()


def locked_pdf(content: bytes, password: str) -> bytes:
    """Return a PDF that opens with the password alone (AES-256, revision 6)."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    writer.encrypt(password, algorithm="AES-256")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
