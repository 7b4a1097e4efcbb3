"""The audit trail: who did or looked at what and when, chained by hash and signed; verifying is imported apart."""

from app.audit.chain import FIRST, Fact, append, details_hash, entry_hash, head

__all__ = ["FIRST", "Fact", "append", "details_hash", "entry_hash", "head"]
