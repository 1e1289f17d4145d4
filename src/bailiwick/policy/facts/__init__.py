"""What a check may look at: frozen subjects whose every field is Known, Absent or Unknown."""

from bailiwick.policy.facts.facts import Facts
from bailiwick.policy.facts.value import ABSENT, UNKNOWN, Absent, Fact, Known, Unknown

__all__ = ["ABSENT", "UNKNOWN", "Absent", "Fact", "Facts", "Known", "Unknown"]
