"""CT052: Agency equipment used to reach social sites outside what the policy leaves to it.

What it asks
    Do lines of an access log, supplied for one report or one approved draw, show use that asks a supervisor to look?

Why
    CR-52. pd/V.A.1.s1 bars the department's systems except for those authorised and for investigations; nmpd/VII.A.s1
    and s2 bar personal sites on duty and on details unless the duties need them; mpd/IV.A.3.d.i.b7 asks for more than
    occasional use and for interference. The matrix is the binding's values. A log alone is never a finding on anybody.

Example
    Not met (nmpd): "14:05 city laptop, personal profile feed, on shift, no duty need".
    Met (nmpd): "personal phone at lunch, no interference".

Remedy
    A supervisor asks the member, and records the ground or the answer.

Where it errs
    A log does not know who sat at the device or why. A site that the register of platforms has not classed is taken for
    a social one. Lines about anybody but those the report or draw names are not
    read; several lines without a report or draw are not read at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bailiwick.kernel.sentence import Sentence, say
from bailiwick.policy.check import Look, Observation, cannot_tell, check, not_met
from bailiwick.policy.checks.grammar.access_lines import GROUPS, Told, read_line
from bailiwick.policy.facts import ABSENT, UNKNOWN, Known
from bailiwick.policy.facts.registers import Account, Equipment
from bailiwick.policy.facts.value import Fact
from bailiwick.policy.remedy import Do

SUPPLIED_FOR, CONCERNS, LINES = "access.supplied-for", "access.concerns", "access.lines"
MUCH, INTERFERES = "access.more-than-occasional", "access.interferes"
BOTH = "more-than-occasional-and-interferes"
SURE, UNSAID = 0.85, 0.7
WHY = say(
    "Agency equipment reached a social site, and no ground for it is on record. A log alone decides nothing."
)
WHY_BOTH = say("Personal use is said to be more than occasional and to get in the way of the work.")


@check(
    "CT052",
    name="agency-equipment",
    asks="Do lines supplied for one report or draw show agency equipment used for social sites without a ground?",
    document=__doc__,
    rules=("CR-52",),
    context=GROUPS,
    languages=("en",),
    values={
        "accounts": "accounts that agency equipment may not reach: personal official investigation",
        "duty": "when that holds: on-duty off-duty-detail off-duty; left out: always",
        "kinds": "sorts of sites it is about, such as social-network; one nobody has classed counts; left out: all",
        "frees": "grounds that free it: authorisation investigation duty-need",
        "elements": f"{BOTH}: only use that is both asks for a look, on agency equipment or agency time",
    },
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Read the description of one line, or the lines supplied; never more than what one report or draw names."""
    facts, raw = look.facts.access, look.text.raw.strip()
    unsupplied = not isinstance(facts.supplied_for, Known)
    if raw and unsupplied and sum(bool(line.strip()) for line in raw.splitlines()) > 1:
        yield cannot_tell(
            say("Several lines are read only for one report or one approved draw, and none is named."),
            SUPPLIED_FOR,
        )
    elif raw:
        told = read_line(look.text)
        if told.social:
            yield from _weighed(look, _with_facts(look, told))
    elif facts.lines is ABSENT:
        return
    elif facts.lines is UNKNOWN:
        yield cannot_tell(say("Nobody has supplied lines of the log."), LINES)
    elif unsupplied:
        yield cannot_tell(
            say("Nobody has said for which report or approved draw the lines are."), SUPPLIED_FOR
        )
    elif not isinstance(facts.concerns, Known):
        yield cannot_tell(say("Nobody has said whom the report or draw is about."), CONCERNS)
    else:
        for line in facts.lines.value:
            if line.person in facts.concerns.value:
                told = Told(line, social=True, denied=frozenset(), much=None, interferes=None)
                yield from _weighed(look, _with_facts(look, told))


def _with_facts(look: Look, told: Told) -> Told:
    """What is told, with the supervisor's statements where there are some."""
    facts = look.facts.access
    return replace(
        told,
        much=_said(facts.more_than_occasional, told.much),
        interferes=_said(facts.interferes, told.interferes),
    )


def _said(fact: Fact[bool], told: bool | None) -> bool | None:  # noqa: FBT001 -- what is told, not an option
    if fact is UNKNOWN:
        return told
    return fact.value if isinstance(fact, Known) else False


def _weighed(look: Look, told: Told) -> Iterator[Observation]:
    if look.values.get("elements") == BOTH:
        yield from _both(told)
        return
    confidence = _confidence(look, told)
    if confidence is None:
        return
    if told.line.equipment is None:
        yield cannot_tell(say("The line does not say whose device it was."), LINES)
        return
    yield _asks(WHY, confidence)


def _confidence(look: Look, told: Told) -> float | None:
    """How surely a line falls under the policy's matrix; None when it does not."""
    line = told.line
    accounts, duty, frees = (_listed(look, name) for name in ("accounts", "duty", "frees"))
    if line.equipment is Equipment.OWN or line.grounds & frees:
        return None
    kinds = _listed(look, "kinds")
    if kinds and line.kind and line.kind not in kinds:
        return None
    if line.account is not None and line.account.value not in accounts:
        return None
    # Whoever posts for the agency, or investigates, is taken to have leave unless the line says otherwise.
    if line.account in {Account.OFFICIAL, Account.INVESTIGATION} and not told.denied:
        return None
    if duty and line.duty is not None and line.duty.value not in duty:
        return None
    unsaid = line.account is None or bool(duty and line.duty is None)
    return UNSAID if unsaid else SURE


def _both(told: Told) -> Iterator[Observation]:
    """Two elements, each of which must be there; what nobody has said is asked for."""
    line = told.line
    if line.account in {Account.OFFICIAL, Account.INVESTIGATION} or line.grounds:
        return
    if told.much is False or told.interferes is False:
        return
    if told.much and told.interferes:
        yield _asks(WHY_BOTH, SURE if line.equipment is not None else UNSAID)
        return
    if told.much or told.interferes:
        yield cannot_tell(
            say(
                "Only use that is more than occasional and gets in the way counts, and nobody has said both."
            ),
            INTERFERES if told.much else MUCH,
        )


def _asks(why: Sentence, confidence: float) -> Observation:
    return not_met(why, confidence=confidence, remedies=(Do("ask-the-member", "supervisor"),))


def _listed(look: Look, name: str) -> frozenset[str]:
    value = look.values.get(name, ())
    return frozenset(map(str, value)) if isinstance(value, tuple) else frozenset({str(value)})
