"""Somebody asks whether an entry is right; whoever keeps the offers answers beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.queries.offer_queries import open_queries, queries_about
from app.store import Store
from app.ui.dialogs.small_form import SmallForm
from app.ui.pages.offers import OffersPage
from app.ui.widgets.buttons import LinkButton
from app.ui.window import Window
from tests.ui.offer_school import offers
from tests.ui.typing_keys import CTRL, Keyboard

__all__ = ["offers"]


def test_a_question_is_asked_and_answered_beside_the_entry(
    qtbot: QtBot, window: Window, store: Store, offers: dict[str, int]
) -> None:
    keys = Keyboard(qtbot, window)
    keys.wait_for_window()
    keys.press(Qt.Key.Key_3, CTRL)
    page = window.current
    assert isinstance(page, OffersPage)
    page.open_at(offers["Kite helpline"])
    page.panel.verbs.more.setFocus()
    keys.press(Qt.Key.Key_Space)
    # The menu opens with its first entry chosen: to ask.
    QTest.keyClick(page.panel.verbs.menu, Qt.Key.Key_Return)
    keys.wait_for(SmallForm)
    keys.write("Does the number still work?")
    keys.press(Qt.Key.Key_Return, CTRL)
    keys.wait_for_window()
    assert window.status.sentence() == "Asked about Kite helpline."
    assert [row.question for row in store.read(open_queries)] == ["Does the number still work?"]
    (link,) = [one for one in page.panel.findChildren(LinkButton) if one.text().startswith("Answer")]
    link.setFocus()
    keys.press(Qt.Key.Key_Space)
    keys.wait_for(SmallForm)
    keys.write("Yes, rung today.")
    keys.press(Qt.Key.Key_Return, CTRL)
    keys.wait_for_window()
    assert store.read(open_queries) == ()
    assert store.read(queries_about, offers["Kite helpline"])[0].answer == "Yes, rung today."
    assert any("rung today" in label.text() for label in page.panel.findChildren(QLabel))
