"""Questions about what pupils get: groups, supports, registers, dose and effect."""
