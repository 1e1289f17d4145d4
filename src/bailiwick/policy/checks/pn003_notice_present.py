"""PN003: A notice that a page owes its visitors stands on it, whole, where they will see it.

What it asks
    Does the page say, in one of the places the notice belongs in, every part of what it must say?

Why
    Pages must tell who runs them, how to reach the department, that comments are watched and may be taken down, and
    that what is posted may be disclosed (pd/IV.A.3 to IV.A.10, nmpd/V.B to V.F.2). A part is looked for by word groups,
    so wording is free.

Example
    Not met: "Comments are monitored", and nothing about what may be removed.
    Met: "Your comments will be monitored. Those that are obscene, off the subject or attack people may be removed."

Remedy
    Put the suggested sentence on the page; or, where the clause says "where possible", record why it is not.

Where it errs
    Notices in pictures are not seen until somebody states their text; unusual wording is taken for a missing part.
"""

from __future__ import annotations

from collections.abc import Iterator

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, cannot_tell, check, not_met
from bailiwick.policy.facts import UNKNOWN, Known
from bailiwick.policy.facts.facts import attribute_of
from bailiwick.policy.notice import Notice, NoticePart
from bailiwick.policy.remedy import Change
from bailiwick.policy.text.scanned import ScannedText

PROMINENT = ("bio", "header", "pinned", "about")
FIRST_SHOWN = 600
"""Characters of the "about" text that a visitor sees without asking for more; the rest is not prominent."""
TOO_WIDE_CONFIDENCE = 0.6


@check(
    "PN003",
    name="notice-present",
    asks="Does the page carry this notice, whole, where visitors will see it?",
    document=__doc__,
    values={"notice": "id of the notice in the pack's notices.yaml"},
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Look for every part of the notice in the places it may stand in."""
    notice = look.notices[str(look.values["notice"])]
    shown, unknown = _places(look, notice)
    absent = [part for part in notice.parts if not any(_stands(look, part, text) for text in shown)]
    foreign = [text for text in shown if text.language.code not in (None, "en")]
    suggestion = (Change(0, 0, notice.suggest),)
    if absent and (unknown or foreign):
        yield cannot_tell(say("Part of the page has not been read, so the notice may stand there."), *unknown)
    elif absent and len(absent) == len(notice.parts):
        yield not_met(say("The page does not carry this notice."), remedies=suggestion)
    elif absent:
        parts = ", ".join(part.name.replace("-", " ") for part in absent)
        yield not_met(
            say("The notice is there, but not whole: this is missing: {parts}.", parts=parts),
            remedies=suggestion,
        )
    elif any(_any_group(look, notice.too_wide, text) for text in shown):
        yield not_met(
            say("The notice claims more than the policy gives."),
            remedies=suggestion,
            confidence=TOO_WIDE_CONFIDENCE,
        )


def _places(look: Look, notice: Notice) -> tuple[list[ScannedText], list[str]]:
    names = dict.fromkeys(
        name for place in notice.where for name in (PROMINENT if place == "prominent" else (place,))
    )
    only_first = "about" not in notice.where
    shown, unknown = [], []
    assert look.scan is not None  # noqa: S101 -- the engine always gives it
    for name in names:
        fact = getattr(look.facts.page, attribute_of(name))
        if fact is UNKNOWN:
            unknown.append(f"page.{name}")
        elif isinstance(fact, Known):
            text = str(fact.value)
            shown.append(look.scan(text[:FIRST_SHOWN] if name == "about" and only_first else text))
    return shown, unknown


def _stands(look: Look, part: NoticePart, text: ScannedText) -> bool:
    any_of = not part.any_of or _any_group(look, part.any_of, text)
    return any_of and all(_any_group(look, (name,), text) for name in part.all_of)


def _any_group(look: Look, names: tuple[str, ...], text: ScannedText) -> bool:
    assert look.groups_named is not None  # noqa: S101 -- the engine always gives it
    return any(text.matches(group) for name in names for group in look.groups_named(name))
