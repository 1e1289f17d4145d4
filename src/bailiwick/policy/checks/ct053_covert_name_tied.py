"""CT053: A covert username, screen name or picture that leads to the employee behind it.

What it asks
    Could somebody who sees the profile work out who keeps it: by a name, nickname, number, old handle or picture?

Why
    CR-53. A covert profile is one under a name that does not lead to the employee (mpd/II, covert profile). A nickname
    of the station, a badge number, a birth year or a handle used before undoes it, and so does a word of the agency.

Example
    Not met: a screen name that is the maintainer's nickname at the station.
    Met: a name that nobody in the unit has, and a picture from a licensed collection.

Remedy
    Back to the maintainer, for a name and a picture that nothing known leads to.

Where it errs
    It knows only what the entry and the facts tell of the maintainer. A chance likeness is confirmed by a person. Its
    sentences never repeat the covert name, so that nothing of it leaves the compartment.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, cannot_tell, check, not_met
from bailiwick.policy.checks.grammar.handles import (
    Person,
    Tie,
    holds_address,
    maintainer_in,
    names_entered,
    ties_of,
)
from bailiwick.policy.checks.grammar.lookalike import as_words
from bailiwick.policy.facts import UNKNOWN, Known
from bailiwick.policy.facts.value import is_false, value_or
from bailiwick.policy.remedy import Do
from bailiwick.policy.text.scanned import Match

TIE, AGENCY, CLEAN = "common/covert-name:tie", "common/covert-name:agency", "common/covert-name:clean"
NAME, SCREEN_NAME, NAMES = "covert.username", "covert.screen-name", "maintainer.names"
_YEAR = re.compile(r"(?<!\d)(?:19[5-9]\d|200\d)(?!\d)")
_CLAUSE_ENDS = ",;.()"
BACK = (Do("return-to-maintainer", "maintainer"),)
WHY = {
    Tie.NAME: say("The covert name holds a name of the maintainer."),
    Tie.NICKNAME: say("The covert name holds a nickname of the maintainer."),
    Tie.HANDLE: say("The covert name is one that the maintainer has used before, or nearly so."),
    Tie.BADGE: say("The covert name holds the maintainer's badge number."),
    Tie.BIRTH_YEAR: say("The covert name holds the maintainer's year of birth."),
    Tie.UNIT: say("The covert name holds the maintainer's unit."),
    Tie.INITIALS: say("The covert name begins with the maintainer's initials."),
    Tie.AVATAR: say("The picture has been used by the maintainer elsewhere."),
}
WHY_TOLD = say("By what the entry tells, something of the profile leads to the maintainer.")
WHY_ADDRESS = say("The covert name holds the number or the street of a home that the entry tells of.")
WHY_YEAR = say("The covert name holds what may be a year of birth.")
WHY_AGENCY = say("The covert name holds a word of the agency or the trade.")
WHY_PURPOSE = say("The stated purpose is not to look into crime, and a covert profile is for nothing else.")


@check(
    "CT053",
    name="covert-name-tied",
    asks="Does a covert name or picture lead to the employee who keeps the profile?",
    document=__doc__,
    rules=("CR-53",),
    context=(TIE, AGENCY, CLEAN),
    languages=("en",),
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Hold the covert names against what is known of the maintainer; no sentence and no span repeats them."""
    covert = look.facts.covert
    stated = [value_or(fact, "") for fact in (covert.username, covert.screen_name)]
    entered = [name for name in (*stated, *names_entered(look.text.raw)) if name]
    if not entered and not look.text.raw.strip():
        if covert.username is UNKNOWN and covert.screen_name is UNKNOWN:
            yield cannot_tell(say("Nobody has said which names the profile uses."), NAME, SCREEN_NAME)
        return
    if is_false(covert.investigates_crime):
        yield not_met(WHY_PURPOSE, remedies=BACK)
    told = list(_by_facts(look, entered)) or list(_by_words(look, entered))
    yield from told
    if not told and any(stated) and look.facts.maintainer.names is UNKNOWN:
        yield cannot_tell(say("Nobody has said who the maintainer is, so nothing can be compared."), NAMES)


def _by_facts(look: Look, entered: list[str]) -> Iterator[Observation]:
    """What the names share with what is known; each tie is told once."""
    who = look.facts.maintainer
    nothing: tuple[str, ...] = ()
    known = Person(
        names=(*value_or(who.names, nothing), *maintainer_in(look.text.raw)),
        nicknames=value_or(who.nicknames, nothing),
        handles=value_or(who.handles, nothing),
        badge=value_or(who.badge, ""),
        birth_year=value_or(who.birth_year, ""),
        unit=value_or(who.unit, ""),
    )
    ties = {tie: confidence for name in entered for tie, confidence in ties_of(name, known)}
    used = value_or(who.avatars, frozenset())
    if isinstance(look.facts.covert.avatar, Known) and look.facts.covert.avatar.value in used:
        ties[Tie.AVATAR] = 0.9
    for tie, confidence in ties.items():
        yield not_met(WHY[tie], confidence=confidence, remedies=BACK)


def _by_words(look: Look, entered: list[str]) -> Iterator[Observation]:
    """What the entry tells of itself; a span is given only where it holds none of the names."""
    if any(holds_address(name, look.text.raw) for name in entered):
        yield not_met(WHY_ADDRESS, confidence=0.85, remedies=BACK)
        return
    clean = list(look.text.matches(CLEAN))
    for match in look.text.matches(TIE):
        if _is_denied(look, match, clean):
            continue
        words = look.words(match)
        shown = not any(name.lower() in words.lower() for name in entered)
        start, end = (match.start, match.end) if shown else (-1, -1)
        yield not_met(WHY_TOLD, start=start, end=end, confidence=0.85, remedies=BACK)
        return
    if not clean and any(look.text.raw.casefold().count(name.casefold()) > 1 for name in entered):
        yield not_met(WHY_TOLD, confidence=0.8, remedies=BACK)
    elif not clean and any(_YEAR.search(name) for name in entered):
        yield not_met(WHY_YEAR, confidence=0.7, remedies=BACK)
    elif look.scan is not None and any(look.scan(as_words(name)).matches(AGENCY) for name in entered):
        yield not_met(WHY_AGENCY, confidence=0.8, remedies=BACK)


def _is_denied(look: Look, match: Match, clean: list[Match]) -> bool:
    """Whether the words within the same clause say that there is no such tie."""
    raw = look.text.raw
    first = max(raw.rfind(mark, 0, match.start) for mark in _CLAUSE_ENDS) + 1
    ends = [place for mark in _CLAUSE_ENDS if (place := raw.find(mark, match.end)) >= 0]
    last = min(ends, default=len(raw))
    return any(first <= one.start < last for one in clean)
