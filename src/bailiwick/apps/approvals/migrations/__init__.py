"""The migrations of permissions."""
