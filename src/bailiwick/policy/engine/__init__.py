"""The engine: facts and text in, a verdict for every binding out."""

from bailiwick.policy.engine.examiner import Examiner

__all__ = ["Examiner"]
