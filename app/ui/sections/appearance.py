"""Settings: light or dark, on this computer only."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QButtonGroup, QRadioButton

from app.ui.sections.section import SettingsSection
from app.ui.shell import Shell
from app.ui.theme import Mode, apply, theme

_WORDS = {
    Mode.SYSTEM: "As the computer is set",
    Mode.LIGHT: "Light",
    Mode.DARK: "Dark",
    Mode.CONTRAST: "High contrast",
}


class AppearanceSection(SettingsSection):
    """Four looks; the choice is remembered on this computer."""

    title = "Appearance"
    lead = "Only this computer remembers it. The size of text follows the computer's own setting."

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._group = QButtonGroup(self)
        self._buttons: dict[Mode, QRadioButton] = {}
        for mode, words in _WORDS.items():
            button = QRadioButton(words)
            self._group.addButton(button)
            self._buttons[mode] = button
            self.column.addWidget(button)
        self.column.addStretch(1)
        self._group.buttonClicked.connect(self._chosen)

    def refresh(self) -> None:
        self._buttons[theme().mode].setChecked(True)

    def _chosen(self) -> None:
        mode = next(mode for mode, button in self._buttons.items() if button.isChecked())
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        apply(application, mode)
        self.shell.remembered.set_text("appearance", mode.value)
