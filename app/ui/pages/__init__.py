"""The pages of the window, one a module; none knows another."""
