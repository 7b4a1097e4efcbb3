"""Groups of an offer: who runs them and when, their sessions and registers."""
