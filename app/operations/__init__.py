"""Everything a person can change: verbs, one file a subject, with their drafts."""
