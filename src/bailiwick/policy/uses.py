"""Which word lists are read together: no official post is searched for what only visitors may not say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bailiwick.policy.binding import Binding
from bailiwick.policy.check import Check
from bailiwick.policy.engine.plan import Groups
from bailiwick.policy.text.lexicon import Lexicon

_KIND = "post.class"
_EVERYWHERE = "comment"
"""What comments are searched for is looked for in nearly everything else too."""


def by_use(
    lexicons: Sequence[Lexicon], bindings: Iterable[Binding], checks: Mapping[str, Check], groups: Groups
) -> list[list[Lexicon]]:
    """The lexicons in parts: together are those that wake checks for the same kinds of text, or at the same gates."""
    uses: dict[str, set[str]] = defaultdict(set)
    for binding in bindings:
        for group in woken_by(binding, checks, groups):
            uses[group.partition(":")[0]].update(_kinds_of(binding))
    parts: dict[str, list[Lexicon]] = defaultdict(list)
    for lexicon in lexicons:
        kinds = uses[lexicon.id]
        parts[_EVERYWHERE if _EVERYWHERE in kinds else "+".join(sorted(kinds))].append(lexicon)
    return [part for _, part in sorted(parts.items())]


def woken_by(binding: Binding, checks: Mapping[str, Check], groups: Groups) -> Iterator[str]:
    """The groups that wake a binding's check: the check's own, and those of the lexicons that its values name."""
    if binding.check in checks:
        yield from checks[binding.check].triggers
    lexicons = binding.values.get("lexicons", ())
    for name in lexicons if isinstance(lexicons, tuple) else (lexicons,):
        yield from groups.named(str(name))


def _kinds_of(binding: Binding) -> tuple[str, ...]:
    for condition in binding.when:
        if condition.path == _KIND:
            return condition.one_of
    return binding.gates
