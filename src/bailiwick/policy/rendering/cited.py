"""Telling what a policy cites, and whether it is at hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.cited import Cited, Standing

STANDING_WORDS: dict[Standing, Sentence] = {
    Standing.HELD: say("at hand"),
    Standing.LINKED: say("not held, but linked"),
    Standing.QUOTED: say("not held; known only by what another policy quotes"),
    Standing.MISSING: say("not held"),
}


def cited_lines(cited: Iterable[Cited]) -> Iterator[str]:
    """Each cited text in a line, with where it can be read, what is quoted of it, and what to know."""
    for one in cited:
        yield f"cites {one.name} ({one.kind.value}): {STANDING_WORDS[one.standing]}{_where(one)}. [{one.id}]"
        for quotation in one.quotes:
            yield f"    clause {quotation.clause}: by {', '.join(quotation.by)}"
        if one.note:
            yield f"    {one.note}"


def _where(one: Cited) -> str:
    place = one.held_as or one.link
    return f", {place}" if place else ""


def cited_data(one: Cited) -> dict[str, object]:
    """A cited text as plain data."""
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind.value,
        "standing": one.standing.value,
        "clauses": list(one.clauses),
        "held_as": one.held_as,
        "link": one.link,
        "quotes": [{"clause": quotation.clause, "by": list(quotation.by)} for quotation in one.quotes],
        "note": one.note,
    }
