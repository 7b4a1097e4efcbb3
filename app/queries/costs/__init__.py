"""Questions about what support costs: rates, what an offer takes, and every figure with how it is made up."""
