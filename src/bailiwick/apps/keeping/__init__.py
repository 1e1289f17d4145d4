"""Keeping: what was captured, how long it is kept, who holds it, and how it may be destroyed."""
