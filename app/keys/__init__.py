"""Who may open a school: the key file, its people's passwords, the recovery code, and the change of keys."""
