"""Reading what a policy cites and whether it is at hand."""

from __future__ import annotations

from collections.abc import Iterator

from bailiwick.policy.cited import Cited, CitedKind, Quotation, Standing
from bailiwick.policy.reading.fields import Fields


def read_cited(fields: Fields) -> Cited | None:
    """Read one cited text; None when its id, kind or standing cannot be read."""
    cited_id = fields.text("id", required=True)
    fields.what = f"cited text {cited_id}" if cited_id else "cited text"
    kind, standing = fields.choice("kind", CitedKind), fields.choice("standing", Standing)
    cited = Cited(
        id=cited_id,
        name=fields.text("name", required=True),
        kind=kind or CitedKind.POLICY,
        standing=standing or Standing.MISSING,
        clauses=fields.words("clauses", required=True),
        held_as=fields.text("held_as"),
        link=fields.text("link"),
        quotes=tuple(_read_quotes(fields)),
        note=fields.text("note"),
    )
    return cited if cited_id and kind and standing else None


def _read_quotes(fields: Fields) -> Iterator[Quotation]:
    for node in fields.each("quotes"):
        inner = Fields(node, fields.file, fields.faults, f"{fields.what}, 'quotes'")
        yield Quotation(inner.text("clause", required=True), inner.words("by", required=True))
        inner.finish()
