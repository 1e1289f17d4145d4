"""Reading a lexicon from its node: terms and patterns become entries, each with its line."""

from __future__ import annotations

from bailiwick.kernel.errors import Faults
from bailiwick.policy.reading.fields import Fields
from bailiwick.policy.reading.node import Node
from bailiwick.policy.text.lexicon import Entry, Lexicon, context_fault


def read_lexicon(node: Node | None, file: str, faults: Faults) -> Lexicon | None:
    """Read one lexicon file."""
    if node is None:
        return None
    fields = Fields(node, file, faults, "lexicon")
    lexicon_id = fields.text("id", required=True)
    entries = [
        *_read_entries(fields, "terms", "t", lexicon_id),
        *_read_entries(fields, "patterns", "p", lexicon_id),
    ]
    if lexicon_id and not entries:
        fields.fault(f"lexicon {lexicon_id} has neither terms nor patterns")
    lexicon = Lexicon(
        id=lexicon_id,
        language=fields.text("language", required=True),
        fold=fields.flag("fold", default=False),
        caseless=fields.flag("caseless", default=True),
        entries=tuple(entries),
        source=file,
    )
    fields.text("about")
    fields.finish()
    return lexicon if lexicon_id else None


def _read_entries(fields: Fields, key: str, word: str, lexicon_id: str) -> list[Entry]:
    found = []
    for node in fields.each(key):
        if isinstance(node.value, dict):
            inner = Fields(node, fields.file, fields.faults, f"lexicon {lexicon_id}, {key}")
            expression = inner.text(word, required=True)
            group = inner.text("group")
            limits = {name: inner.words(name) for name in ("not_before", "not_after", "not_inside")}
            for name, words in limits.items():
                for message in filter(None, (context_fault(name, item) for item in words)):
                    inner.fault(message, inner.line_of(name))
            inner.finish()
        else:
            expression, group, limits = next(iter(fields.words_of(node, key)), ""), "", {}
        if not expression:
            fields.fault(f"lexicon {lexicon_id}: an empty {word} would match everywhere", node.line)
            continue
        found.append(
            Entry(
                expression=expression,
                literal=key == "terms",
                group=f"{lexicon_id}:{group}" if group else lexicon_id,
                not_before=limits.get("not_before", ()),
                not_after=limits.get("not_after", ()),
                not_inside=limits.get("not_inside", ()),
                line=node.line,
            )
        )
    return found
