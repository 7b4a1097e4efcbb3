"""The dialogs and sheets of the window, one a module."""
