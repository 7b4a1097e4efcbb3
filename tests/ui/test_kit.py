"""The parts that pages are made of do what they show, and a screen reader can name each of them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.looks import LIGHT
from app.ui.theme import apply, theme
from app.ui.widgets.bars import Count, CountBar, CountBars, ShareBar
from app.ui.widgets.buttons import Button, IconButton, PrimaryButton
from app.ui.widgets.filter_button import FilterButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.label import Elided, Label
from app.ui.widgets.page_header import PageHeader
from app.ui.widgets.panels import Dim, EmptyState, Notice, SidePanel
from app.ui.widgets.search_field import SearchField
from app.ui.widgets.section_head import SectionHead
from app.ui.widgets.status_bar import StatusBar
from app.ui.widgets.tabs import Tabs
from tests.ui.gallery import gallery, picture

PLAIN = Qt.KeyboardModifier.NoModifier
YEARS = (("all", "All years"), ("r", "Reception"), ("1", "Year 1"))


def words(widget: QWidget) -> list[str]:
    """Every visible label's text."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


def dot(widget: QWidget, x: int, y: int) -> str:
    """The colour of a dot of a widget."""
    return widget.grab().toImage().pixelColor(x, y).name().upper()


def unnamed(widget: QWidget) -> list[str]:
    """What can have the focus and has no name for a screen reader."""
    found = []
    for child in widget.findChildren(QWidget):
        face = QAccessible.queryAccessibleInterface(child)
        if child.focusPolicy() == Qt.FocusPolicy.NoFocus or child.focusProxy() or child.isHidden():
            continue
        labelled = face.relations(QAccessible.RelationFlag.Label)
        if not face.text(QAccessible.Text.Name) and not labelled:
            found.append(type(child).__name__)
    return found


def test_every_part_that_takes_the_focus_has_a_name(light: QApplication, qtbot: QtBot) -> None:
    sheet = gallery("Light")
    qtbot.addWidget(sheet)
    assert len(sheet.findChildren(QPushButton)) > 10
    # The gallery's three date fields stand without their form, whose labels name them.
    assert unnamed(sheet) == ["DateField", "DateField", "DateField"]


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
def test_the_gallery_paints_in_every_theme(light: QApplication, mode: str) -> None:
    image = picture(light, mode).toImage().convertToFormat(QImage.Format.Format_RGB32)
    painted = set(memoryview(image.constBits()).cast("B").cast("I"))
    for look in theme().looks():
        assert QColor(look.fill).rgb() in painted
    assert image.pixelColor(2, 2) == light.palette().window().color()


