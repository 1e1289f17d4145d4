"""CT051: A picture taken, or a post made, with a device of somebody's own and without permission.

What it asks
    Was an official picture taken, or is an official post made, with a device that is not the agency's, and was that
    allowed on that day?

Why
    CR-51. pd/IV.B.5 asks for express written permission, nmpd/V.H.1 for express permission, spoken or written (X5).
    What counts is what the act is for, not the shift (A18). A file that does not tell its device is asked about, never
    blamed.

Example
    Not met: "[image EXIF: officer's own action camera; permission expired last month]"
    Met: "[image EXIF: private phone; written permission D-19 valid on that date, covers event photos]"

Remedy
    Use a device of the agency, or ask for permission for this one.

Where it errs
    Data in a file can be wrong or copied, and two devices of one make and model look alike without a serial number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bailiwick.kernel.sentence import say
from bailiwick.policy.check import Look, Observation, cannot_tell, check, not_applicable, not_met
from bailiwick.policy.checks.grammar.permitted import (
    APPROVAL_WORDS,
    GIVEN,
    LACKING,
    PERMISSIONS,
    missing_permission,
    powers_needed,
)
from bailiwick.policy.checks.grammar.pictured import (
    HANDLED,
    MAIN_TEXT,
    PICTURED,
    Description,
    Words,
    descriptions_of,
    outside_brackets,
)
from bailiwick.policy.facts import ABSENT, UNKNOWN, Known
from bailiwick.policy.facts.media import Device
from bailiwick.policy.facts.value import Fact, value_or
from bailiwick.policy.permission import Form
from bailiwick.policy.power import Target
from bailiwick.policy.remedy import Ask

LIST = "common/devices"
OWN, NOT_LISTED = f"{LIST}:own", f"{LIST}:unknown"
AGENCY, OFFICIAL_USE, KIT = f"{LIST}:agency", f"{LIST}:official-use", f"{LIST}:kit"
SPOKEN = "common/approval:spoken"
OF_SESSION, OF_MEDIA = "person.device-own", "media.device-own"
_MAKE, _SERIAL = "media.device-make", "media.device-serial"
_PERMISSION = re.compile(r"\bpermi", re.IGNORECASE)
_BY_ONESELF = re.compile(
    r"\b(?:i|we|i['’]m|we['’]re|my|our|posting|uploading|upload(?:ed)?|posted|filmed|snapped|shot|took|taken|recorded|managing"
    r"|scheduled|repl(?:y|ied|ying))\b",
    re.IGNORECASE,
)


@check(
    "CT051",
    name="device-not-permitted",
    asks="Was this taken or is it posted with somebody's own device, and was that allowed on that day?",
    document=__doc__,
    rules=("CR-51",),
    triggers=(OWN, NOT_LISTED),
    context=(AGENCY, OFFICIAL_USE, KIT, SPOKEN, *APPROVAL_WORDS),
    needs=("post.media", OF_SESSION),
    uses=("media.description", OF_MEDIA, _MAKE, _SERIAL),
    languages=("en",),
    values={
        "needs": "all: the powers each of which must have said yes",
        "asks": "session: the device a post is made with; media: the device a picture was taken with",
        "asks_at": "the gates at which an unknown is asked about; elsewhere it is left alone",
    },
)
def CHECK(look: Look) -> Iterator[Observation]:  # noqa: N802 -- the module's one public name is the check itself
    """Look at the device of the picture or of the session, as the binding asks."""
    if look.reads == MAIN_TEXT:
        yield from _media(look) if look.values.get("asks") == "media" else _session(look)


def _session(look: Look) -> Iterator[Observation]:
    fact = look.facts.person.device_own
    if fact is not UNKNOWN:
        yield from _by_fact(look, fact, look.facts.person.device)
        return
    if not _asks(look) and "[" not in look.text.raw and look.text.groups.isdisjoint((OWN, NOT_LISTED)):
        return  # every official post comes by here, and most tell nothing of a device
    told = descriptions_of(look, HANDLED)
    for match in outside_brackets(look, (OWN, NOT_LISTED)):
        around = Description(look.text, *look.text.sentence_at(match.start), placed=True)
        if around.has(OFFICIAL_USE) and _BY_ONESELF.search(around.words):
            told.append(around)
    yield from _by_words(look, told)
    if not told and _asks(look):
        yield cannot_tell(say("Nobody has said with which device this is posted."), OF_SESSION)


def _media(look: Look) -> Iterator[Observation]:
    media = look.facts.media
    if look.facts.post.media is ABSENT:
        return
    if media.device_own is not UNKNOWN:
        yield from _by_fact(look, media.device_own, media.device)
    elif isinstance(media.device_make, Known) or isinstance(media.device_serial, Known):
        yield from _by_file(look)
    else:
        told = descriptions_of(look, PICTURED)
        yield from _by_words(look, told)
        if not told and _asks(look):
            yield cannot_tell(say("Nobody has said with which device the picture was taken."), OF_MEDIA)


def _asks(look: Look) -> bool:
    return look.act in look.values.get("asks_at", ())  # type: ignore[operator]  # a tuple of gates


def _by_fact(look: Look, own: Fact[bool], device: Fact[str]) -> Iterator[Observation]:
    if value_or(own, default=False):
        yield from _permission_for(look, value_or(device, ""))
    else:
        yield not_applicable(say("The device is the agency's."))


def _by_file(look: Look) -> Iterator[Observation]:
    """Compare what the file tells of its device with the register."""
    media, register = look.facts.media, look.facts.lists.devices
    named = " ".join(filter(None, (value_or(media.device_make, ""), value_or(media.device_model, ""))))
    shown = named or value_or(media.device_serial, "")
    if register is UNKNOWN:
        yield cannot_tell(
            say("The file says it was taken with {device}; nobody has said whose that is.", device=shown),
            OF_MEDIA,
        )
        return
    found = next((one for one in value_or(register, ()) if _is(one, look)), None)
    if found is None:
        yield not_met(
            say(
                "The file says it was taken with {device}, which is not in the register of devices.",
                device=shown,
            ),
            confidence=0.85,
            remedies=tuple(Ask(power.id, power.object) for power in powers_needed(look)),
        )
    elif found.own:
        yield from _permission_for(look, found.name)


def _is(device: Device, look: Look) -> bool:
    """Whether the file may come from a device: by serial number where both have one, else by make and model."""
    media = look.facts.media
    serial = value_or(media.device_serial, "").casefold()
    if serial and device.serial:
        return serial == device.serial.casefold()
    make, model = value_or(media.device_make, "").casefold(), value_or(media.device_model, "").casefold()
    return bool(make or model) and (make, model) == (device.make.casefold(), device.model.casefold())


def _permission_for(look: Look, device: str) -> Iterator[Observation]:
    """A permission for this device has to hold on the day of the picture; for a post, today."""
    if look.facts.permissions is UNKNOWN:
        yield cannot_tell(say("Nobody has said which permissions there are."), PERMISSIONS)
        return
    taken = look.facts.media.captured_on if look.values.get("asks") == "media" else UNKNOWN
    for power in powers_needed(look):
        yield from missing_permission(look, power, Target(identity=device), value_or(taken, look.on))


def _by_words(look: Look, told: list[Description]) -> Iterator[Observation]:
    powers = powers_needed(look)
    written = any(power.form is Form.WRITTEN for power in powers)
    for one in told:
        words = one.first(NOT_LISTED) or one.first(OWN) or _kit_without_leave(one)
        lacking = one.has(LACKING) or (written and one.has(SPOKEN))
        settled = one.has(GIVEN) or (one.has(AGENCY) and not one.has(NOT_LISTED))
        if words is None or (settled and not lacking):
            continue
        yield not_met(
            say("“{words}” is not the agency's, and no permission for it is on record.", words=words.text),
            start=words.start,
            end=words.end,
            remedies=tuple(Ask(power.id, power.object) for power in powers),
            confidence=0.86 if lacking else 0.8,
            missing=(PERMISSIONS,) if look.facts.permissions is UNKNOWN else (),
        )


def _kit_without_leave(one: Description) -> Words | None:
    """A device of which only its missing permission is told."""
    lacking = one.first(LACKING)
    return one.first(KIT) if lacking is not None and _PERMISSION.search(lacking.text) else None
