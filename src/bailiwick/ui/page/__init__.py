"""Page: which notices a page carries, where, and what to put there. Nothing is kept."""
