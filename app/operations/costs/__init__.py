"""Writing what support costs: rates by role, the lines of an offer, and the figures costs are reckoned with."""
