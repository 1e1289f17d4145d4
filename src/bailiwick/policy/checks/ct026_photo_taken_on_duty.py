"""CT026: A photo taken on duty, or somewhere only police authority let the taker be.

What it asks
    Was the picture taken during a shift, or in a place that is open to police alone?

Why
    CR-26. nmpd/IX.A.3.a.7.s1 bars photos got or taken on duty; nmpd/IX.A.3.a.7.s2 those from places entered by
    authority, even off duty. No memorandum cures it (A11). What the department has released itself may be shared.

Example
    Not met: "[image: evidence room selfie]"
    Met: "[image: official release photo re-shared from the department page]"

Remedy
    Say when and where it was taken; leave it out if it was on duty or behind the tape.

Where it errs
    It believes what is said about the picture; a picture nobody describes is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, cannot_tell, check, not_met
from bailiwick.policy.facts import ABSENT, UNKNOWN
from bailiwick.policy.facts.value import is_true
from bailiwick.policy.remedy import Change

DUTY, ACCESS, OFFICIAL = "common/duty-photo:duty", "common/duty-photo:access", "common/duty-photo:official"
_TIMES = re.compile(
    r"(?:exif|taken|shot|time ?stamp\w*)[^\]\d]{0,20}(\d{1,2})[:.]?(\d{2})?[^\]]{0,20}?"
    r"shift[^\]\d]{0,12}(\d{1,2})(?::?\d\d)?\s*(?:-|–|to|until)\s*(\d{1,2})",
    re.IGNORECASE,
)
_OFF_DUTY = re.compile(
    r"\b(?:off[ -]duty|shift (?:had )?ended|after (?:my|the) shift|day off|on (?:leave|vacation))\b",
    re.IGNORECASE,
)


@check(
    "CT026",
    name="photo-taken-on-duty",
    asks="Was this photo taken on duty, or where only police may be?",
    document=__doc__,
    rules=("CR-26",),
    triggers=(DUTY, ACCESS),
    context=(OFFICIAL,),
    needs=("post.media",),
    languages=("en",),
    values={"asks": "Which of the two is asked: duty or access."},
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Weigh the stated fact first, then what is said of the picture, then ask."""
    if look.reads != "post.text" or look.facts.post.media is ABSENT or is_true(look.facts.post.released):
        return
    if look.text.matches(OFFICIAL):
        return
    yield from _access(look) if look.values.get("asks") == "access" else _duty(look)


def _duty(look: Look) -> Iterator[Observation]:
    fact = look.facts.media.taken_on_duty
    raw = look.text.raw
    times = _TIMES.search(raw)
    if is_true(fact):
        yield not_met(say("The picture was taken on duty."))
    elif fact is not UNKNOWN or (times and not _within(times)) or _OFF_DUTY.search(raw):
        return
    elif times:
        yield _found(look, times.start(), times.end())
    elif cues := look.text.matches(DUTY):
        yield _found(look, cues[0].start, cues[0].end)
    else:
        yield cannot_tell(
            say("Nobody has said whether the picture was taken on duty."), "media.taken-on-duty"
        )


def _within(times: re.Match[str]) -> bool:
    """Whether the hour of the picture lies in the shift, which may run past midnight."""
    hour, begins, ends = int(times.group(1)), int(times.group(3)), int(times.group(4))
    return begins <= hour < ends if begins < ends else hour >= begins or hour < ends


def _access(look: Look) -> Iterator[Observation]:
    fact = look.facts.media.taken_by_access
    if is_true(fact):
        yield not_met(say("The picture was taken where only police may be."))
    elif fact is not UNKNOWN:
        return
    elif cues := look.text.matches(ACCESS):
        yield _found(look, cues[0].start, cues[0].end)
    elif not look.text.matches(DUTY) and not _TIMES.search(look.text.raw):
        yield cannot_tell(say("Nobody has said where the picture was taken."), "media.taken-by-access")


def _found(look: Look, start: int, end: int) -> Observation:
    return not_met(
        say(
            "“{words}” says that the picture was taken on duty, or where only police may be.",
            words=look.text.raw[start:end],
        ),
        start=start,
        end=end,
        confidence=0.82,
        remedies=(Change(start, end, ""),),
    )
