"""Words of permissions for their pages."""
