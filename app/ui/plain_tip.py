"""Tool tips that show what somebody else has written as it is: Qt would take "<b>" in one for a tag, and fetch pictures."""

from html import escape

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """Return a tool tip that reads as the text does, tags and all; of what looks like none the text itself."""
    if not Qt.mightBeRichText(text):
        return text
    return f"<qt>{escape(text).replace(chr(10), '<br>')}</qt>"
