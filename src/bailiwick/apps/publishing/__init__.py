"""Official posts: drafts, the gate they go out by, second readings, and what went out for which aim."""
