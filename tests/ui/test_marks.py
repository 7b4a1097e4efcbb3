"""Markers and offer bars have the right shape and colours, and say who they are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.looks import GROUPINGS, LIGHT, GroupingLook
from app.ui.theme import apply
from app.ui.widgets.marker import Marker, paint_marker
from app.ui.widgets.offer_bar import OfferBar, paint_offer_bar, paint_stripe

SIDE = 100
HELP = GROUPINGS["help"]


def marker(look: GroupingLook, outline: bool = False) -> QImage:
    """A big picture of a marker."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_marker(painter, QRectF(0, 0, SIDE, SIDE), look, outline)
    painter.end()
    return image


def bar(offer: OfferBar) -> QImage:
    """A picture of an offer's bar, 200 × 24, on white."""
    image = QImage(200, 24, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_offer_bar(painter, QRectF(0, 0, 200, 24), offer)
    painter.end()
    return image


def colour(image: QImage, x: int, y: int) -> str:
    """The colour of a dot."""
    return image.pixelColor(x, y).name().upper()


@pytest.mark.parametrize("look", GROUPINGS.values(), ids=list(GROUPINGS))
def test_a_marker_is_filled_with_its_groupings_colour(light: QApplication, look: GroupingLook) -> None:
    # Left of the letter, every shape is filled.
    assert colour(marker(look), 10, 56) == look.fill


@pytest.mark.parametrize("look", GROUPINGS.values(), ids=list(GROUPINGS))
def test_an_outlined_marker_is_paper_inside(light: QApplication, look: GroupingLook) -> None:
    assert colour(marker(look, outline=True), 50, 12) == LIGHT.surface


def test_each_grouping_has_a_shape_of_its_own(light: QApplication) -> None:
    corners = ((9, 4), (91, 4), (4, 96), (96, 96))
    shapes = {
        code: tuple(marker(look).pixelColor(x, y).alpha() > 128 for x, y in corners)
        for code, look in GROUPINGS.items()
    }
    assert len(set(shapes.values())) == 5


def test_only_thriving_has_a_rim(light: QApplication) -> None:
    assert colour(marker(GROUPINGS["thriving"]), 3, 50) == GROUPINGS["thriving"].edge
    assert colour(marker(HELP), 3, 50) == HELP.fill


def test_an_in_house_offer_is_filled_with_an_edge_at_its_left(light: QApplication) -> None:
    picture = bar(OfferBar("", HELP))
    assert colour(picture, 1, 12) == HELP.edge
    assert colour(picture, 100, 12) == HELP.tint


def test_an_external_offer_is_paper_with_an_outline(light: QApplication) -> None:
    picture = bar(OfferBar("", HELP, external=True))
    assert colour(picture, 100, 0) == HELP.edge
    assert colour(picture, 100, 12) == LIGHT.surface


def test_an_offer_for_everyone_has_its_ring_and_dot(light: QApplication) -> None:
    assert colour(bar(OfferBar("", HELP, everyone=True)), 190, 12) == HELP.on_tint


def test_a_draft_is_dashed(light: QApplication) -> None:
    picture = bar(OfferBar("", HELP, draft=True))
    assert len({colour(picture, x, 0) for x in range(20, 120)}) > 1


def test_a_draft_says_so_in_a_word(light: QApplication) -> None:
    plain, draft = bar(OfferBar("", HELP, external=True)), bar(OfferBar("", HELP, draft=True))
    right = [(x, 12) for x in range(150, 195)]
    assert {colour(plain, x, y) for x, y in right} == {LIGHT.surface}
    assert len({colour(draft, x, y) for x, y in right}) > 1


def test_the_stripe_of_an_external_offer_is_hollow(light: QApplication) -> None:
    image = QImage(8, 20, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    paint_stripe(painter, QRectF(0, 0, 4, 20), HELP, external=True)
    painter.end()
    assert colour(image, 2, 10) == LIGHT.surface


def test_high_contrast_draws_outlines_only(light: QApplication) -> None:
    apply(light, "contrast")
    assert colour(marker(HELP), 10, 56) == light.palette().base().color().name().upper()


def test_a_marker_speaks_the_groupings_name(light: QApplication, qtbot: QtBot) -> None:
    widget = Marker("more_help")
    qtbot.addWidget(widget)
    assert widget.accessibleName() == "Getting More Help"


@pytest.mark.parametrize(
    ("offer", "said"),
    [
        (OfferBar("Talking group", HELP), "Talking group, in-house"),
        (
            OfferBar("NHS speech therapy", HELP, external=True, organisation="Otterdale NHS"),
            "NHS speech therapy, external, Otterdale NHS",
        ),
        (OfferBar("Tea", HELP, everyone=True), "Tea, in-house, for everyone, no referral"),
        (OfferBar("Art lunch", HELP, draft=True), "Art lunch, in-house, draft"),
        (OfferBar("Nurture", HELP, word="full"), "Nurture, in-house, full"),
    ],
)
def test_an_offer_is_said_in_words(offer: OfferBar, said: str) -> None:
    assert offer.spoken() == said
