"""What is known in the vault, and how it is told."""

from __future__ import annotations

from bailiwick.apps.covert.facts.boxes import DoesNotOpenError, Locked, Pair
from bailiwick.apps.covert.facts.giving_away import gives_a_password
from bailiwick.apps.covert.facts.sealed import SEALED
from bailiwick.apps.covert.facts.standing import WHO, Standing, State, can_follow, standing_of
from bailiwick.apps.covert.facts.unlocked import Unlocked

__all__ = [
    "SEALED",
    "WHO",
    "DoesNotOpenError",
    "Locked",
    "Pair",
    "Standing",
    "State",
    "Unlocked",
    "can_follow",
    "gives_a_password",
    "standing_of",
]
