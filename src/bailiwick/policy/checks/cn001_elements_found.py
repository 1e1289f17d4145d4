"""CN001: Before a finding about conduct is made, every element the clause needs has been found, with advice.

What it asks
    Has somebody found each element of the clause in the evidence, and does the advice that must come first stand?

Why
    A broad clause is only met by evidence of its elements (mpd/IV.A.3.b.s3): an effect on the work and a worker who can
    be told to be the city's. Words alone never sustain it.

Example
    Not met: the report is about rude words, and no effect on the work was found.
    Met: the effect was found, the worker was identifiable, and the legal view is dated.

Remedy
    Find the element, or leave the finding unmade.

Where it errs
    It reads what the investigator states; it does not weigh evidence.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, cannot_tell, check, not_met
from bailiwick.policy.clause import Elements
from bailiwick.policy.facts import UNKNOWN, Fact, Known
from bailiwick.policy.facts.subjects import Finding
from bailiwick.policy.remedy import Do

NO_ELEMENTS = Elements()


@check(
    "CN001",
    name="elements-found",
    asks="Has every element of the clause been found, and has the advice that comes first been given?",
    document=__doc__,
    values={
        "elements": "id of the clause whose elements must be found",
        "also": "what must stand besides: own-analysis, legal-view-dated, hr-advice",
    },
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Weigh the stated elements against those the clause needs."""
    case = look.facts.case
    if case.elements is UNKNOWN:
        yield cannot_tell(say("Nobody has said which elements were found."), "case.elements")
        return
    stated = case.elements.value if isinstance(case.elements, Known) else {}
    elements = look.elements.get(str(look.values.get("elements")), NO_ELEMENTS)
    yield from _all_of(elements, stated)
    yield from _any_of(elements, stated)
    yield from _also(look)


def _all_of(elements: Elements, stated: dict[str, Finding]) -> Iterator[Observation]:
    for name in elements.all_of:
        answer = stated.get(name, Finding.OPEN)
        if answer is Finding.OPEN:
            yield cannot_tell(
                say("The element “{element}” is still open.", element=_plain(name)), "case.elements"
            )
        elif answer is Finding.NOT_FOUND:
            yield not_met(say("The element “{element}” was not found.", element=_plain(name)))


def _any_of(elements: Elements, stated: dict[str, Finding]) -> Iterator[Observation]:
    answers = [stated.get(name, Finding.OPEN) for name in elements.any_of]
    if not answers or Finding.FOUND in answers:
        return
    names = ", ".join(_plain(name) for name in elements.any_of)
    if Finding.OPEN in answers:
        yield cannot_tell(
            say("One of these must be found, and some are still open: {elements}.", elements=names),
            "case.elements",
        )
    else:
        yield not_met(say("None of these was found: {elements}.", elements=names))


def _also(look: Look) -> Iterator[Observation]:
    also = look.values.get("also", ())
    case = look.facts.case
    known: dict[str, Fact[bool] | Fact[date]] = {
        "own-analysis": case.own_analysis,
        "legal-view-dated": case.legal_view_dated,
        "hr-advice": case.hr_advice,
    }
    for name in also if isinstance(also, tuple) else ():
        fact = known[str(name)]
        if fact is UNKNOWN:
            yield cannot_tell(
                say("Nobody has said whether this stands: {step}.", step=_plain(str(name))), f"case.{name}"
            )
        elif not isinstance(fact, Known) or not fact.value:
            yield not_met(
                say("This must come first: {step}.", step=_plain(str(name))),
                remedies=(Do(str(name), "case-investigator"),),
            )


def _plain(name: str) -> str:
    return name.replace("-", " ")
