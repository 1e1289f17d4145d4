"""How often the checks err, on which set, beside peers in the same run: printed, and written into docs/."""

from bench.judgement.main import main

__all__ = ["main"]
