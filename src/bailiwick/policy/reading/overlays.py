"""Reading an agency's overlay."""

from __future__ import annotations

from bailiwick.kernel.errors import Faults
from bailiwick.policy.overlay import Overlay
from bailiwick.policy.reading.bindings import read_exemption
from bailiwick.policy.reading.fields import Fields
from bailiwick.policy.reading.node import Node

LISTS = ("own-names", "own-numbers", "own-domains")


def read_overlay(node: Node, file: str, faults: Faults) -> Overlay | None:
    """Read one overlay; that its settings and clauses exist is seen when it is laid over its pack."""
    fields = Fields(node, file, faults, "overlay")
    pack = fields.text("pack", required=True)
    settings, wording, notices, lists = (
        fields.inner(key) for key in ("settings", "wording", "notices", "lists")
    )
    exemptions = []
    for item in fields.each("exemptions"):
        inner = Fields(item, file, faults, "exemption")
        exemption = read_exemption(inner)
        inner.finish()
        if exemption is not None:
            exemptions.append(exemption)
    overlay = Overlay(
        pack=pack,
        agency=fields.text("agency"),
        adopted=fields.day("adopted"),
        watch_until=fields.day("watch_until"),
        settings={key: settings.text(key) for key, _ in settings.entries()} if settings else {},
        exemptions=tuple(exemptions),
        wording={key: wording.text(key) for key, _ in wording.entries()} if wording else {},
        notices={key: notices.text(key) for key, _ in notices.entries()} if notices else {},
        lists={key: lists.words(key) for key, _ in lists.entries()} if lists else {},
    )
    for name in overlay.lists:
        if name not in LISTS:
            fields.fault(
                f"overlay: there is no list '{name}'; known are {', '.join(LISTS)}", fields.line_of("lists")
            )
    fields.finish()
    return overlay if pack else None
