"""Reading authorities and risks: what courts have said of clauses like some of ours."""

from __future__ import annotations

from collections.abc import Iterator

from bailiwick.policy.clause import ClauseKind, Force
from bailiwick.policy.reading.fields import Fields
from bailiwick.policy.risk import Authority, Look, Outcome, Risk

EARLIEST, LATEST = 1789, 2200


def read_authority(fields: Fields) -> Authority | None:
    """Read one decided case."""
    authority_id = fields.text("id", required=True)
    fields.what = f"authority {authority_id}" if authority_id else "authority"
    outcome = fields.choice("outcome", Outcome)
    year = int(fields.number("year", default=0))
    if not EARLIEST <= year <= LATEST:
        fields.fault(f"{fields.what}: 'year' must be the year of the decision", fields.line_of("year"))
    authority = Authority(
        id=authority_id,
        name=fields.text("name", required=True),
        court=fields.text("court", required=True),
        year=year,
        citation=fields.text("citation", required=True),
        outcome=outcome or Outcome.TEST,
        said=fields.text("said", required=True),
        later=fields.text("later"),
    )
    return authority if authority_id and outcome else None


def read_risk(fields: Fields) -> Risk | None:
    """Read one sort of clause that courts have struck or narrowed."""
    risk_id = fields.text("id", required=True)
    fields.what = f"risk {risk_id}" if risk_id else "risk"
    looks = tuple(_read_looks(fields))
    if not looks:
        fields.fault(f"{fields.what}: 'looks' says of no clause that it resembles this")
    risk = Risk(
        id=risk_id,
        title=fields.text("title", required=True),
        looks=looks,
        authorities=fields.words("authorities", required=True),
        differs=fields.text("differs", required=True),
        narrower=fields.text("narrower"),
    )
    return risk if risk_id else None


def _read_looks(fields: Fields) -> Iterator[Look]:
    for node in fields.each("looks"):
        inner = Fields(node, fields.file, fields.faults, f"{fields.what}, 'looks'")
        values = inner.inner("values")
        look = Look(
            because=inner.text("because", required=True),
            kinds=inner.members("kinds", ClauseKind),
            forces=inner.members("forces", Force),
            binds=inner.words("binds"),
            speech=inner.words("speech"),
            checks=inner.words("checks"),
            values={name: values.words_of(one, name) for name, one in values.entries()} if values else {},
            notices=inner.words("notices"),
            words=inner.words("words"),
            without=inner.words("without"),
        )
        if look.values and not look.checks:
            inner.fault(f"{inner.what}: 'values' are those of a check: name it in 'checks'")
        if not look.says_something:
            inner.fault(
                f"{inner.what}: it names no checks, notices or words, so it would bring up everything"
            )
        inner.finish()
        yield look
