"""What of an import can still be taken back: its rows as units, and which of them stay as something was done since."""
