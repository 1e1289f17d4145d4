"""Bailiwick: the system of record for how a public agency uses social media."""

__version__ = "0.1.0"
