"""Judgement and speed, measured and printed: `make bench`."""
