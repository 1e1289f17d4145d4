"""CT008: A picture on an official page that shows an employee and has not been approved.

What it asks
    Does a picture in an official post show somebody who works for the agency, and has whoever may approved this file?

Why
    CR-08. nmpd/V.H.3.s1 lets a photo of an employee go up only with the approval of the Chief or a designee. An
    approval covers one file by its digest, so that an edited picture needs a new one, or a named kind of event (A12).

Example
    Not met: "[image: dispatcher at her desk, visible name tag; no approval]"
    Met: "[image: resident volunteers only, each signed a release]"

Remedy
    Ask for an approval of exactly this file, or choose a picture without employees.

Where it errs
    It reads what is said of a picture and what a person answers; it knows no faces. People whom nobody has told apart
    are asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, cannot_tell, check, not_applicable
from bailiwick.policy.checks.grammar.permitted import (
    APPROVAL_WORDS,
    Approval,
    approval_missing,
    approval_missing_by_words,
    approval_said,
)
from bailiwick.policy.checks.grammar.pictured import (
    EMPLOYEE,
    MAIN_TEXT,
    NOBODY,
    UNREAL,
    Description,
    descriptions_of,
    outside_brackets,
)
from bailiwick.policy.facts.value import is_false, is_true

LIST = "common/pictured-people"
PERSON, GROUP, OTHERS = f"{LIST}:person", f"{LIST}:group-of-people", f"{LIST}:other-agency"
SHOWS = "media.shows-employee"
_BY_NAME = re.compile(
    r"\b(?:Officer|Ofc\.?|Sergeant|Sgt\.?|Lieutenant|Lt\.?|Captain|Capt\.?|Corporal|Cpl\.?|Detective|Det\.?|Chief|Deputy"
    r"|Dispatcher|Commander|Major|Chaplain)\s+(?!America\b|Obvious\b|Officer\b)[A-Z][a-z]{2,}"
)
_THEIR_THING = re.compile(  # somebody's hat is nobody's picture; somebody's face is
    r"['’]s?\s+(?!(?:own )?(?:face|portrait|head|smile|hand|back|arm|profile|photo|picture|selfie|welcome|speech"
    r"|message|badge|pinning|retirement|promotion|swearing|wedding|birthday|interview|visit|team|talk|award)s?\b)"
    r"|\s+(?:SUV|car|cars|van|truck|boat|motorcycle|vehicle|vehicles|logo|patch|sign|building)\b"
)


@check(
    "CT008",
    name="employee-shown",
    asks="Does a picture show an employee, and has this very file been approved?",
    document=__doc__,
    rules=("CR-08",),
    context=(EMPLOYEE, PERSON, GROUP, NOBODY, UNREAL, OTHERS, *APPROVAL_WORDS),
    needs=("post.media",),
    uses=("media.description",),
    languages=("en",),
    values={"needs": "all: the powers each of which must have said yes"},
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Take a person's answer first, then what is said of the picture; ask where nothing tells."""
    if look.reads != MAIN_TEXT:
        return
    fact = look.facts.media.shows_employee
    if is_true(fact):
        yield from approval_missing(look)
    elif is_false(fact):
        yield not_applicable(say("Nobody who works for the agency is in the picture."))
    else:
        yield from _described(look)


def _described(look: Look) -> Iterator[Observation]:
    descriptions = descriptions_of(look)
    caption = outside_brackets(look, (EMPLOYEE,))
    unsettled = not descriptions
    for one in descriptions:
        employee = _employee(one)
        if employee is not None:
            words = one.as_words(*employee)
            why = say("“{words}” shows somebody who works for the agency.", words=words.text)
            yield from approval_missing_by_words(look, one, words, why, 0.85)
        elif people := _people(one):
            words = one.as_words(*people)
            named = bool(caption) and approval_said(one) is not Approval.GIVEN
            if named or approval_said(one) is Approval.LACKING:
                why = say("“{words}” may well show somebody who works for the agency.", words=words.text)
                yield from approval_missing_by_words(look, one, words, why, 0.76)
            elif approval_said(one) is Approval.NOT_SAID:
                unsettled = True
    if unsettled:
        yield cannot_tell(say("Nobody has said whether an employee is in the picture."), SHOWS)


def _employee(one: Description) -> tuple[int, int] | None:
    """Where the description tells of an employee who is really in the picture."""
    named = _BY_NAME.search(one.words)
    if named and not one.has(NOBODY):
        return one.start + named.start(), one.start + named.end()
    if one.has(NOBODY) or one.has(UNREAL):
        return None
    elsewhere = one.matches((OTHERS,))
    for match in one.matches((EMPLOYEE,)):
        elsewhere_too = any(other.start <= match.start < other.end for other in elsewhere)
        if not elsewhere_too and not _THEIR_THING.match(one.scanned.raw, match.end):
            return match.start, match.end
    return None


def _people(one: Description) -> tuple[int, int] | None:
    """Where the description tells of people of whom nobody has said who they are."""
    if one.has(NOBODY) or one.has(UNREAL) or one.has(OTHERS):
        return None
    found = one.matches((GROUP,)) or one.matches((PERSON,))
    return (found[0].start, found[0].end) if found else None
