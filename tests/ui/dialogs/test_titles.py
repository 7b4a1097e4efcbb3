"""The bar of a dialog's window can be read across a room, and names no child and nobody around one."""

from __future__ import annotations

from app.operations.around.people import FAMILY
from app.queries.around.people import InvolvedRow
from app.queries.pupil_page import pupil_page
from app.store import Store
from app.ui.dialogs.contact import contact_dialog, follow_up_dialog
from app.ui.dialogs.involved import involved_dialog
from app.ui.widgets.label import Label
from app.ui.window import Window
from tests.fixtures import TODAY
from tests.operations.deciding import new_pupil, place


def test_the_bar_says_what_is_done_and_the_dialog_for_whom(window: Window, store: Store) -> None:
    pupil = new_pupil(store)
    place(store, pupil, "advice", 21)
    page = store.read(pupil_page, pupil, today=TODAY)
    gran = InvolvedRow(1, pupil, FAMILY, "Gran Thimble", "", None, "", None, "", TODAY, None, "")
    dialogs = (
        contact_dialog(window, page),
        follow_up_dialog(window, 1, page.name, "A worry box"),
        involved_dialog(window, page, FAMILY, gran),
    )
    for dialog in dialogs:
        assert "Thimble" not in dialog.windowTitle()
        assert any("Thimble" in label.text() for label in dialog.findChildren(Label))
        dialog.reject()
