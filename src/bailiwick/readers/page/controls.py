"""Controls that offer more: whether what they would show is in the file, and whether one stands beside what is hidden."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborNode

from bailiwick.readers.page.markup import Sheet, Sight, beginning, is_more, short_text, sight_of

LONGEST_CONTROL = 40
FEWEST_FOLDED = 10
MOST_NEAR = 24
"""Elements looked at beside a control that offers more, or beside what is hidden."""
_WHOLE_PAGE = frozenset({"body", "html", "main"})
_NO_WORDS = frozenset({"script", "style", "template", "noscript"})


def opens_something(node: LexborNode, sheet: Sheet) -> bool:
    """Whether the folded words a control opens are in the file, beside it or one level up."""
    if (node.attributes.get("aria-controls") or "") in sheet.controlled - {""}:
        return True
    return any(
        child.tag not in _NO_WORDS
        and sight_of(child, sheet) is not Sight.SHOWN
        and len(beginning(child, LONGEST_CONTROL)) > FEWEST_FOLDED
        for child in _near(node)
    )


def near_more(node: LexborNode) -> bool:
    """Whether a control that offers more stands beside what is hidden, so that a click shows it."""
    return any(is_more(short_text(child, LONGEST_CONTROL)) for child in _near(node))


def _near(node: LexborNode) -> Iterator[LexborNode]:
    parent = node.parent
    for around in (parent, parent.parent if parent is not None else None):
        if around is not None and around.tag not in _WHOLE_PAGE:
            yield from islice(around.iter(), MOST_NEAR)
