"""Reading a schedule's file: every wrong, missing or unknown key is a fault with its line, as in packs."""

from __future__ import annotations

from bailiwick.kernel.errors import Faults
from bailiwick.kernel.identifiers import is_plain_id
from bailiwick.policy.reading.fields import Fields
from bailiwick.policy.reading.node import Node
from bailiwick.policy.reading.retention_rules import Known, read_rule, read_transfer, read_year
from bailiwick.policy.retention import Edition, Permanently, Schedule, Series, Trigger


def read_schedule(node: Node | None, file: str, faults: Faults) -> Schedule | None:
    """Read one schedule; None where it cannot be told which it is."""
    if node is None:
        return None
    fields = Fields(node, file, faults, "schedule")
    name = fields.text("id", required=True)
    if name and not is_plain_id(name):
        fields.fault(f"'{name}' is no id: small letters, digits and hyphens", fields.line_of("id"))
    triggers = _triggers(fields)
    editions = tuple(_edition(Fields(one, file, faults, "edition")) for one in fields.each("editions"))
    known = Known(frozenset(triggers) | frozenset(Trigger), read_year(fields, "fiscal-year-begins"))
    order = tuple(edition.id for edition in editions if edition)
    series = [_series(Fields(one, file, faults, "series"), known, order) for one in fields.each("series")]
    schedule = Schedule(
        id=name,
        title=fields.text("title", required=True),
        jurisdiction=fields.text("jurisdiction", required=True),
        publisher=fields.text("publisher", required=True),
        authority=fields.words("authority"),
        editions=tuple(edition for edition in editions if edition),
        series=tuple(one for one in series if one),
        triggers=triggers,
        general=fields.words("general"),
    )
    fields.finish()
    _look_over(schedule, fields)
    return schedule if name else None


def _triggers(fields: Fields) -> dict[str, str]:
    inner = fields.inner("triggers")
    if inner is None:
        return {}
    found = {}
    for key, node in inner.entries():
        if not is_plain_id(key):
            inner.fault(f"'{key}' is no id of a trigger", node.line)
        elif key in set(Trigger):
            inner.fault(f"'{key}' is a trigger that every schedule has", node.line)
        found[key] = str(node.value)
    return found


def _edition(fields: Fields) -> Edition | None:
    name, since = fields.text("id", required=True), fields.day("from", required=True)
    last, printed = fields.day("last"), fields.text("printed")
    fields.finish()
    if since and last and last < since:
        fields.fault("an edition ends before it begins", fields.line_of("last"))
    return Edition(name, since, last, printed) if name and since else None


def _look_over(schedule: Schedule, fields: Fields) -> None:
    days = [edition.since for edition in schedule.editions]
    if not days or days != sorted(set(days)):
        fields.fault(
            "'editions' must name at least one, in the order of their days", fields.line_of("editions")
        )
    order = {edition.id: place for place, edition in enumerate(schedule.editions)}
    spans: dict[str, list[tuple[int, int]]] = {}
    for series in schedule.series:
        first, end = order.get(series.since, 0), order.get(series.until, len(order))
        for other_first, other_end in spans.setdefault(series.number, []):
            if first < other_end and other_first < end:
                fields.fault(
                    f"series '{series.number}' stands twice in one edition", fields.line_of("series")
                )
        spans[series.number].append((first, end))


def _series(fields: Fields, known: Known, editions: tuple[str, ...]) -> Series | None:
    number = fields.text("number", required=True)
    fields.what = f"series '{number}'"
    keep = fields.inner("keep", required=True)
    rule = read_rule(keep, known) if keep else None
    since, until = fields.text("since", default=editions[0] if editions else ""), fields.text("until")
    for key, edition in (("since", since), ("until", until)):
        if edition and edition not in editions:
            fields.fault(f"{fields.what}: there is no edition '{edition}'", fields.line_of(key))
    series = Series(
        number=number,
        title=fields.text("title", required=True),
        rule=rule or Permanently(),
        since=since,
        until=until,
        transfer=read_transfer(fields.inner("transfer"), known),
        review=fields.flag("review", default=False),
        confidential=fields.words("confidential"),
        authority=fields.words("authority"),
        note=fields.text("note"),
        ended=int(fields.number("ended", default=0)) or None,
    )
    fields.finish()
    sound = rule is not None and {since, until} <= {*editions, ""}
    return series if number and sound else None
