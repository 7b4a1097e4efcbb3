"""Taking files in, from opening one to the write: what the window and scripts share above the school's own door."""
