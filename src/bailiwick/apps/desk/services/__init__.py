"""What the desk does: it has failed work tried again, and in a demonstration it tries to cheat, on a copy."""

from __future__ import annotations

from bailiwick.apps.desk.services.cheating import cheat, package
from bailiwick.apps.desk.services.jobs import try_job_again

__all__ = ["cheat", "package", "try_job_again"]
