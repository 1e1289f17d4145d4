"""A line of an access log told in words: whose device, which account, on duty or not, on which grounds, how much."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bailiwick.policy.facts.registers import AccessLine, Account, Equipment
from bailiwick.policy.facts.subjects import Duty
from bailiwick.policy.text.scanned import Match, ScannedText

LIST = "common/access-log:"
AGENCY, OWN = f"{LIST}agency", f"{LIST}own"
PERSONAL, OFFICIAL, INVESTIGATION = f"{LIST}personal", f"{LIST}official", f"{LIST}investigation"
CASE, AUTHORITY, NEED = f"{LIST}case", f"{LIST}authority", f"{LIST}need"
ON_DUTY, DETAIL, OFF_DUTY = f"{LIST}on-duty", f"{LIST}detail", f"{LIST}off-duty"
SITE = f"{LIST}site"
MUCH, LITTLE, INTERFERES = f"{LIST}much", f"{LIST}little", f"{LIST}interferes"
GROUPS = (
    AGENCY, OWN, PERSONAL, OFFICIAL, INVESTIGATION, CASE, AUTHORITY, NEED, ON_DUTY, DETAIL, OFF_DUTY, MUCH, LITTLE,
    INTERFERES, SITE,
)  # fmt: skip
_GROUNDS = {CASE: "investigation", AUTHORITY: "authorisation", NEED: "duty-need"}
_DENIED = re.compile(
    r"\b(?:no|not|without|never|nor|none|lack(?:s|ed|ing)?|missing|isn't|wasn't|hasn't|didn't|doesn't|nobody|neither|"
    r"expired|lapsed|ended|withdrawn|outside|beyond|un)[\s-][^.;,:]{0,28}\Z|\bun\Z",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"\A\s*(?:had |has |was |were )?(?:expired|lapsed|ended|withdrawn|refused|denied|missing|not |none)"
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a description tells: the line, and whether use is said to be much, and to get in the way of the work."""

    line: AccessLine
    social: bool  # nobody says that it was no social site
    denied: frozenset[str]  # grounds that the description says are not there
    much: bool | None
    interferes: bool | None


def read_line(text: ScannedText) -> Told:
    """Read one description; what it does not tell is None."""
    grounds = {name for group, name in _GROUNDS.items() if _affirmed(text, group)}
    denied = {name for group, name in _GROUNDS.items() if _denied(text, group)} - grounds
    line = AccessLine(
        person="",
        equipment=_equipment(text),
        account=_account(text),
        duty=_duty(text),
        grounds=frozenset(grounds),
    )
    much = True if text.matches(MUCH) else (False if text.matches(LITTLE) else None)
    interferes = True if _affirmed(text, INTERFERES) else (False if _denied(text, INTERFERES) else None)
    social = line.account is not None or _affirmed(text, SITE) or not _denied(text, SITE)
    return Told(line, social, frozenset(denied), much, interferes)


def _equipment(text: ScannedText) -> Equipment | None:
    if text.matches(AGENCY):
        return Equipment.AGENCY
    return Equipment.OWN if text.matches(OWN) else None


def _account(text: ScannedText) -> Account | None:
    devices = text.any_of((AGENCY, OWN))
    if any(not _overlaps(match, devices) and not _is_denied(text, match) for match in text.matches(PERSONAL)):
        return Account.PERSONAL
    if _affirmed(text, INVESTIGATION) or _affirmed(text, CASE):
        return Account.INVESTIGATION
    official = [one for one in text.matches(OFFICIAL) if not _overlaps(one, devices)]
    return Account.OFFICIAL if official else None


def _duty(text: ScannedText) -> Duty | None:
    if _affirmed(text, DETAIL):
        return Duty.OFF_DUTY_DETAIL
    if text.matches(OFF_DUTY):
        return Duty.OFF_DUTY
    return Duty.ON_DUTY if text.matches(ON_DUTY) else None


def _overlaps(match: Match, others: list[Match]) -> bool:
    return any(other.start < match.end and match.start < other.end for other in others)


def _affirmed(text: ScannedText, group: str) -> bool:
    return any(not _is_denied(text, match) for match in text.matches(group))


def _denied(text: ScannedText, group: str) -> bool:
    return any(_is_denied(text, match) for match in text.matches(group))


def _is_denied(text: ScannedText, match: Match) -> bool:
    return bool(
        _DENIED.search(text.raw[max(0, match.start - 40) : match.start])
        or _ENDED.match(text.raw[match.end : match.end + 24])
    )
