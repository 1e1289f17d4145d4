"""Official sites: platforms, their terms, and each page from the idea to its last day."""