def test_the_main_action_shows_its_focus_inside_as_well(light: QApplication, qtbot: QtBot) -> None:
    button = PrimaryButton("Log a grouping")
    qtbot.addWidget(button)
    button.show()
    button.activateWindow()
    before = dot(button, button.width() // 2, 4)
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    assert before == LIGHT.accent
    assert QColor(dot(button, button.width() // 2, 4)).lightness() > QColor(before).lightness() + 60


def test_a_button_says_its_keys_in_its_tool_tip(light: QApplication, qtbot: QtBot) -> None:
    button = Button("Print", keys="Ctrl+P")
    icon = IconButton("close", "Close", "Esc")
    for each in (button, icon):
        qtbot.addWidget(each)
    assert button.toolTip() == "Print (Ctrl+P)"
    assert (icon.accessibleName(), icon.toolTip()) == ("Close", "Close (Esc)")


@pytest.mark.parametrize(("keys", "pressed"), [(PLAIN, 1), (Qt.KeyboardModifier.ControlModifier, 0)])
def test_enter_presses_the_button_that_has_the_focus(
    light: QApplication, qtbot: QtBot, keys: Qt.KeyboardModifier, pressed: int
) -> None:
    found = []
    for each in (Button("Print"), IconButton("close", "Close")):
        qtbot.addWidget(each)
        spy = QSignalSpy(each.clicked)
        QTest.keyClick(each, Qt.Key.Key_Return, keys)
        found.append(spy.count())
    assert found == [pressed, pressed]


def test_labels_follow_the_theme(light: QApplication, qtbot: QtBot) -> None:
    label = Label("Late", tone="warning")
    qtbot.addWidget(label)
    before = label.palette().windowText().color()
    apply(light, "dark")
    assert label.palette().windowText().color() == theme().ink("warning") != before


def test_a_label_without_room_keeps_its_words_in_the_tool_tip(light: QApplication, qtbot: QtBot) -> None:
    label = Elided("A sentence that has no room here at all")
    qtbot.addWidget(label)
    label.resize(80, 20)
    label.grab()
    assert label.toolTip() == label.text()


def test_a_filter_is_tinted_while_it_differs_from_its_default(light: QApplication, qtbot: QtBot) -> None:
    button = FilterButton("Years", YEARS)
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    plain = dot(button, 4, button.height() // 2)
    button.set_value("r")
    assert button.is_set
    assert dot(button, 4, button.height() // 2) == LIGHT.accent_tint != plain
    button.clear()
    assert not button.is_set


def test_choosing_in_a_filters_menu_says_so(light: QApplication, qtbot: QtBot) -> None:
    button = FilterButton("Years", YEARS)
    qtbot.addWidget(button)
    chosen: list[object] = []
    button.chosen.connect(chosen.append)
    button.findChildren(QMenu)[0].actions()[2].trigger()
    assert chosen == ["1"]
    assert button.accessibleName() == "Years: Year 1"


def test_a_filter_of_many_shows_its_name_until_one_is_ticked(light: QApplication, qtbot: QtBot) -> None:
    button = FilterButton("Sectors", YEARS, many=True)
    qtbot.addWidget(button)
    assert (button.text(), button.value()) == ("Sectors", ())
    button.set_value(("r", "1"))
    assert button.text() == "Reception, Year 1"
    button.set_value(("all", "r", "1"))
    assert button.text() == "Sectors: 3 chosen"


def test_the_status_bar_offers_undo_and_then_redo(light: QApplication, qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.say("Worry box was checked.", undo=True)
    shown = [button.text() for button in bar.findChildren(QPushButton) if button.isVisibleTo(bar)]
    assert shown == ["Undo"]
    bar.say("Undone: Worry box was checked.", redo=True)
    shown = [button.text() for button in bar.findChildren(QPushButton) if button.isVisibleTo(bar)]
    assert shown == ["Redo"]


def test_a_failure_is_said_in_the_same_place_in_red(light: QApplication, qtbot: QtBot) -> None:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.say("Could not save.", kind="danger")
    label = next(label for label in bar.findChildren(Label) if label.text() == bar.sentence())
    assert label.palette().windowText().color().name().upper() == LIGHT.danger


def test_the_header_shows_title_facts_and_actions(light: QApplication, qtbot: QtBot) -> None:
    header = PageHeader("Map", "48 offers")
    qtbot.addWidget(header)
    header.add_action(Button("Print"))
    header.set_facts("47 offers")
    assert words(header) == ["Map", "47 offers"]


def test_an_empty_state_offers_its_next_step(light: QApplication, qtbot: QtBot) -> None:
    empty = EmptyState("No offers here yet", "Add the first one.", [Button("Add an offer")])
    qtbot.addWidget(empty)
    assert words(empty) == ["No offers here yet", "Add the first one."]
    assert empty.findChildren(QPushButton)[0].text() == "Add an offer"


def test_a_notice_without_words_is_not_there(light: QApplication, qtbot: QtBot) -> None:
    notice = Notice("Overload")
    qtbot.addWidget(notice)
    notice.say("")
    assert not notice.isVisible()


def test_escape_closes_the_side_panel(light: QApplication, qtbot: QtBot) -> None:
    panel = SidePanel()
    qtbot.addWidget(panel)
    panel.set_head("Getting Help", "Communication and language", grouping="help")
    panel.show()
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert panel.accessibleName() == "Getting Help, Communication and language"


def test_the_dim_layer_covers_its_window_and_goes(light: QApplication, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dim = Dim(window)
    window.resize(QSize(300, 200))
    window.show()
    assert dim.size() == window.size()
    dim.lift()
    assert not dim.isVisible()


def test_counts_say_themselves_and_open_their_rows(light: QApplication, qtbot: QtBot) -> None:
    bars = CountBars()
    qtbot.addWidget(bars)
    bars.show_counts([Count("advice", 52, 47), Count("risk_support", 1)], "A note.")
    said = [bar.accessibleName() for bar in bars.findChildren(CountBar)]
    assert said == ["Getting Advice: 52 pupils, 47 a year ago", "Risk Support: 1 pupil"]
    with qtbot.waitSignal(bars.opened, check_params_cb=lambda code: code == "advice"):
        bars.findChildren(CountBar)[0].click()


def test_a_bar_is_as_long_as_its_share(light: QApplication, qtbot: QtBot) -> None:
    bar = ShareBar()
    qtbot.addWidget(bar)
    bar.resize(201, 24)
    bar.show_share("thriving", 0.5, None, "206 of 412 pupils are Thriving")
    fill = theme().look("thriving").fill
    assert (dot(bar, 95, 12), dot(bar, 106, 12)) == (fill, LIGHT.surface)


def test_a_flow_goes_on_in_the_next_line(light: QApplication, qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(gap=5, parent=box)
    buttons = [QPushButton(f"Button {number}") for number in range(3)]
    for button in buttons:
        flow.addWidget(button)
    width = buttons[0].sizeHint().width()
    assert flow.heightForWidth(width * 4) < flow.heightForWidth(width * 2 + 10) < flow.heightForWidth(width)


def test_escape_empties_a_search_before_it_leaves(light: QApplication, qtbot: QtBot) -> None:
    search = SearchField("Name, year or class", "Ctrl+F")
    qtbot.addWidget(search)
    QTest.keyClicks(search, "wren")
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    with qtbot.waitSignal(search.down):
        QTest.keyClick(search, Qt.Key.Key_Down)


def test_the_words_of_a_search_keep_clear_of_its_sign(light: QApplication, qtbot: QtBot) -> None:
    search = SearchField("Find", "Ctrl+K")
    qtbot.addWidget(search)
    empty = search.textMargins().right()
    search.setText("a long question")
    assert search.textMargins().left() >= 16
    assert search.textMargins().right() < empty


def test_a_sections_button_says_what_it_belongs_to(light: QApplication, qtbot: QtBot) -> None:
    head = SectionHead("Reviews due", "9, two of them late", "Show all 9")
    qtbot.addWidget(head)
    button = head.findChildren(QPushButton)[0]
    assert button.accessibleName() == "Show all 9: Reviews due"
    with qtbot.waitSignal(head.pressed):
        button.click()


def test_a_sections_head_is_no_wider_than_the_column_of_a_pupil(light: QApplication, qtbot: QtBot) -> None:
    head = SectionHead("Strengths and what helps in the morning", action="Write down")
    qtbot.addWidget(head)
    assert head.minimumSizeHint().width() < 262


def test_a_tab_is_opened_by_its_key_and_by_arrows(light: QApplication, qtbot: QtBot) -> None:
    tabs = Tabs((("now", "Now"), ("plan", "Plan"), ("line", "Timeline")), "Parts of this page")
    qtbot.addWidget(tabs)
    opened: list[str] = []
    tabs.opened.connect(opened.append)
    tabs.open("plan")
    QTest.keyClick(tabs, Qt.Key.Key_Right)
    assert opened == ["plan", "line"]
    assert tabs.key() == "line"
