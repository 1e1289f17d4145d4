"""Powers as they are printed: by the heading and the label of the clause that gives them, never by our id alone."""

from __future__ import annotations

from bailiwick.ui.shelf import shelf


def printed(power: str) -> str:
    """The clause that gives a power: `Site approval (SOP 400.14, V.A.2)`; the id itself where no policy here has it."""
    for policy in shelf().policies.values():
        if power in policy.powers:
            clause = policy.pack.clauses[policy.powers[power].clause]
            where = f"{policy.pack.citation or policy.pack.title}, {clause.label}"
            return f"{clause.heading} ({where})" if clause.heading else where
    return power
