"""The migrations of sites."""
