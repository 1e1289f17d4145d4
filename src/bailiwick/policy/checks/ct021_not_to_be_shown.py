"""CT021: Somebody who is not to be shown or named, or a writer who may work undercover.

What it asks
    Does this show, name or let people recognise somebody who is on the list Do not show me, or a writer who says that
    they may work undercover?

Why
    CR-21. pd/V.A.8.a.s4 bars every way of being recognised; house/do-not-show-me lets any member join one list without
    a reason. The words of the finding are the same for everyone, whatever the reason, and nothing is kept of an answer.

Example
    Not met: "[image: flagged officer's face at a family picnic, posted by herself]"
    Met: "TV still of an actor playing an undercover detective."

Remedy
    Leave it unposted. There is no weaker form of this rule and nobody who may set it aside.

Where it errs
    It knows no faces and no voices: it believes the list, an answer, and what is said of a picture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, cannot_tell, check, not_applicable, not_met
from bailiwick.policy.checks.grammar.pictured import (
    EMPLOYEE,
    MAIN_TEXT,
    NOBODY,
    UNREAL,
    Description,
    descriptions_of,
    outside_brackets,
)
from bailiwick.policy.facts import ABSENT, UNKNOWN, Known
from bailiwick.policy.facts.subjects import PostClass
from bailiwick.policy.facts.value import Fact, is_false, is_true
from bailiwick.policy.remedy import Do

LIST = "common/not-shown"
LISTED, UNDERCOVER = f"{LIST}:listed", f"{LIST}:undercover"
IDENTIFIES, SETTLED, FICTION = f"{LIST}:identifies", f"{LIST}:settled", f"{LIST}:fiction"
SHOWS, ON_LIST, WRITER = "media.shows-employee", "media.shows-listed", "person.may-work-undercover"
WHY = say("Do not post this. It would show or name somebody who is not to be shown.")
SHORTEST_NAME = 4


@check(
    "CT021",
    name="not-to-be-shown",
    asks="Does this show or name somebody who is not to be shown?",
    document=__doc__,
    rules=("CR-21",),
    triggers=(LISTED, UNDERCOVER),
    context=(IDENTIFIES, SETTLED, FICTION, EMPLOYEE, NOBODY, UNREAL),
    needs=("post.media",),
    uses=("media.description", "lists.do-not-show-me", ON_LIST, WRITER),
    languages=("en",),
    values={
        "asks_at": "the gates at which an unknown is asked about; elsewhere it is left alone",
        "asks": "listed: whether somebody on the list is shown; writer: whether the writer may work undercover",
    },
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """One sentence for everyone, at most once; ask where an answer would settle it."""
    if look.reads != MAIN_TEXT:
        return
    if is_false(look.facts.media.shows_employee):
        yield not_applicable(say("Nobody who works for the agency is in the picture."))
        return
    found = _stated(look) or _on_list(look) or _said(look)
    if found is not None:
        start, end, confidence = found
        yield not_met(
            WHY, start=start, end=end, confidence=confidence, remedies=(Do("leave-unposted", "poster"),)
        )
    elif look.act in look.values.get("asks_at", ()):  # type: ignore[operator]  # a tuple of gates
        yield from _asked(look)


def _stated(look: Look) -> tuple[int, int, float] | None:
    media, person = look.facts.media, look.facts.person
    personal = look.facts.post.class_ == Known(PostClass.PERSONAL)
    pictured = look.facts.post.media is not ABSENT
    writer = personal and pictured and is_true(person.may_work_undercover)
    return (-1, -1, 0.99) if is_true(media.shows_listed) or writer else None


def _on_list(look: Look) -> tuple[int, int, float] | None:
    """A name of the list that stands in the words."""
    names = look.facts.lists.do_not_show_me
    for name in names.value if isinstance(names, Known) else ():
        if len(name) >= SHORTEST_NAME and (
            match := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", look.text.raw, re.IGNORECASE)
        ):
            return match.start(), match.end(), 0.95
    return None


def _said(look: Look) -> tuple[int, int, float] | None:
    for one in descriptions_of(look):
        found = one.matches((LISTED, UNDERCOVER))
        if found and not one.has(SETTLED) and not one.has(FICTION):
            words = one.as_words(found[0].start, found[0].end)
            return words.start, words.end, 0.88
    for match in outside_brackets(look, (LISTED, UNDERCOVER)):
        sentence = look.text.sentence_at(match.start)
        around = Description(look.text, *sentence, placed=True)
        told = around.has(IDENTIFIES) or (match.group == LISTED and bool(look.text.annotations))
        if told and not around.has(SETTLED) and not around.has(FICTION):
            return match.start, match.end, 0.85
    return None


def _asked(look: Look) -> Iterator[Observation]:
    """Who is in the picture comes first; only then whether they are not to be shown."""
    descriptions = descriptions_of(look)
    if look.facts.post.media is ABSENT or any(one.has(SETTLED) or one.has(FICTION) for one in descriptions):
        return
    if look.facts.media.shows_employee is UNKNOWN:
        if descriptions and not any(_shows_employee(one) for one in descriptions):
            return
        if not descriptions:
            yield cannot_tell(say("Nobody has said whether an employee is in the picture."), SHOWS)
            return
    path, fact = _question(look)
    if fact is UNKNOWN:
        yield cannot_tell(say("Nobody has said whether everybody in it may be shown."), path)


def _question(look: Look) -> tuple[str, Fact[bool]]:
    if look.values.get("asks") == "writer":
        return WRITER, look.facts.person.may_work_undercover
    return ON_LIST, look.facts.media.shows_listed


def _shows_employee(one: Description) -> bool:
    return one.has(EMPLOYEE) and not one.has(NOBODY) and not one.has(UNREAL)
