"""The pages of drafts and posts."""
