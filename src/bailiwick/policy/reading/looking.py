"""Reading what a policy lets people be looked at for."""

from __future__ import annotations

from bailiwick.policy.looking import LookPurpose
from bailiwick.policy.reading.fields import Fields


def read_look(fields: Fields) -> LookPurpose | None:
    """Read one purpose of random looks; None when it has no id."""
    name = fields.text("id", required=True)
    fields.what = f"purpose of looks {name}" if name else "purpose of looks"
    clause = fields.text("clause", required=True)
    says = fields.text("says", required=True)
    return LookPurpose(name, clause, fields.text("allowed_by") or clause, says) if name else None
