"""The heart: policy as data, facts in, a verdict for every clause out. Pure Python; see docs/architecture.md."""
