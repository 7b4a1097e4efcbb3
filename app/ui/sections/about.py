"""Settings: which school this is, where it is kept, and what Fivefold is and is not."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices

from app import __version__
from app.queries.map_about import UNPROTECTED
from app.ui.sections.section import SettingsSection
from app.ui.shell import Shell
from app.ui.widgets.buttons import Button
from app.ui.widgets.label import Label, heading
from app.ui.widgets.panels import Notice

WORDS = (
    "The five groupings are those of the THRIVE Framework for system change (Wolpert et al., 2019). Fivefold is not "
    "endorsed by its authors or by the National i-THRIVE Programme, and it is not the Thrive Approach®, a commercial "
    "programme that many schools run and may list here as an offer."
)
OPEN = f"{UNPROTECTED}. The sample has no passwords: anybody who has the folder can read it."


class AboutSection(SettingsSection):
    """The school's folder, the version, the wording and the disclaimer."""

    title = "About"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._place = Label("", "body", wrap=True)
        self._place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        show = Button("Show the folder", "folder")
        show.clicked.connect(self._show)
        if shell.store.unlocked is None:
            self.column.addWidget(Notice(OPEN, "warning"))
        self.column.addWidget(heading("This school is kept in"))
        self.column.addWidget(self._place)
        self.column.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(heading("Fivefold"))
        self.column.addWidget(Label(f"Version {__version__}. MIT licence. It needs no internet.", wrap=True))
        self.column.addWidget(Label(WORDS, "body", "muted", wrap=True))
        self.column.addStretch(1)

    def refresh(self) -> None:
        self._place.setText(str(self.shell.store.place))

    def _show(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.shell.store.place)))
