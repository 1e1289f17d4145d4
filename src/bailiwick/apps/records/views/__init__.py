"""The pages of demands for records."""
