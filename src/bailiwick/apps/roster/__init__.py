"""The roster: one agency tree, its people and as what they work, who holds which office, who may use which power."""
