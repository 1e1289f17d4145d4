"""What the policy linter found, for counsel: as text, Markdown or plain data. Never as law that is settled."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.counsel import Concern, Resemblance
from bailiwick.policy.pack import Pack
from bailiwick.policy.risk import Authority, Outcome, Risk

WIDTH = 110
FOR_COUNSEL = say(
    "For counsel. These clauses resemble some that courts have struck or narrowed. Whether that matters here is for "
    "counsel to say; nothing here is settled law for this agency."
)
WHY_IT_MAY_DIFFER = say("Why a clause may differ.")
NARROWER = say("What would be narrower.")
NOTHING = say("No clause resembles what we know courts to have struck or narrowed. That clears nothing.")
OUTCOME_WORDS = {
    Outcome.STRUCK: say("the rule was struck down"),
    Outcome.NARROWED: say("the rule, or its use, was held back"),
    Outcome.REVIVED: say("the claim was let go on"),
    Outcome.TEST: say("says how it is weighed"),
    Outcome.UPHELD: say("decided the other way, or for discipline"),
    Outcome.VACATED: say("decided, and later set aside"),
}


def counsel_text(pack: Pack, concerns: Sequence[Concern]) -> str:
    """The clauses of one pack as text: each with what it resembles, and at the end the cases."""
    return "\n".join(_text(pack, concerns))


def counsel_markdown(pack: Pack, concerns: Sequence[Concern]) -> str:
    """The same in Markdown."""
    return "\n".join(_markdown(pack, concerns))


def counsel_data(pack: Pack, concerns: Sequence[Concern]) -> dict[str, object]:
    """The same as plain data."""
    return {
        "policy": pack.id,
        "title": pack.title,
        "note": str(FOR_COUNSEL),
        "clauses": [
            {
                "clause": concern.clause.id,
                "label": concern.clause.label,
                "heading": concern.clause.heading,
                "risk": concern.risk.id,
                "title": concern.risk.title,
                "resembles": [
                    {"because": one.because, "words": list(one.words)} for one in concern.resembles
                ],
                "differs": concern.risk.differs,
                "narrower": concern.risk.narrower,
                "authorities": [authority.id for authority in concern.authorities],
            }
            for concern in concerns
        ],
        "authorities": [
            {
                "id": one.id,
                "name": one.name,
                "court": one.court,
                "year": one.year,
                "citation": one.citation,
                "outcome": one.outcome.value,
                "said": one.said,
                "later": one.later,
            }
            for one in cases_of(concerns)
        ],
    }


def cases_of(concerns: Sequence[Concern]) -> list[Authority]:
    """Every case named, once, in the order first named."""
    return list({one.id: one for concern in concerns for one in concern.authorities}.values())


def full_citation(authority: Authority) -> str:
    """A case as it is cited; the year stands in a reporter's own brackets where the citation has them."""
    if authority.citation.endswith(")"):
        return f"{authority.name}, {authority.citation}"
    return f"{authority.name}, {authority.citation} ({authority.year})"


def outcome_word(authority: Authority) -> Sentence:
    """What became of the rule in a case."""
    return OUTCOME_WORDS[authority.outcome]


def by_risk(concerns: Sequence[Concern]) -> list[tuple[Risk, list[Concern]]]:
    """The clauses under what they resemble."""
    found: dict[str, tuple[Risk, list[Concern]]] = {}
    for concern in concerns:
        found.setdefault(concern.risk.id, (concern.risk, []))[1].append(concern)
    return list(found.values())


def _text(pack: Pack, concerns: Sequence[Concern]) -> Iterator[str]:
    yield pack.title
    yield _wrapped(str(FOR_COUNSEL if concerns else NOTHING), 0)
    for risk, several in by_risk(concerns):
        yield f"\n{risk.title}"
        for concern in several:
            clause = concern.clause
            yield f"  {pack.citation}, {clause.label}  {clause.heading}  [{clause.id}]"
            yield from (_wrapped(_reason(one), 6) for one in concern.resembles)
        for line in _advice(risk):
            yield _wrapped(line, 2)
        yield _wrapped(f"Cases: {'; '.join(one.name for one in several[0].authorities)}.", 2)
    if concerns:
        yield "\nThe cases, in our words"
        for authority in cases_of(concerns):
            yield _wrapped(f"{full_citation(authority)}: {outcome_word(authority)}.", 2)
            yield _wrapped(_said(authority), 6)
        yield f"\n{_count(concerns)}"


def _markdown(pack: Pack, concerns: Sequence[Concern]) -> Iterator[str]:
    yield f"# {pack.title}: for counsel\n\n{FOR_COUNSEL if concerns else NOTHING}"
    for risk, several in by_risk(concerns):
        yield f"\n## {risk.title}\n"
        for concern in several:
            clause = concern.clause
            reasons = " ".join(map(_reason, concern.resembles))
            yield f"- **{pack.citation}, {clause.label}: {clause.heading}** (`{clause.id}`). {reasons}"
        yield from (f"\n{line}" for line in _advice(risk))
        yield f"\nCases: {'; '.join(f'*{one.name}*' for one in several[0].authorities)}."
    if concerns:
        yield "\n## The cases, in our words\n"
        for authority in cases_of(concerns):
            yield f"- {full_citation(authority)}: {outcome_word(authority)}. {_said(authority)}"
        yield f"\n{_count(concerns)}"


def _reason(one: Resemblance) -> str:
    words = f" (“{'”, “'.join(one.words)}”)" if one.words else ""
    return f"{one.because}{words}"


def _advice(risk: Risk) -> Iterator[str]:
    yield f"{WHY_IT_MAY_DIFFER} {risk.differs}"
    if risk.narrower:
        yield f"{NARROWER} {risk.narrower}"


def _wrapped(text: str, indent: int) -> str:
    return textwrap.fill(text, WIDTH, initial_indent=" " * indent, subsequent_indent=" " * indent)


def _said(authority: Authority) -> str:
    return f"{authority.said} {authority.later}".strip()


def _count(concerns: Sequence[Concern]) -> Sentence:
    number = len({concern.clause.id for concern in concerns})
    if number == 1:
        return say("1 clause for counsel.")
    return say("{number} clauses for counsel.", number=str(number))
