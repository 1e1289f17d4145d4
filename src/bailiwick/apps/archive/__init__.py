"""The archive: threads on our own pages, what was said there, and the warning of a meeting nobody announced."""
