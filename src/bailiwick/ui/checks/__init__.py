"""Checks: the catalogue, each with what it asks, examples, whom it serves, and how often it errs."""
