"""Reading what a policy gives to whoever weighs what somebody did."""

from __future__ import annotations

from collections.abc import Iterator

from bailiwick.policy.conduct import ConductRule, ConductStep, Decides, RuleKind, Told
from bailiwick.policy.reading.fields import Fields


def read_conduct(fields: Fields) -> ConductRule | None:
    """Read one rule; None when its id or what it says cannot be read."""
    rule_id = fields.text("id", required=True)
    fields.what = f"conduct rule {rule_id}" if rule_id else "conduct rule"
    kind = fields.choice("says", RuleKind)
    decides = next(iter(fields.members("decides", Decides)), None)
    rule = ConductRule(
        id=rule_id,
        kind=kind or RuleKind.FACTOR,
        clause=fields.text("clause", required=True),
        told=fields.members("told", Told),
        only_with=fields.members("only_with", Told),
        limits=fields.words("limits"),
        of=fields.words("of"),
        name=fields.text("name"),
        steps=tuple(_read_steps(fields)),
        decides=decides,
        assigned=fields.text("assigned"),
        without=fields.words("without"),
    )
    return rule if rule_id and kind else None


def _read_steps(fields: Fields) -> Iterator[ConductStep]:
    for node in fields.each("steps"):
        inner = Fields(node, fields.file, fields.faults, f"{fields.what}, 'steps'")
        yield ConductStep(
            inner.text("id", required=True),
            inner.text("by", required=True),
            inner.text("says", required=True),
        )
        inner.finish()
