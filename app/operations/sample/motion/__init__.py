"""What the sample's pupils get: groups and supports with their registers, costs, meetings and actions."""
