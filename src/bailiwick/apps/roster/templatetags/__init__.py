"""Words of the roster's pages."""
