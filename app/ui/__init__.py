"""The window: pages, dialogs and the kit of parts they are made of."""
