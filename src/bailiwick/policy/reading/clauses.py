"""Reading clauses and editions."""

from __future__ import annotations

from bailiwick.kernel.identifiers import is_clause_id
from bailiwick.policy.clause import Clause, ClauseKind, Edition, Elements, Force, Qualifier, Source
from bailiwick.policy.reading.fields import Fields


def read_clause(fields: Fields) -> Clause | None:
    """Read one clause; None when its id, kind or force cannot be read."""
    clause_id = fields.text("id", required=True)
    fields.what = f"clause {clause_id}" if clause_id else "clause"
    if clause_id and not is_clause_id(clause_id):
        fields.fault(f"'{clause_id}' is not a clause id like nmpd/V.G.2.s1", fields.line_of("id"))
    kind = fields.choice("kind", ClauseKind)
    force = fields.choice("force", Force)
    qualifier = fields.choice("qualifier", Qualifier, Qualifier.NONE)
    source = _read_source(fields)
    elements = _read_elements(fields)
    clause = Clause(
        id=clause_id,
        label=fields.text("label", required=True),
        heading=fields.text("heading", required=True),
        kind=kind or ClauseKind.DEFINITION,
        force=force or Force.IS,
        says=fields.text("says", required=True),
        source=source,
        qualifier=qualifier or Qualifier.NONE,
        binds=fields.words("binds"),
        acts=fields.words("acts"),
        since=fields.text("since"),
        until=fields.text("until"),
        lived_by=fields.words("lived_by"),
        acceptance=fields.text("acceptance"),
        room=fields.text("room"),
        elements=elements,
        note=fields.text("note"),
    )
    return clause if clause_id and kind and force else None


def _read_source(fields: Fields) -> Source:
    inner = fields.inner("source", required=True)
    if inner is None:
        return Source("")
    source = Source(inner.text("file", required=True), inner.text("lines"))
    inner.finish()
    return source


def _read_elements(fields: Fields) -> Elements | None:
    inner = fields.inner("elements")
    if inner is None:
        return None
    elements = Elements(inner.words("any"), inner.words("all"))
    if not elements.any_of and not elements.all_of:
        inner.fault("elements name nothing: give 'any' or 'all'")
    inner.finish()
    return elements


def read_edition(fields: Fields) -> Edition | None:
    """Read one edition: `from` is a date, or the word adoption; `text` is held or not-held."""
    edition_id = fields.text("id", required=True)
    node = fields.node("from", required=True)
    begins = None
    if node is not None and node.value != "adoption":
        begins = fields.day("from")
    text = fields.text("text", required=True)
    if text not in ("held", "not-held", ""):
        fields.fault(
            f"edition {edition_id}: 'text' is '{text}'; it must be held or not-held", fields.line_of("text")
        )
    note = fields.text("note")
    return Edition(id=edition_id, begins=begins, held=text == "held", note=note) if edition_id else None
