"""The button that holds the filters for which a narrow window has no room."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from app.ui.widgets.filter_button import FilterButton


class MoreFilters(FilterButton):
    """Holds the filters that have no room, each as a menu of its own."""

    def __init__(self, parent: QWidget | None = None, name: str = "More filters") -> None:
        super().__init__(name, [], many=True, parent=parent)
        self._held: list[FilterButton] = []
        self._holder = QMenu(self)
        self.hide()

    def hold(self, buttons: list[FilterButton]) -> None:
        """Hold these filters; with none the button goes."""
        self._held = buttons
        self.setVisible(bool(buttons))
        self.update()

    @property
    def is_set(self) -> bool:
        return any(button.is_set for button in self._held)

    def open_menu(self) -> None:
        self._holder.clear()
        for button in self._held:
            menu = button.menu_of_choices
            menu.setTitle(button.text())
            self._holder.addMenu(menu)
        self._holder.popup(self.mapToGlobal(self.rect().bottomLeft()))
