"""Examiners: the policies of a thing's owner and of whoever acts, ready to be asked at a gate or under a watch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from threading import Lock
from uuid import UUID

from bailiwick.apps.policies.errors import NoPolicyError
from bailiwick.apps.policies.selectors.adopted import policies_binding, policies_of
from bailiwick.apps.policies.selectors.packs import library
from bailiwick.policy.adoption import AdoptedPolicy
from bailiwick.policy.engine import Examiner
from bailiwick.policy.facts import Facts
from bailiwick.policy.finding import Report
from bailiwick.policy.gates import GATES
from bailiwick.policy.library import Library
from bailiwick.ui.shelf import SCANNING

MOST_KEPT = 64
_kept: dict[tuple[str, str, tuple[str, ...], Library], Examiner] = {}
_keeping = Lock()


class OneAtATime(Examiner):
    """An examiner that several threads may ask: the scanner of a process has one scratch, so they take turns."""

    def examine(self, facts: Facts, text: str | None = None) -> Report:
        """Examine one act, alone."""
        with SCANNING:
            return super().examine(facts, text)


def speaking(gate: str, *, owner: UUID | None, actor: UUID | None, day: date) -> tuple[AdoptedPolicy, ...]:
    """The policies that speak at a gate: of the unit that owns the thing, and of whoever acts, as the gate says.

    Under a watch it is the owner's that speak.
    """
    packs_of = GATES[gate].packs_of if gate in GATES else ("site.owner",)
    found: dict[str, AdoptedPolicy] = {}
    if owner is not None and ("site.owner" in packs_of or actor is None):
        found |= {policy.id: policy for policy in policies_of(owner, day)}
    if actor is not None and "actor" in packs_of:
        for policy in policies_binding(actor, day):
            found.setdefault(policy.id, policy)
    return tuple(found.values())


def examiner_for(gate: str, *, owner: UUID | None, actor: UUID | None, day: date) -> Examiner:
    """An examiner at a gate or under a watch for a unit and a person, on a day.

    Raises NoPolicyError where no policy speaks: nobody can then say what is asked, and nothing passes.
    """
    policies = speaking(gate, owner=owner, actor=actor, day=day)
    if not policies:
        raise NoPolicyError(
            "No policy is in force here on that day.", remedy="Ask the policy steward to adopt one."
        )
    return examiner_of(policies, gate, day)


def examiner_of(policies: Sequence[AdoptedPolicy], gate: str, day: date) -> Examiner:
    """An examiner by those policies; the same ones on the same day share one."""
    at_hand = library()
    key = (gate, day.isoformat(), tuple(policy.digest for policy in policies), at_hand)
    with _keeping:
        found = _kept.get(key)
    if found is None:
        with SCANNING:
            found = at_hand.examiner(policies, gate, day, of=OneAtATime)
        with _keeping:
            if len(_kept) >= MOST_KEPT:
                _kept.clear()
            _kept[key] = found
    return found
