"""What a policy lets people be looked at for: the purposes of random looks, each with the clauses it rests on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LookPurpose:
    """One purpose of `looks.yaml`: the clause that limits looks to it, the one that allows them, and what it is."""

    id: str
    clause: str
    allowed_by: str
    says: str
