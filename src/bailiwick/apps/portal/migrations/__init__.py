"""The migrations of the portal."""
