"""A school on a staff share, a stick or a synced folder: checked out, worked in on this computer, and published."""
