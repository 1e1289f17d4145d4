"""The pages of permissions."""
