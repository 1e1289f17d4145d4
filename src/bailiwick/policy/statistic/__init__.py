"""A small statistical model of speech, asked where rules end. What it was taught, and where it fails: see its card."""

from bailiwick.policy.statistic.model import Kind, Likelihood, Model

__all__ = ["Kind", "Likelihood", "Model"]
