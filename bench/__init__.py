"""What Fivefold promises about speed and memory, measured side by side with a peer in one run."""
